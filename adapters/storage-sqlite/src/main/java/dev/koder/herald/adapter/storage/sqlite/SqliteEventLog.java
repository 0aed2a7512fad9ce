package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.event.port.EventLog;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outbox in SQLite. */
final class SqliteEventLog implements EventLog {

    private final Writer writer;
    private final Readers readers;
    private final Changes changes;

    SqliteEventLog(Writer writer, Readers readers, Changes changes) {
        this.writer = writer;
        this.readers = readers;
        this.changes = changes;
    }

    @Override
    public EventSlice after(Optional<TenantId> tenant, Optional<ChangeId> after, int limit) {
        Optional<Long> known = after.flatMap(changes::sequence);
        return after.isPresent() && known.isEmpty()
                ? new EventSlice.CursorUnknown()
                : readers.readOneState(session -> slice(session, tenant, known, limit));
    }

    private EventSlice slice(Session session, Optional<TenantId> tenant, Optional<Long> after, int limit) {
        long forgotten = EventRows.forgotten(session);
        long last = EventRows.last(session);
        long from = after.orElse(forgotten);
        if (from < forgotten || from > last) {
            return new EventSlice.CursorUnknown();
        }
        int oneMore = limit + 1;
        List<Event> events = EventRows.all(
                tenant.isEmpty()
                        ? session.rows(EventSql.AFTER, from, oneMore)
                        : session.rows(EventSql.AFTER_OF_TENANT, tenant.get().value(), from, oneMore),
                changes);
        return events.size() <= limit
                ? new EventSlice.Events(events, changes.named(last), true)
                : new EventSlice.Events(
                        events.subList(0, limit), events.get(limit - 1).id(), false);
    }

    @Override
    public ChangeId end() {
        return changes.named(readers.readOneState(EventRows::last));
    }

    @Override
    public ChangeId justBefore(TenantId tenant, Instant time) {
        return changes.named(readers.readOneState(session -> {
            long first = session.number(EventSql.SINCE_OF_TENANT, tenant.value(), Nanoseconds.of(time));
            return first == 0 ? EventRows.last(session) : first - 1;
        }));
    }

    @Override
    public boolean forget(Instant olderThan, int limit) {
        Old old = readers.readOneState(session -> old(session, olderThan, limit));
        if (old.count() > 0) {
            writer.write(session -> {
                EventRows.forget(session, old.last());
                return old.last();
            });
        }
        return old.count() == limit;
    }

    private static Old old(Session session, Instant olderThan, int limit) {
        long bound = Nanoseconds.of(olderThan);
        int count = 0;
        long last = 0;
        try (Rows rows = session.rows(EventSql.AGES, EventRows.forgotten(session), limit)) {
            while (rows.next() && rows.number(2) < bound) {
                count++;
                last = rows.number(1);
            }
        }
        return new Old(count, last);
    }

    /**
     * What is to be forgotten, found by a reader so that it keeps no write waiting.
     *
     * @param last the latest of them
     */
    private record Old(int count, long last) {}
}
