package dev.koder.herald.domain.dns;

import dev.koder.herald.domain.dns.Tokens.Outcome;
import java.util.Arrays;

/** Finds the tokens of one entry after another and hands them to its {@link Tokens}. Not thread-safe. */
final class TokenScanner {
    private static final byte PLAIN = 0;
    private static final byte BLANK = 1;
    private static final byte LINE_END = 2;
    private static final byte COMMENT = 3;
    private static final byte OPEN = 4;
    private static final byte CLOSE = 5;
    private static final byte QUOTE = 6;
    private static final byte ESCAPE = 7;
    private static final byte RETURN = 8;
    private static final byte CONTROL = 9;
    private static final byte HIGH = 10;
    private static final byte[] KIND = kinds();

    private static final int MALFORMED = -1;
    private static final int CUT_OFF = -2;

    private final Tokens tokens;
    private byte[] text = new byte[0];
    private int from;
    private int to;
    private int next;
    private int depth;
    private int openAt;
    private boolean last;
    private boolean isFile;
    private boolean startsBlank;
    private boolean hasHighOctets;
    private boolean hasQuotedEscape;
    private int lineFeeds;
    private String problem = "";
    private String expected = "";
    private int problemAt;

    TokenScanner(Tokens tokens) {
        this.tokens = tokens;
    }

    private static byte[] kinds() {
        byte[] kind = new byte[256];
        Arrays.fill(kind, 0, 0x20, CONTROL);
        kind[0x7f] = CONTROL;
        Arrays.fill(kind, 0x80, 256, HIGH);
        kind[' '] = BLANK;
        kind['\t'] = BLANK;
        kind['\n'] = LINE_END;
        kind['\r'] = RETURN;
        kind[';'] = COMMENT;
        kind['('] = OPEN;
        kind[')'] = CLOSE;
        kind['"'] = QUOTE;
        kind['\\'] = ESCAPE;
        return kind;
    }

    /**
     * Cuts the entry between two offsets.
     *
     * @param isLast whether the text ends at {@code end}
     * @param isFromFile whether line ends and comments mean something; otherwise they are refused
     */
    Outcome cut(byte[] octets, int begin, int end, boolean isLast, boolean isFromFile) {
        text = octets;
        from = begin;
        to = end;
        last = isLast;
        isFile = isFromFile;
        depth = 0;
        hasHighOctets = false;
        lineFeeds = 0;
        startsBlank = begin < end && KIND[octets[begin] & 0xff] == BLANK;
        int at = begin;
        while (at >= 0 && at < to) {
            int octet = text[at] & 0xff;
            switch (KIND[octet]) {
                case BLANK -> at++;
                case PLAIN, ESCAPE, HIGH -> at = bare(at);
                case QUOTE -> at = quoted(at);
                case LINE_END -> {
                    lineFeeds++;
                    if (depth == 0 && isFile) {
                        next = at + 1;
                        return Outcome.ENTRY;
                    }
                    at = isFile ? at + 1 : refuse(at, "line end", "one line");
                }
                default -> at = unusual(at);
            }
        }
        return at == MALFORMED ? Outcome.MALFORMED : endOfText(at);
    }

    private Outcome endOfText(int at) {
        if (!last) {
            return Outcome.INCOMPLETE;
        }
        if (at == CUT_OFF) {
            return Outcome.MALFORMED;
        }
        if (depth > 0) {
            refuse(openAt, "(", "a closing parenthesis before the end");
            next = to;
            return Outcome.MALFORMED;
        }
        next = to;
        return Outcome.ENTRY;
    }

    private int unusual(int at) {
        return switch (KIND[text[at] & 0xff]) {
            case OPEN -> open(at);
            case CLOSE -> depth-- > 0 ? at + 1 : refuse(at, ")", "an opening parenthesis before it");
            case COMMENT -> isFile ? lineEnd(at) : refuse(at, ";", "quotes round text with a semicolon, or \\;");
            case RETURN -> carriageReturn(at);
            default -> refuse(at, "control character", "printable text; \\DDD for other octets");
        };
    }

    private int open(int at) {
        if (depth++ == 0) {
            openAt = at;
        }
        return at + 1;
    }

    /** A carriage return only belongs before a line feed (or at the very end). */
    private int carriageReturn(int at) {
        boolean endsLine = at + 1 == to || text[at + 1] == '\n';
        return endsLine && isFile ? at + 1 : refuse(at, "carriage return", "a line feed after it");
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < to && text[end] != '\n') {
            end++;
        }
        return end;
    }

    /** A token without quotes round it. */
    private int bare(int start) {
        byte[] octets = text;
        int end = to;
        int at = start;
        byte mark = 0;
        while (at < end) {
            byte kind = KIND[octets[at] & 0xff];
            if (kind == PLAIN) {
                at++;
            } else if (kind == HIGH) {
                hasHighOctets = true;
                at++;
            } else if (kind == ESCAPE) {
                mark |= Tokens.ESCAPED;
                at += at + 1 < to && text[at + 1] != '\n' ? 2 : 1;
            } else if (kind == QUOTE && at > start && text[at - 1] == '=') {
                mark |= Tokens.INNER_QUOTE;
                at = closingQuote(at);
                if (at < 0) {
                    return at;
                }
                at++;
            } else {
                break;
            }
        }
        tokens.add(start, at, mark);
        return at;
    }

    private int quoted(int start) {
        int end = closingQuote(start);
        if (end < 0) {
            return end;
        }
        tokens.add(start + 1, end, hasQuotedEscape ? (byte) (Tokens.QUOTED | Tokens.ESCAPED) : Tokens.QUOTED);
        return end + 1;
    }

    /** The offset of the quote that closes the one at {@code start}, or what {@link #refuse} answers. */
    private int closingQuote(int start) {
        byte[] octets = text;
        int end = to;
        int at = start + 1;
        hasQuotedEscape = false;
        while (at < end) {
            byte octet = octets[at];
            if (octet == '"') {
                return at;
            }
            if (octet == '\\') {
                hasQuotedEscape = true;
                at += at + 1 < end && octets[at + 1] != '\n' ? 1 : 0;
            } else if (octet == '\n') {
                if (depth == 0 || !isFile) {
                    return refuse(start, "\"", "a closing quote on the same line");
                }
                lineFeeds++;
            } else if (octet < 0) {
                hasHighOctets = true;
            }
            at++;
        }
        int answer = refuse(start, "\"", "a closing quote");
        next = to;
        return last ? answer : CUT_OFF;
    }

    /** Notes what is wrong; reading goes on at the next line. */
    private int refuse(int at, String what, String wanted) {
        problem = what;
        expected = wanted;
        problemAt = at;
        next = Math.min(lineEnd(at) + 1, to);
        lineFeeds = 0;
        for (int i = from; i < next; i++) {
            lineFeeds += text[i] == '\n' ? 1 : 0;
        }
        return MALFORMED;
    }

    int from() {
        return from;
    }

    int next() {
        return next;
    }

    int lineFeeds() {
        return lineFeeds;
    }

    boolean startsBlank() {
        return startsBlank;
    }

    boolean hasHighOctets() {
        return hasHighOctets;
    }

    String problem() {
        return problem;
    }

    String expected() {
        return expected;
    }

    int problemAt() {
        return problemAt;
    }
}
