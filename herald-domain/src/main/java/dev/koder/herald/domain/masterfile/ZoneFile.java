package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.PackedRecordSets;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of one zone as its master file has it: the SOA, the other RRsets, and what was wrong or worth a warning.
 *
 * <p>With problems it is not whole and only fit for telling them. Immutable.
 */
public final class ZoneFile {
    private final DomainName zone;
    private final @Nullable RecordSet soa;
    private final long soaLine;
    private final PackedRecordSets recordSets;
    private final long recordCount;
    private final List<MasterFileProblem> problems;
    private final long problemCount;
    private final List<MasterFileProblem> warnings;
    private final long warningCount;

    ZoneFile(
            DomainName zone,
            @Nullable RecordSet soa,
            long soaLine,
            PackedRecordSets recordSets,
            long recordCount,
            Findings findings) {
        this.zone = zone;
        this.soa = soa;
        this.soaLine = soaLine;
        this.recordSets = recordSets;
        this.recordCount = recordCount;
        this.problems = findings.problems();
        this.problemCount = findings.problemCount();
        this.warnings = findings.warnings();
        this.warningCount = findings.warningCount();
    }

    /** Reads a file that is wholly in memory. */
    public static ZoneFile read(DomainName zone, byte[] text, MasterFileLimits limits) {
        ZoneFileReader reader = new ZoneFileReader(zone, limits);
        reader.feed(text, 0, text.length);
        return reader.end();
    }

    /** The name of the zone, and the origin its file was read with. */
    public DomainName zone() {
        return zone;
    }

    /** The SOA record with its serial; empty when the file has none. */
    public Optional<RecordSet> soa() {
        return Optional.ofNullable(soa);
    }

    /** The line on which the SOA record begins; 0 when the file has none. */
    public long soaLine() {
        return soaLine;
    }

    /** All RRsets but the SOA, owners in canonical order, within an owner by type number. */
    public PackedRecordSets recordSets() {
        return recordSets;
    }

    /** How many records the SOA and the RRsets hold. */
    public long recordCount() {
        return recordCount;
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return problemCount == 0;
    }

    /** The first problems; see {@link #problemCount}. */
    public List<MasterFileProblem> problems() {
        return problems;
    }

    /** How many problems there are in all, those beyond the limit included. */
    public long problemCount() {
        return problemCount;
    }

    /** The first warnings; see {@link #warningCount}. */
    public List<MasterFileProblem> warnings() {
        return warnings;
    }

    /** How many warnings there are in all, those beyond the limit included. */
    public long warningCount() {
        return warningCount;
    }
}
