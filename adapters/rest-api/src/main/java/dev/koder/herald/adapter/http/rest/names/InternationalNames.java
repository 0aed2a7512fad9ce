package dev.koder.herald.adapter.http.rest.names;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import java.util.Optional;

/** Reads names that may hold U-labels, and shows them with U-labels. */
public final class InternationalNames {

    /** What people type for a dot (UTS #46, section 4.5), besides the dot itself. */
    private static final String OTHER_DOTS = "\u3002\uff0e\uff61";

    private InternationalNames() {}

    /**
     * Reads a name relative to {@code origin} unless it ends in a dot.
     *
     * @throws DnsFormatException where it is no name, or a label of it is no U-label
     */
    public static DomainName parse(String text, DomainName origin) {
        return DomainName.parse(isAscii(text) ? text : inAscii(text), origin);
    }

    private static String inAscii(String text) {
        StringBuilder ascii = new StringBuilder(text.length() + 16);
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || isDot(text, at)) {
                ascii.append(labelInAscii(text.substring(from, at), text));
                ascii.append(at == text.length() ? "" : ".");
                from = at + 1;
            } else if (text.charAt(at) == '\\') {
                at++;
            }
        }
        return ascii.toString();
    }

    private static boolean isDot(String text, int at) {
        return text.charAt(at) == '.' || OTHER_DOTS.indexOf(text.charAt(at)) >= 0;
    }

    private static String labelInAscii(String label, String name) {
        return isAscii(label)
                ? label
                : ULabel.toAscii(label)
                        .orElseThrow(() -> new DnsFormatException(
                                "domain name",
                                name,
                                "labels of letters and digits that IDNA 2008 allows; not " + label));
    }

    /** The name with U-labels in the place of its A-labels; empty where it has none that stands for one. */
    public static Optional<String> unicode(DomainName name) {
        if (!name.hasCodedLabel()) {
            return Optional.empty();
        }
        String ascii = name.toString();
        StringBuilder unicode = new StringBuilder(ascii.length());
        for (int i = 0; i < name.labelCount(); i++) {
            unicode.append(ULabel.toUnicode(name.label(i)).orElse(name.label(i)))
                    .append('.');
        }
        return Optional.of(unicode.toString()).filter(text -> !text.equals(ascii));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
