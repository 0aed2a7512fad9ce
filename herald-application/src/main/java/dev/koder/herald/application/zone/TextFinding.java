package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.masterfile.MasterFileProblem;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.ZoneFinding;
import java.util.Comparator;
import java.util.Optional;

/**
 * An error or a warning about a zone text: of how it is written, or of what it says.
 *
 * @param line from 1 on; 0 for the text as a whole
 * @param column in octets, from 1 on; 0 for the line as a whole
 * @param recordSet the RRset, where it is about one that could be read
 * @param code a word for programs
 * @param detail what is there, and what was expected
 */
public record TextFinding(long line, int column, Optional<RecordKey> recordSet, String code, String detail) {

    /** By line, and within a line as found. */
    static final Comparator<TextFinding> BY_LINE = Comparator.comparingLong(TextFinding::line);

    static TextFinding of(MasterFileProblem problem) {
        return new TextFinding(
                problem.line(),
                problem.column(),
                Optional.empty(),
                problem.code().word(),
                problem.detail());
    }

    /**
     * What the rules say.
     *
     * @param soaLine where the text has its SOA, which contents do not hold
     */
    static TextFinding of(ZoneFinding finding, long soaLine) {
        long line = finding.type().equals(RecordType.SOA) ? soaLine : finding.line();
        return new TextFinding(
                line,
                line > 0 ? 1 : 0,
                Optional.of(new RecordKey(finding.owner(), finding.type())),
                finding.rule().code(),
                finding.detail());
    }

    /** The place and the detail in one line. */
    @Override
    public String toString() {
        String where =
                recordSet.map(key -> key.owner() + " " + key.type() + ": ").orElse("");
        return MasterFileProblem.place(line, column) + ": " + where + detail;
    }
}
