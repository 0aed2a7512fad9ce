package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Escapes;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.TokenException;
import dev.koder.herald.domain.dns.Tokens;

/** The tokens of one record's data, taken one after the other. Not thread-safe. */
final class RdataText {
    private static final String BAD_ESCAPE = "\\DDD from \\000 to \\255, or \\ and a character";

    private final RecordType type;
    private final Tokens tokens;
    private final DomainName origin;
    private int next;

    RdataText(RecordType type, Tokens tokens, int first, DomainName origin) {
        this.type = type;
        this.tokens = tokens;
        this.next = first;
        this.origin = origin;
    }

    boolean hasMore() {
        return next < tokens.count();
    }

    /** The index of the next token. */
    int next() {
        return next;
    }

    /** Whether the next token is the unquoted word {@code word}. */
    boolean nextIs(String word) {
        return hasMore() && !tokens.isQuoted(next) && tokens.is(next, word);
    }

    /** Steps over the next token and returns its index. */
    int take(String field, String expected) {
        if (!hasMore()) {
            throw missing(field, expected);
        }
        return next++;
    }

    /** Says that a token is missing. */
    TokenException missing(String field, String expected) {
        return new TokenException(next, type + " " + field, "end of the record", expected);
    }

    /** As {@link #take}, for a token that is no string. */
    int takeWord(String field, String expected) {
        int token = take(field, expected);
        if (tokens.isQuoted(token) || tokens.hasInnerQuote(token)) {
            throw refusal(token, field, expected + ", without quotes");
        }
        return token;
    }

    /** Refuses the token. */
    TokenException refusal(int token, String field, String expected) {
        return new TokenException(token, type + " " + field, tokens.string(token), expected);
    }

    /** Refuses anything left over. */
    void end() {
        if (hasMore()) {
            throw new TokenException(next, type + " record", tokens.string(next), "the end of the record");
        }
    }

    Tokens tokens() {
        return tokens;
    }

    RecordType type() {
        return type;
    }

    byte[] text() {
        return tokens.text();
    }

    int start(int token) {
        return tokens.start(token);
    }

    int endOf(int token) {
        return tokens.end(token);
    }

    /** The token as a string. */
    String string(int token) {
        return tokens.string(token);
    }

    /** The value of a token of decimal digits only, or -1 when it is none or above {@code max}. */
    long decimal(int token, long max) {
        return decimal(tokens.start(token), tokens.end(token), max);
    }

    /** The value of the decimal digits between two offsets of the text, or -1 when there is none or it is above {@code max}. */
    long decimal(int from, int to, long max) {
        byte[] text = tokens.text();
        long value = from == to ? -1 : 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
            if (value > max) {
                return -1;
            }
        }
        return value;
    }

    /** Takes a decimal number of 0 to {@code max}. */
    long number(String field, long max) {
        long value = hasMore() && tokens.isBare(next) ? decimal(next, max) : -1;
        if (value < 0) {
            String expected = "0 to " + max;
            throw refusal(takeWord(field, expected), field, expected);
        }
        next++;
        return value;
    }

    /** Takes a name and appends its wire form. */
    void name(String field, OctetBuffer out) {
        int token = takeWord(field, "a domain name");
        byte[] text = tokens.text();
        if (!DomainName.readWire(text, tokens.start(token), tokens.end(token), origin, out)) {
            throw refusal(token, field, DomainName.refusal(text, tokens.start(token), tokens.end(token), origin));
        }
    }

    /** Appends the octets that the token stands for, escapes undone. */
    void octets(int token, String field, OctetBuffer out) {
        if (tokens.hasInnerQuote(token)) {
            throw refusal(token, field, "quotes round the whole string");
        }
        if (!tokens.hasEscape(token)) {
            out.put(tokens.text(), tokens.start(token), tokens.end(token) - tokens.start(token));
        } else if (!unescape(tokens.text(), tokens.start(token), tokens.end(token), out)) {
            throw refusal(token, field, BAD_ESCAPE);
        }
    }

    /** Appends the octets between two offsets, escapes undone; false when an escape is none. */
    static boolean unescape(byte[] text, int from, int to, OctetBuffer out) {
        for (int i = from; i < to; i++) {
            int octet = text[i];
            if (octet == '\\') {
                octet = Escapes.read(text, i + 1, to);
                if (octet < 0 || i + 1 >= to) {
                    return false;
                }
                i += Escapes.length(text, i + 1, to);
            }
            out.u8(octet);
        }
        return true;
    }
}
