package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.masterfile.MasterFileLimits;
import dev.koder.herald.domain.masterfile.MasterFileProblem;
import dev.koder.herald.domain.masterfile.ZoneFile;
import dev.koder.herald.domain.masterfile.ZoneFileReader;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneFindings;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes zones of zone text (RFC 1035, section 5; RFC 4027): new ones, or new contents of one that is there, whole or not at
 * all. Safe for use by many threads.
 *
 * <p>A text without an SOA keeps the SOA that the zone has, or gets the tenant's default.
 */
public final class ImportZone {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final ZoneStore zones;
    private final ZoneCommits commits;
    private final CreateZone creation;
    private final MasterFileLimits limits;

    /** Imports within these limits, by way of these commits and creations. */
    public ImportZone(ZoneStore zones, ZoneCommits commits, CreateZone creation, MasterFileLimits limits) {
        this.zones = zones;
        this.commits = commits;
        this.creation = creation;
        this.limits = limits;
    }

    /**
     * Puts the text's contents in the place of a zone's. Empty where the caller has no such zone, the text then unread.
     *
     * @throws IOException where the text breaks off
     */
    public Optional<TextOutcome<CommitOutcome>> replace(
            Caller caller, DomainName zone, Precondition precondition, InputStream text) throws IOException {
        Optional<Zone> stored = zones.find(caller.tenant(), zone);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        ZoneFile file = read(zone, text);
        return Optional.of(outcome(file, contents -> {
            Soa soa = file.soa().map(Soa::of).orElse(stored.get().soa());
            return commits.commit(
                    caller,
                    zone,
                    precondition,
                    new ZoneChange.ReplaceContents(soa, file.soa().map(Soa::serialIn), contents));
        }));
    }

    /**
     * Creates a zone with the text's contents.
     *
     * @throws IOException where the text breaks off
     */
    public TextOutcome<CreateOutcome> create(Caller caller, DomainName zone, InputStream text) throws IOException {
        ZoneFile file = read(zone, text);
        return outcome(file, contents -> creation.create(caller, zone, file.soa(), contents));
    }

    private ZoneFile read(DomainName zone, InputStream text) throws IOException {
        ZoneFileReader reader = new ZoneFileReader(zone, limits);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int length = text.read(chunk); length >= 0; length = text.read(chunk)) {
            reader.feed(chunk, 0, length);
        }
        return reader.end();
    }

    private <O extends Warned> TextOutcome<O> outcome(ZoneFile file, Function<MemoryContents, O> wish) {
        MemoryContents contents = MemoryContents.of(file.recordSets());
        if (!file.isSound()) {
            ZoneFindings broken = ZoneCreation.errorsOfPart(file.zone(), contents, limits.problems());
            return new TextOutcome.Unreadable<>(
                    merged(file, file.problems(), broken), file.problemCount() + broken.count());
        }
        O outcome = wish.apply(contents);
        ZoneFindings warnings = outcome.warnings();
        return new TextOutcome.Read<>(
                outcome, merged(file, file.warnings(), warnings), file.warningCount() + warnings.count());
    }

    /** The first of both by line, within the limit. */
    private List<TextFinding> merged(ZoneFile file, List<MasterFileProblem> ofReading, ZoneFindings ofRules) {
        return Stream.concat(
                        ofReading.stream().map(TextFinding::of),
                        ofRules.first().stream().map(finding -> TextFinding.of(finding, file.soaLine())))
                .sorted(TextFinding.BY_LINE)
                .limit(limits.problems())
                .toList();
    }
}
