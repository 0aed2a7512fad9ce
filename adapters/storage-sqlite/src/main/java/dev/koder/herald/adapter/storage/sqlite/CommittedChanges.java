package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.pop.CommittedChange;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.VersionKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds changes by what they left: an event, or the version that is kept when the event is forgotten. */
final class CommittedChanges {

    private final Session session;
    private final Changes changes;

    CommittedChanges(Session session, Changes changes) {
        this.session = session;
        this.changes = changes;
    }

    /** A change of a zone that is this tenant's, or was when it was deleted. */
    Optional<CommittedChange> find(TenantId tenant, long sequence) {
        return ofEvent(tenant, sequence).or(() -> ofVersion(tenant, sequence));
    }

    private Optional<CommittedChange> ofEvent(TenantId tenant, long sequence) {
        List<Event> found = EventRows.all(session.rows(EventSql.FIND, sequence), changes);
        return found.stream()
                .filter(event -> event.type().isOfVersion() && event.tenant().equals(tenant))
                .findFirst()
                .flatMap(event -> event.zone()
                        .flatMap(zone -> ZoneRows.find(session, zone))
                        .filter(row -> row.isOwnedBy(tenant))
                        .map(row -> ofEvent(row, sequence, event)));
    }

    private CommittedChange ofEvent(ZoneRow row, long sequence, Event event) {
        boolean isDeletion = event.type() == EventType.ZONE_DELETED;
        return new CommittedChange(
                row.zone().name(),
                event.place().orElseThrow().serial(),
                event.at(),
                isDeletion,
                isDeletion ? Optional.of(event.at()) : goneAfter(row, sequence, event.at()));
    }

    private Optional<CommittedChange> ofVersion(TenantId tenant, long sequence) {
        return ZoneRows.find(session, session.number(VersionSql.ZONE_ID, sequence))
                .filter(row -> row.isOwnedBy(tenant))
                .flatMap(row -> new VersionRows(session, row).find(sequence).map(version -> ofVersion(row, version)));
    }

    private CommittedChange ofVersion(ZoneRow row, VersionRow version) {
        Instant at = version.zone().changedAt();
        DomainName name = version.zone().name();
        boolean isDeletion = version.kind() == VersionKind.DELETED;
        Optional<Instant> goneAt = isDeletion ? Optional.of(at) : goneAfter(row, version.sequence(), at);
        return new CommittedChange(name, version.zone().serial(), at, isDeletion, goneAt);
    }

    /** When the zone was first deleted after a change; of a deletion that is forgotten only the time is known by which it was there again. */
    private Optional<Instant> goneAfter(ZoneRow row, long sequence, Instant committedAt) {
        return deletedAfter(row, sequence)
                .or(row::deletedAt)
                .or(() -> Optional.of(row.zone().createdAt()).filter(committedAt::isBefore));
    }

    private Optional<Instant> deletedAfter(ZoneRow row, long sequence) {
        try (Rows rows =
                session.rows(EventSql.DELETED_AFTER, ZoneRows.key(row.zone().name()), sequence)) {
            return rows.next() ? Optional.of(Nanoseconds.instant(rows.number(1))) : Optional.empty();
        }
    }
}
