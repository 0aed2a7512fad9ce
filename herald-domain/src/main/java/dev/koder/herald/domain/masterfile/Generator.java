package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.Tokens;
import dev.koder.herald.domain.masterfile.MasterFileProblem.Code;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@code $GENERATE start-stop[/step] owner [ttl] [class] type rdata} as BIND does; rdata of several words stands
 * in quotes. Not thread-safe.
 */
final class Generator {
    private static final String SYNTAX = "start-stop[/step] owner [ttl] [class] type rdata";

    private final Entries entries;
    private final Tokens line = new Tokens();
    private final OctetBuffer text = new OctetBuffer(256);
    private final long limit;
    private long generated;

    /** @param limit how many records all directives of the file may make */
    Generator(int limit, Entries entries) {
        this.limit = limit;
        this.entries = entries;
    }

    /** Makes the records of one directive; the first that is none ends it. */
    void read(Tokens tokens, long atLine) {
        GenerateRange range = tokens.count() < 2 ? null : GenerateRange.parse(tokens.string(1));
        if (range == null) {
            entries.refuse(tokens, 1, atLine, Code.DIRECTIVE, "$GENERATE", SYNTAX + ", such as 1-254 or 0-100/2");
            return;
        }
        RecordHead head = new RecordHead();
        if (tokens.count() < 3 || !head.read(tokens, 3) || head.next() + 1 != tokens.count()) {
            int token = Math.min(tokens.count(), Math.max(3, head.next() + 1));
            entries.refuse(
                    tokens, token, atLine, Code.DIRECTIVE, "$GENERATE", SYNTAX + ", in quotes where it has blanks");
            return;
        }
        if (generated + range.count() > limit) {
            String expected = limit + " generated records at most in a file, not " + (generated + range.count());
            entries.refuse(tokens, 1, atLine, Code.TOO_MANY_GENERATED, "$GENERATE", expected);
            return;
        }
        generated += range.count();
        make(tokens, range, head.next(), atLine);
    }

    private void make(Tokens tokens, GenerateRange range, int rdata, long atLine) {
        for (long value = range.start(); value <= range.stop(); value += range.step()) {
            text.clear();
            int broken = expand(tokens, rdata, value);
            if (broken >= 0) {
                String expected = "$, or ${offset[,width[,base]]} with base d, o, x, X, n or N and no value below 0";
                entries.refuse(tokens, broken, atLine, Code.DIRECTIVE, "$GENERATE", expected);
                return;
            }
            Tokens.Outcome outcome = line.cut(text.storage(), 0, text.size(), true);
            boolean isEntry = outcome == Tokens.Outcome.ENTRY && line.next() == text.size() && line.count() > 0;
            if (!isEntry) {
                entries.refuse(tokens, rdata, atLine, Code.DIRECTIVE, "$GENERATE", "rdata of one line");
                return;
            }
            if (!entries.readGenerated(line, atLine)) {
                return;
            }
        }
    }

    /** Writes the record for one value to {@link #text}; answers the token whose template is broken, or -1. */
    private int expand(Tokens tokens, int rdata, long value) {
        for (int token = 2; token < tokens.count(); token++) {
            if (token > 2) {
                text.u8(' ');
            }
            boolean isTemplate = token == 2 || token == rdata;
            if (!isTemplate) {
                text.put(tokens.text(), tokens.start(token), tokens.end(token) - tokens.start(token));
            } else if (!GenerateTemplate.expand(tokens, token, value, text)) {
                return token;
            }
        }
        return -1;
    }

    /** The values of one directive. */
    record GenerateRange(long start, long stop, long step) {
        static @Nullable GenerateRange parse(String text) {
            String[] steps = text.split("/", -1);
            String[] ends = steps[0].split("-", -1);
            if (steps.length > 2 || ends.length != 2) {
                return null;
            }
            long start = number(ends[0]);
            long stop = number(ends[1]);
            long step = steps.length == 1 ? 1 : number(steps[1]);
            return start < 0 || stop < start || step < 1 ? null : new GenerateRange(start, stop, step);
        }

        private static long number(String text) {
            boolean isNumber =
                    !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
            long value = isNumber ? Long.parseLong(text) : -1;
            return value <= Integer.MAX_VALUE ? value : -1;
        }

        long count() {
            return (stop - start) / step + 1;
        }
    }
}
