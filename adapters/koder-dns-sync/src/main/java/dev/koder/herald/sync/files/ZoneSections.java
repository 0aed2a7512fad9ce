package dev.koder.herald.sync.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The text of the list of zones: one section each, in canonical order, and a last line that shows that all of it is there.
 *
 * @param template the identifier of the template that every zone gets
 * @param location where a zone's file is
 */
record ZoneSections(String template, Function<DomainName, String> location) {
    private static final String HEAD =
            "# The zones of this point of presence. Written by koder-dns-sync; a change made by hand is lost.\n";
    private static final String END = "# end zones ";
    private static final String DOMAIN = "  - domain: \"";

    /** The text for these zones. */
    String print(Set<DomainName> zones) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append(zones.isEmpty() ? "" : "zone:\n");
        for (DomainName zone : new TreeSet<>(zones)) {
            text.append(DOMAIN).append(escaped(zone)).append("\"\n");
            text.append("    template: \"").append(template).append("\"\n");
            text.append("    file: \"").append(location.apply(zone)).append("\"\n");
        }
        return text + END + zones.size() + " sha256 " + digest(text.toString()) + "\n";
    }

    /**
     * The zones in a text.
     *
     * @throws DnsFormatException when its last line is missing or not true
     */
    static Set<DomainName> parse(String text) {
        int end = text.lastIndexOf(END);
        String body = end < 0 ? "" : text.substring(0, end);
        Set<DomainName> zones = new HashSet<>();
        body.lines()
                .filter(line -> line.startsWith(DOMAIN))
                .map(line -> DomainName.parse(line.substring(DOMAIN.length(), line.length() - 1)))
                .forEach(zones::add);
        String expected = END + zones.size() + " sha256 " + digest(body) + "\n";
        if (end < 0 || !text.substring(end).equals(expected)) {
            throw new DnsFormatException("end of the list of zones", end < 0 ? "" : text.substring(end), expected);
        }
        return zones;
    }

    /** Every octet that could mean something to Knot's configuration reader is written as a number. */
    private static String escaped(DomainName zone) {
        byte[] wire = zone.lowerCase().toWire();
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; wire[i] != 0; i = next) {
            next = i + 1 + wire[i];
            for (int k = i + 1; k < next; k++) {
                append(wire[k] & 0xff, text);
            }
            text.append('.');
        }
        return text.isEmpty() ? "." : text.toString();
    }

    private static void append(int octet, StringBuilder text) {
        boolean isPlain = (octet >= 'a' && octet <= 'z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '_'
                || octet == '/'
                || octet == '*';
        if (isPlain) {
            text.append((char) octet);
        } else {
            text.append(String.format("\\%03d", octet));
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
