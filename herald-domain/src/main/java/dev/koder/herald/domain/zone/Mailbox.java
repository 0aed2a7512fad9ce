package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Mail addresses as names, as in the SOA's rname: the local part is the first label, dots in it included (RFC 1035,
 * section 8; RFC 1912, section 2.2).
 */
public final class Mailbox {

    /** Words joined by single dots (RFC 5322, section 3.2.3). */
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final int LONGEST_LABEL = 63;

    private Mailbox() {}

    /**
     * The name that stands for {@code localPart@domain}.
     *
     * @throws DnsFormatException where the local part has no room in a label or is none without quotes
     */
    public static DomainName name(String localPart, DomainName domain) {
        if (!LOCAL_PART.matcher(localPart).matches() || localPart.length() > LONGEST_LABEL || domain.isRoot()) {
            throw new DnsFormatException(
                    "mail address",
                    localPart + "@" + domain,
                    "such as first.last@example.org, with at most " + LONGEST_LABEL + " characters before the @");
        }
        byte[] label = localPart.getBytes(StandardCharsets.US_ASCII);
        byte[] rest = domain.toWire();
        byte[] wire = new byte[1 + label.length + rest.length];
        wire[0] = (byte) label.length;
        System.arraycopy(label, 0, wire, 1, label.length);
        System.arraycopy(rest, 0, wire, 1 + label.length, rest.length);
        return DomainName.ofWire(wire);
    }

    /** The mail address that a name stands for, without the final dot; empty where it is none that people write. */
    public static Optional<String> address(DomainName name) {
        if (name.labelCount() < 2) {
            return Optional.empty();
        }
        byte[] wire = name.toWire();
        String localPart = new String(wire, 1, wire[0], StandardCharsets.ISO_8859_1);
        if (!LOCAL_PART.matcher(localPart).matches()) {
            return Optional.empty();
        }
        String domain = name.parent().toString();
        return Optional.of(localPart + "@" + domain.substring(0, domain.length() - 1));
    }
}
