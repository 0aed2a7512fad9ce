package dev.koder.herald.domain.access;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.record.Rdata;

/**
 * Which values of RRsets a policy is about.
 *
 * @param text the canonical text of a value, in which asterisks stand for any characters, none too
 */
public record ValuePattern(String text) {

    /** All values. */
    public static final ValuePattern ANY = new ValuePattern("*");

    /** The most characters of a pattern. */
    public static final int LONGEST = 300;

    private static final char ANYTHING = '*';

    /** Refuses patterns that are empty or too long. */
    public ValuePattern {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new DnsFormatException("value pattern", text, "1 to " + LONGEST + " characters");
        }
    }

    /** Whether it is about every value. */
    public boolean isAny() {
        return text.equals(ANY.text);
    }

    /** Whether it is about this value. */
    public boolean matches(Rdata value) {
        return isAny() || matches(value.toText());
    }

    /** Goes back to the last asterisk alone, so that the work is bounded by the product of the two lengths. */
    private boolean matches(String value) {
        int at = 0;
        int in = 0;
        int asterisk = -1;
        int resumeAt = 0;
        while (at < value.length()) {
            if (in < text.length() && text.charAt(in) == ANYTHING) {
                asterisk = in++;
                resumeAt = at;
            } else if (in < text.length() && text.charAt(in) == value.charAt(at)) {
                in++;
                at++;
            } else if (asterisk >= 0) {
                in = asterisk + 1;
                at = ++resumeAt;
            } else {
                return false;
            }
        }
        return text.chars().skip(in).allMatch(rest -> rest == ANYTHING);
    }
}
