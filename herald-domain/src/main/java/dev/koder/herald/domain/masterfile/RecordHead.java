package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.Durations;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Tokens;
import dev.koder.herald.domain.masterfile.MasterFileProblem.Code;
import org.jspecify.annotations.Nullable;

/** TTL, class and type of a record, the first two optional and in either order (RFC 1035, section 5.1). Not thread-safe. */
final class RecordHead {
    private static final String TYPE_EXPECTED = "a record type such as MX, or TYPEnnn";

    private long seconds;
    private int next;
    private RecordType type = RecordType.A;
    private Code problem = Code.RECORD_TYPE;
    private String what = "";
    private String expected = "";

    /** Reads the tokens from {@code first} on, up to the type; false when there is none. */
    boolean read(Tokens tokens, int first) {
        seconds = -1;
        next = first;
        boolean hasClass = false;
        while (next < tokens.count() && tokens.isBare(next)) {
            byte initial = tokens.text()[tokens.start(next)];
            if (initial >= '0' && initial <= '9' && seconds < 0) {
                seconds = Durations.read(tokens.text(), tokens.start(next), tokens.end(next), TtlChoice.LARGEST_READ);
                if (seconds < 0) {
                    return refuse(Code.TTL, "ttl", TtlChoice.EXPECTED);
                }
            } else if (!hasClass && tokens.is(next, "IN")) {
                hasClass = true;
            } else if (!hasClass && isOtherClass(tokens, next)) {
                if (!tokens.is(next, "CLASS1")) {
                    return refuse(Code.CLASS, "class", "IN, the class of the Internet");
                }
                hasClass = true;
            } else {
                return readType(tokens);
            }
            next++;
        }
        return refuse(Code.RECORD_TYPE, "record type", TYPE_EXPECTED);
    }

    private boolean readType(Tokens tokens) {
        @Nullable RecordType read = RecordType.read(tokens.text(), tokens.start(next), tokens.end(next));
        if (read == null || read.isMeta()) {
            return refuse(Code.RECORD_TYPE, "record type", TYPE_EXPECTED);
        }
        type = read;
        next++;
        return true;
    }

    private static boolean isOtherClass(Tokens tokens, int token) {
        int length = tokens.end(token) - tokens.start(token);
        if (length == 2) {
            return tokens.is(token, "CH") || tokens.is(token, "HS") || tokens.is(token, "CS");
        }
        return length > 5 && length <= 10 && tokens.string(token).regionMatches(true, 0, "CLASS", 0, 5);
    }

    private boolean refuse(Code code, String subject, String wanted) {
        problem = code;
        what = subject;
        expected = wanted;
        return false;
    }

    /** The TTL as it stands there, up to {@link TtlChoice#LARGEST_READ}; -1 for none. */
    long seconds() {
        return seconds;
    }

    /** The type. */
    RecordType type() {
        return type;
    }

    /** The token after the type; the token that does not fit when there is no type. */
    int next() {
        return next;
    }

    Code problem() {
        return problem;
    }

    String what() {
        return what;
    }

    String expected() {
        return expected;
    }
}
