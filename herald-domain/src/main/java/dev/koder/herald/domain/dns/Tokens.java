package dev.koder.herald.domain.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One entry of zone text cut into tokens (RFC 1035, section 5.1), in place: a token is a range of the text, its escapes
 * not yet undone.
 *
 * <p>An entry is a line, or several where parentheses hold them together. Blanks separate tokens; a quoted string is one
 * token without its quotes; a quote after {@code =} inside a token goes on to its closing quote ({@code alpn="h2,h3"},
 * RFC 9460). A line feed inside quotes is only taken inside parentheses.
 *
 * <p>Made to be reused from entry to entry. Not thread-safe.
 */
public final class Tokens {
    /** What {@link #cut} found. */
    public enum Outcome {
        /** A whole entry, possibly without tokens. */
        ENTRY,
        /** The text ends within the entry, and more was said to follow. */
        INCOMPLETE,
        /** Something that is no token; see {@link #problem}, {@link #expected} and {@link #problemAt}. */
        MALFORMED
    }

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

    private static final byte QUOTED = 1;
    private static final byte ESCAPED = 2;
    private static final byte INNER_QUOTE = 4;

    private byte[] text = new byte[0];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private byte[] marks = new byte[32];
    private int count;
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
     * Cuts text that is all one entry, such as the rdata in a request: comments and line ends are refused, because
     * something would silently be lost.
     */
    public static Tokens of(String what, String text) {
        Tokens tokens = new Tokens();
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        tokens.isFile = false;
        if (tokens.cutEntry(octets, 0, octets.length, true) == Outcome.MALFORMED) {
            throw new TokenException(tokens.count, what, tokens.problem, tokens.expected);
        }
        return tokens;
    }

    /**
     * Cuts the entry that begins at {@code from}.
     *
     * @param last whether the text ends at {@code to}; if not, an entry that reaches {@code to} is incomplete
     */
    public Outcome cut(byte[] text, int from, int to, boolean last) {
        isFile = true;
        return cutEntry(text, from, to, last);
    }

    private Outcome cutEntry(byte[] octets, int begin, int end, boolean isLast) {
        text = octets;
        from = begin;
        to = end;
        last = isLast;
        count = 0;
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

    private static final int MALFORMED = -1;
    private static final int CUT_OFF = -2;

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
                mark |= ESCAPED;
                at += at + 1 < to && text[at + 1] != '\n' ? 2 : 1;
            } else if (kind == QUOTE && at > start && text[at - 1] == '=') {
                mark |= INNER_QUOTE;
                at = closingQuote(at);
                if (at < 0) {
                    return at;
                }
                at++;
            } else {
                break;
            }
        }
        add(start, at, mark);
        return at;
    }

    private int quoted(int start) {
        int end = closingQuote(start);
        if (end < 0) {
            return end;
        }
        add(start + 1, end, hasQuotedEscape ? (byte) (QUOTED | ESCAPED) : QUOTED);
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

    private void add(int start, int end, byte mark) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            marks = Arrays.copyOf(marks, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        marks[count++] = mark;
    }

    /** How many tokens the entry has. */
    public int count() {
        return count;
    }

    /** Whether the entry begins with a blank, which stands for the owner before it. */
    public boolean startsBlank() {
        return startsBlank;
    }

    /** Whether a token holds octets outside ASCII. */
    public boolean hasHighOctets() {
        return hasHighOctets;
    }

    /** Where the entry begins. */
    public int from() {
        return from;
    }

    /** Where the next entry begins. */
    public int next() {
        return next;
    }

    /** How many line feeds there are from {@link #from} to {@link #next}. */
    public int lineFeeds() {
        return lineFeeds;
    }

    /** The octets that {@link #start} and {@link #end} point into. */
    public byte[] text() {
        return text;
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    /** Whether the token stood in quotes. */
    public boolean isQuoted(int token) {
        return (marks[token] & QUOTED) != 0;
    }

    /** Whether the token has no quotes at all. */
    public boolean isBare(int token) {
        return (marks[token] & (QUOTED | INNER_QUOTE)) == 0;
    }

    /** Whether the token holds a backslash. */
    public boolean hasEscape(int token) {
        return (marks[token] & ESCAPED) != 0;
    }

    /** Whether the token has a quoted part, as {@code alpn="h2"} has. */
    public boolean hasInnerQuote(int token) {
        return (marks[token] & INNER_QUOTE) != 0;
    }

    /** Whether the token is {@code word}, ASCII letters in either case. */
    public boolean is(int token, String word) {
        if (ends[token] - starts[token] != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (DomainName.fold(text[starts[token] + i]) != DomainName.fold((byte) word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The token as it stands in the text, for messages. */
    public String string(int token) {
        return new String(text, starts[token], ends[token] - starts[token], StandardCharsets.UTF_8);
    }

    /** What {@link #cut} stumbled over. */
    public String problem() {
        return problem;
    }

    /** What {@link #cut} would have accepted instead. */
    public String expected() {
        return expected;
    }

    /** Where in the text {@link #cut} stumbled. */
    public int problemAt() {
        return problemAt;
    }
}
