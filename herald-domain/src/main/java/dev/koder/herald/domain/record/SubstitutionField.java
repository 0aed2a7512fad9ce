package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/**
 * The regular expression of NAPTR: a character-string that is empty or a substitution expression (RFC 3402, section 3.2),
 * {@code !expression!replacement!flags}.
 *
 * <p>Checked is its shape: the delimiter, brackets and parentheses in pairs, repetitions of something, no reference to a group that is not there.
 */
enum SubstitutionField implements RdataField {
    SUBSTITUTION;

    private static final String EXPECTED =
            "nothing, or !expression!replacement! with pairs of brackets and \\1 to \\9 for groups that exist";
    private static final StringField STRING = new StringField("regular expression");

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int token = in.next();
        int start = out.size();
        STRING.read(in, out);
        if (!isSubstitution(out.storage(), start + 1, out.size())) {
            throw in.refusal(token, STRING.label(), EXPECTED);
        }
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int end = STRING.check(type, wire, at);
        if (!isSubstitution(wire, at + 1, end)) {
            throw Rdata.malformed(type, STRING.label(), wire, EXPECTED);
        }
        return end;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        return STRING.print(wire, at, out);
    }

    private static boolean isSubstitution(byte[] octets, int from, int to) {
        if (from == to) {
            return true;
        }
        byte delimiter = octets[from];
        int replacement = part(octets, from + 1, to, delimiter);
        int flags = part(octets, replacement, to, delimiter);
        boolean isMark = delimiter != 0 && delimiter != '\\' && delimiter != 'i' && !isDigit(delimiter);
        if (!isMark || flags > to || replacement == from + 2) {
            return false;
        }
        for (int i = flags; i < to; i++) {
            if (octets[i] != 'i') {
                return false;
            }
        }
        int groups = groups(octets, from + 1, replacement - 1);
        return groups >= 0 && refersTo(octets, replacement, flags - 1, groups);
    }

    /** The offset after the delimiter that ends the part at {@code from}; beyond {@code to} when there is none. */
    private static int part(byte[] octets, int from, int to, byte delimiter) {
        int at = from;
        while (at < to && octets[at] != delimiter) {
            at += octets[at] == '\\' ? 2 : 1;
        }
        return at < to ? at + 1 : to + 1;
    }

    /** How many groups the expression has; -1 when brackets are no pairs or a repetition has nothing to repeat. */
    private static int groups(byte[] octets, int from, int to) {
        int groups = 0;
        int depth = 0;
        boolean hasAtom = false;
        for (int i = from; i < to; i++) {
            byte octet = octets[i];
            boolean isRepetition = octet == '*' || octet == '+' || octet == '?' || octet == '{';
            if (isRepetition && !hasAtom) {
                return -1;
            }
            hasAtom = !isRepetition && octet != '(' && octet != '|' && octet != '^';
            switch (octet) {
                case '\\' -> i++;
                case '[' -> i = bracketEnd(octets, i + 1, to);
                case '{' -> i = end(octets, i + 1, to, '}');
                case '(' -> {
                    groups++;
                    depth++;
                }
                case ')' -> depth--;
                default -> {}
            }
            if (depth < 0 || i >= to) {
                return -1;
            }
        }
        return depth == 0 ? groups : -1;
    }

    /** Where the bracket expression ends; a closing bracket at its very beginning belongs to it. */
    private static int bracketEnd(byte[] octets, int from, int to) {
        int at = from < to && octets[from] == '^' ? from + 1 : from;
        return end(octets, at < to && octets[at] == ']' ? at + 1 : at, to, ']');
    }

    private static int end(byte[] octets, int from, int to, char mark) {
        int at = from;
        while (at < to && octets[at] != mark) {
            at++;
        }
        return at;
    }

    private static boolean refersTo(byte[] octets, int from, int to, int groups) {
        for (int i = from; i < to; i++) {
            if (octets[i] == '\\') {
                i++;
                if (i < to && isDigit(octets[i]) && (octets[i] == '0' || octets[i] - '0' > groups)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
