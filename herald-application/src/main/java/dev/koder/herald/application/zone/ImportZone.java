package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Makes zones of zone text (RFC 1035, section 5; RFC 4027): new ones, or new contents of one that is there, whole or not at
 * all. Safe for use by many threads.
 *
 * <p>A text without an SOA keeps the SOA that the zone has, or gets the tenant's default.
 */
public final class ImportZone {

    private final ZoneStore zones;
    private final ZoneCommits commits;
    private final CreateZone creation;
    private final ZoneTexts texts;

    /** Imports what these texts hold, by way of these commits and creations. */
    public ImportZone(ZoneStore zones, ZoneCommits commits, CreateZone creation, ZoneTexts texts) {
        this.zones = zones;
        this.commits = commits;
        this.creation = creation;
        this.texts = texts;
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
        return Optional.of(texts.read(zone, text, (soa, contents) -> commits.foresee(
                        caller, 0, contents.recordSetCount() - stored.get().recordSetCount())
                .<CommitOutcome>map(objection -> new CommitOutcome.Objected(stored.get(), objection))
                .orElseGet(() -> commits.commit(
                        caller,
                        zone,
                        precondition,
                        new ZoneChange.ReplaceContents(soa.map(Soa::of), soa.map(Soa::serialIn), contents)))));
    }

    /**
     * Creates a zone with the text's contents. Where the tenant may have no more zones the text is left unread.
     *
     * @throws IOException where the text breaks off
     */
    public TextOutcome<CreateOutcome> create(Caller caller, DomainName zone, InputStream text) throws IOException {
        boolean isNew = zones.find(caller.tenant(), zone).isEmpty();
        Optional<Objection> foreseen = foresee(caller, isNew, 1);
        if (foreseen.isPresent()) {
            return new TextOutcome.Read<>(new CreateOutcome.Objected(foreseen.get()), List.of(), 0);
        }
        return texts.read(zone, text, (soa, contents) -> foresee(caller, isNew, contents.recordSetCount())
                .<CreateOutcome>map(CreateOutcome.Objected::new)
                .orElseGet(() -> creation.create(caller, zone, soa, contents)));
    }

    /** Of a zone that is there already the creation knows what to say: it may have come before. */
    private Optional<Objection> foresee(Caller caller, boolean isNew, long recordSets) {
        return isNew ? commits.foresee(caller, 1, recordSets) : Optional.empty();
    }
}
