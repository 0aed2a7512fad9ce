package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneDeletion;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How zones are deleted and had back, inside a transaction of the writer. */
final class ZoneDepartures {

    private final Changes changes;

    ZoneDepartures(Changes changes) {
        this.changes = changes;
    }

    DeleteOutcome delete(Session session, ZoneDeletion deletion) {
        return KeyedChanges.<DeleteOutcome>repeated(
                        session,
                        deletion,
                        made -> Optional.of(new DeleteOutcome.Deleted(changes.named(made.sequence()))),
                        DeleteOutcome.KeyReused::new)
                .or(() -> ZoneRows.find(session, deletion.tenant(), deletion.zone())
                        .map(row -> delete(session, deletion, row)))
                .orElseGet(DeleteOutcome.NoSuchZone::new);
    }

    private DeleteOutcome delete(Session session, ZoneDeletion deletion, ZoneRow row) {
        Zone zone = row.zone();
        return switch (deletion.judge(zone, StoredContents.of(session, row))) {
            case ZoneDeletion.PreconditionRequired required -> new DeleteOutcome.PreconditionRequired(zone);
            case ZoneDeletion.PreconditionFailed failed -> new DeleteOutcome.PreconditionFailed(zone);
            case ZoneDeletion.Objected(Objection objection) -> new DeleteOutcome.Objected(zone, objection);
            case ZoneDeletion.Granted(List<ZoneLock> broken) -> deleted(session, deletion, row, broken);
        };
    }

    private DeleteOutcome deleted(Session session, ZoneDeletion deletion, ZoneRow row, List<ZoneLock> broken) {
        new LockRows(session, changes)
                .tellOfBroken(broken, row.zone(), deletion.actor(), deletion.note(), deletion.at());
        long sequence = changes.next();
        ZoneRows.bury(session, row.id(), row.zone(), deletion.at(), sequence);
        Zone last = row.zone().deletedAt(deletion.at());
        VersionRow version =
                VersionRow.after(row, sequence, VersionKind.DELETED, last, deletion.actor(), deletion.note());
        VersionRows.add(session, row, version, Optional.of(ZonePatch.NONE));
        EventRows.add(session, EventType.ZONE_DELETED, version, deletion.at());
        KeyedChanges.add(session, deletion, sequence, ZoneFindings.NONE);
        return new DeleteOutcome.Deleted(changes.named(sequence));
    }

    UndeleteOutcome undelete(Session session, ZoneUndeletion undeletion) {
        Optional<ZoneRow> theirs =
                ZoneRows.find(session, undeletion.zone()).filter(row -> row.isOwnedBy(undeletion.tenant()));
        Instant since = undeletion.at().minus(ZoneStore.HELD_AFTER_DELETION);
        return theirs.flatMap(row -> KeyedChanges.<UndeleteOutcome>repeated(
                        session, undeletion, made -> madeOf(session, row, made), UndeleteOutcome.KeyReused::new))
                .or(() -> theirs.filter(
                                row -> row.deletedAt().filter(since::isBefore).isPresent() && !row.isEmptied())
                        .map(row -> undelete(session, undeletion, row)))
                .orElseGet(UndeleteOutcome.NoSuchZone::new);
    }

    private Optional<UndeleteOutcome> madeOf(Session session, ZoneRow row, KeyedChanges.Made made) {
        return new VersionRows(session, row)
                .find(made.sequence())
                .map(version ->
                        new UndeleteOutcome.Undeleted(new ZoneVersion(version.zone(), changes.named(made.sequence()))));
    }

    private UndeleteOutcome undelete(Session session, ZoneUndeletion undeletion, ZoneRow row) {
        if (ZonesAround.areHeldAgainst(session, undeletion.tenant(), undeletion.zone(), undeletion.at())) {
            return new UndeleteOutcome.NotAvailable(NameObstacle.RELATED_NAME_HELD);
        }
        if (!undeletion.isFor(row.zone())) {
            return new UndeleteOutcome.OtherVersion(row.zone());
        }
        Zone next = row.zone().undeleted(undeletion.at());
        return undeletion
                .objection(
                        next, StoredContents.of(session, row), SqliteQuotaStore.holdings(session, undeletion.tenant()))
                .<UndeleteOutcome>map(objection -> new UndeleteOutcome.Objected(row.zone(), objection))
                .orElseGet(() -> new UndeleteOutcome.Undeleted(undeleted(session, undeletion, row, next)));
    }

    private ZoneVersion undeleted(Session session, ZoneUndeletion undeletion, ZoneRow row, Zone next) {
        long sequence = changes.next();
        ZoneRows.revive(session, row, next, sequence);
        VersionRow version =
                VersionRow.after(row, sequence, VersionKind.RESTORED, next, undeletion.actor(), undeletion.note());
        VersionRows.add(session, row, version, Optional.of(ZonePatch.NONE));
        EventRows.add(session, EventType.ZONE_RESTORED, version, undeletion.at());
        KeyedChanges.add(session, undeletion, sequence, ZoneFindings.NONE);
        return new ZoneVersion(next, changes.named(sequence));
    }
}
