package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Tokens;
import dev.koder.herald.domain.masterfile.MasterFileProblem.Code;
import java.util.Arrays;

/**
 * Reads a master file (RFC 1035, section 5; RFC 2308, section 4) that is fed to it in pieces of any size.
 *
 * <p>Records go to the sink as they are found; what is wrong goes to the findings, and reading goes on at the next line.
 * Memory does not grow with the file: one entry, at most {@link MasterFileLimits#LONGEST_ENTRY} octets, is held at a time.
 * For one file and one thread.
 */
public final class MasterFileReader {
    private static final int FIRST_CAPACITY = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Findings findings;
    private final Entries entries;
    private final Tokens tokens = new Tokens();
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int filled;
    private long line = 1;
    private boolean isAtStart = true;
    private boolean skipsLine;

    /**
     * @param origin what relative names are relative to, until {@code $ORIGIN}
     * @param findings where problems and warnings are noted
     */
    public MasterFileReader(DomainName origin, MasterFileLimits limits, Findings findings, RecordSink sink) {
        this.findings = findings;
        this.entries = new Entries(origin, limits, findings, sink);
    }

    /** Takes the next {@code length} octets of the file; they are copied. */
    public void feed(byte[] octets, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int part = Math.min(end - at, buffer.length - filled);
            System.arraycopy(octets, at, buffer, filled, part);
            filled += part;
            at += part;
            if (filled == buffer.length) {
                readEntries(false);
            }
        }
    }

    /** Says that the file is over. To be called once. */
    public void end() {
        readEntries(true);
    }

    /** How many records were handed to the sink. */
    public long recordCount() {
        return entries.recordCount();
    }

    /** Reads the whole entries of the buffer; what is left moves to its front. */
    private void readEntries(boolean isLast) {
        int at = start();
        while (at < filled) {
            Tokens.Outcome outcome = tokens.cut(buffer, at, filled, isLast);
            if (outcome == Tokens.Outcome.INCOMPLETE) {
                break;
            }
            if (outcome == Tokens.Outcome.ENTRY) {
                entries.read(tokens, line);
            } else {
                noteMalformed();
            }
            line += tokens.lineFeeds();
            at = tokens.next();
        }
        keepFrom(at);
    }

    private void noteMalformed() {
        findings.problem(
                line + Position.lineFeeds(buffer, tokens.from(), tokens.problemAt()),
                Position.column(tokens, tokens.problemAt()),
                Code.SYNTAX,
                tokens.problem(),
                "entry: " + tokens.problem() + " (expected: " + tokens.expected() + ")");
    }

    /** Where reading begins in the buffer: after a byte order mark, after the rest of a line that is skipped. */
    private int start() {
        int at = 0;
        if (isAtStart) {
            isAtStart = false;
            at = filled >= 3 && Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
        }
        while (skipsLine && at < filled) {
            skipsLine = buffer[at++] != '\n';
            line += skipsLine ? 0 : 1;
        }
        return at;
    }

    private void keepFrom(int at) {
        int rest = filled - at;
        if (rest > MasterFileLimits.LONGEST_ENTRY) {
            String expected =
                    MasterFileLimits.LONGEST_ENTRY + " octets at most; is a parenthesis or a quote left open?";
            findings.problem(
                    line, 1, Code.ENTRY_TOO_LONG, "", "entry: " + rest + " octets (expected: " + expected + ")");
            line += Position.lineFeeds(buffer, at, filled);
            skipsLine = buffer[filled - 1] != '\n';
            filled = 0;
            return;
        }
        byte[] target = rest > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, at, target, 0, rest);
        buffer = target;
        filled = rest;
    }
}
