package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.LockChange;
import dev.koder.herald.domain.zone.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Locks on zones inside a transaction of the writer, and the events that tell of them. */
final class LockRows {

    private final Session session;
    private final Changes changes;

    LockRows(Session session, Changes changes) {
        this.session = session;
        this.changes = changes;
    }

    Optional<LockChange.Verdict> change(LockChange change) {
        return ZoneRows.find(session, change.tenant(), change.zone()).map(row -> {
            LockChange.Verdict verdict = change.judge(row.zone());
            if (verdict instanceof LockChange.Granted(Zone next, ZoneLock lock)) {
                ZoneRows.lock(session, row.id(), next.locks());
                tell(EventType.of(change.action()), lock, next, change.actor(), change.note(), change.at());
            }
            return verdict;
        });
    }

    /** Leaves an event of each lock that the change which follows breaks. */
    void tellOfBroken(List<ZoneLock> locks, Zone zone, Actor actor, ChangeNote note, Instant at) {
        locks.forEach(lock -> tell(EventType.LOCK_BROKEN, lock, zone, actor, note, at));
    }

    private void tell(EventType type, ZoneLock lock, Zone zone, Actor actor, ChangeNote note, Instant at) {
        EventRows.add(
                session,
                type,
                changes.next(),
                zone,
                actor,
                note,
                at,
                Optional.of(lock.id().value()));
    }
}
