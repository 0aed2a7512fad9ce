package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.Tokens;

/** Lines and columns of the tokens of an entry, worked out only where something is to be said about one. */
final class Position {
    private Position() {}

    /** The line of a token; the last token's when {@code token} is beyond it. */
    static long lineOf(Tokens tokens, int token, long firstLine) {
        return firstLine + lineFeeds(tokens.text(), tokens.from(), offset(tokens, token));
    }

    /** The column of a token, in octets from 1 on; the one after the last token when {@code token} is beyond it. */
    static int columnOf(Tokens tokens, int token) {
        return column(tokens, offset(tokens, token));
    }

    /** The column of the octet at {@code at}. */
    static int column(Tokens tokens, int at) {
        int lineStart = at;
        while (lineStart > tokens.from() && tokens.text()[lineStart - 1] != '\n') {
            lineStart--;
        }
        return at - lineStart + 1;
    }

    private static int offset(Tokens tokens, int token) {
        if (token >= tokens.count()) {
            return tokens.end(tokens.count() - 1);
        }
        return tokens.start(token) - (tokens.isQuoted(token) ? 1 : 0);
    }

    /** How many line feeds there are between two offsets. */
    static int lineFeeds(byte[] text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += text[i] == '\n' ? 1 : 0;
        }
        return count;
    }
}
