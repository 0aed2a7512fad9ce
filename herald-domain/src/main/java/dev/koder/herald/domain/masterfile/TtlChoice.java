package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.Durations;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Tokens;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.masterfile.MasterFileProblem.Code;
import dev.koder.herald.domain.record.Rdata;
import org.jspecify.annotations.Nullable;

/**
 * Which TTL a record has: its own, else that of {@code $TTL} (RFC 2308, section 4), else that of the last record with one
 * (RFC 1035, section 5.1), else, for the SOA itself, its minimum. Not thread-safe.
 */
final class TtlChoice {
    /** The largest TTL that is read; above {@link Ttl#MAX_SECONDS} it is cut, with a warning (RFC 8767, section 4). */
    static final long LARGEST_READ = 0xffff_ffffL;

    static final String EXPECTED = Durations.expected(Ttl.MAX_SECONDS);

    private final Findings findings;
    private @Nullable Ttl fromDirective;
    private @Nullable Ttl last;
    private boolean hasWarned;

    TtlChoice(Findings findings) {
        this.findings = findings;
    }

    /** Takes the argument of {@code $TTL}; false when it is no TTL. */
    boolean setDefault(Tokens tokens, long line) {
        long seconds =
                tokens.isBare(1) ? Durations.read(tokens.text(), tokens.start(1), tokens.end(1), LARGEST_READ) : -1;
        if (seconds < 0) {
            return false;
        }
        fromDirective = ttl(seconds, line);
        return true;
    }

    /**
     * The TTL of a record.
     *
     * @param seconds its own, or -1
     * @return null when nothing says one
     */
    @Nullable Ttl choose(long seconds, Rdata rdata, long line) {
        if (seconds >= 0) {
            if (last == null || last.seconds() != seconds) {
                last = ttl(seconds, line);
            }
            return last;
        }
        if (fromDirective != null) {
            return fromDirective;
        }
        if (last == null && rdata.type().equals(RecordType.SOA)) {
            byte[] wire = rdata.wire();
            long minimum = 0;
            for (int i = wire.length - 4; i < wire.length; i++) {
                minimum = minimum << 8 | (wire[i] & 0xff);
            }
            last = new Ttl(minimum);
            warn(line, "the minimum of the SOA, " + minimum);
        } else if (last != null) {
            warn(line, "that of the record before, " + last);
        }
        return last;
    }

    private Ttl ttl(long seconds, long line) {
        if (seconds > Ttl.MAX_SECONDS) {
            String text = Long.toString(seconds);
            findings.warning(line, 0, Code.TTL_CUT, text, "ttl: " + text + " was cut to " + Ttl.MAX_SECONDS);
        }
        return new Ttl(Math.min(seconds, Ttl.MAX_SECONDS));
    }

    /** Warns at the first record of the file only: where one has no TTL, most have none. */
    private void warn(long line, String source) {
        if (!hasWarned) {
            hasWarned = true;
            findings.warning(
                    line,
                    0,
                    Code.TTL_INHERITED,
                    "",
                    "ttl: none here and no $TTL before it, so " + source + ", was used");
        }
    }
}
