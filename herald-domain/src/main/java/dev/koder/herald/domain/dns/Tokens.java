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

    static final byte QUOTED = 1;
    static final byte ESCAPED = 2;
    static final byte INNER_QUOTE = 4;

    private final TokenScanner scanner = new TokenScanner(this);
    private byte[] text = new byte[0];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private byte[] marks = new byte[32];
    private int count;

    /**
     * Cuts text that is all one entry, such as the rdata in a request: comments and line ends are refused, because
     * something would silently be lost.
     */
    public static Tokens of(String what, String text) {
        Tokens tokens = new Tokens();
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (tokens.cut(octets, 0, octets.length, true, false) == Outcome.MALFORMED) {
            throw new TokenException(tokens.count, what, tokens.problem(), tokens.expected());
        }
        return tokens;
    }

    /**
     * Cuts the entry that begins at {@code from}.
     *
     * @param last whether the text ends at {@code to}; if not, an entry that reaches {@code to} is incomplete
     */
    public Outcome cut(byte[] text, int from, int to, boolean last) {
        return cut(text, from, to, last, true);
    }

    private Outcome cut(byte[] octets, int from, int to, boolean last, boolean isFromFile) {
        text = octets;
        count = 0;
        return scanner.cut(octets, from, to, last, isFromFile);
    }

    /** Takes a token from the scanner. */
    void add(int start, int end, byte mark) {
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
        return scanner.startsBlank();
    }

    /** Whether a token holds octets outside ASCII. */
    public boolean hasHighOctets() {
        return scanner.hasHighOctets();
    }

    /** Where the entry begins. */
    public int from() {
        return scanner.from();
    }

    /** Where the next entry begins. */
    public int next() {
        return scanner.next();
    }

    /** How many line feeds there are from {@link #from} to {@link #next}. */
    public int lineFeeds() {
        return scanner.lineFeeds();
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
        int start = starts[token];
        if (ends[token] - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte octet = text[start + i];
            if (octet != word.charAt(i) && DomainName.fold(octet) != DomainName.fold((byte) word.charAt(i))) {
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
        return scanner.problem();
    }

    /** What {@link #cut} would have accepted instead. */
    public String expected() {
        return scanner.expected();
    }

    /** Where in the text {@link #cut} stumbled. */
    public int problemAt() {
        return scanner.problemAt();
    }
}
