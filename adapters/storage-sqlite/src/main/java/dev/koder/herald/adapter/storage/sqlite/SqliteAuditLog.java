package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.audit.port.AuditLog;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditHead;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.audit.TrailCheck;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Audit trails in SQLite. */
final class SqliteAuditLog implements AuditLog {

    private final Writer writer;
    private final Readers readers;

    SqliteAuditLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void append(List<AuditEntry> entries) {
        writer.write(session -> {
            entries.forEach(entry -> AuditRows.add(session, entry));
            return entries.size();
        });
    }

    @Override
    public List<AuditLink> after(AuditTrail trail, long after, int limit) {
        return readers.read(session -> AuditRows.after(session, trail, after, limit));
    }

    @Override
    public boolean forget(Instant olderThan, Instant at, int limit) {
        Old old = readers.read(session -> old(session, olderThan, limit));
        if (old.count() > 0) {
            writer.write(session -> {
                old.last()
                        .forEach((trail, last) ->
                                AuditRows.forget(session, trail, last, TrailCheck.forgotten(trail, last, at)));
                return old.count();
            });
        }
        return old.count() == limit;
    }

    /**
     * What is to be forgotten, found by a reader so that it keeps no write waiting.
     *
     * @param last of each trail the latest
     */
    private record Old(int count, Map<AuditTrail, AuditHead> last) {}

    private static Old old(Session session, Instant olderThan, int limit) {
        long bound = Nanoseconds.of(olderThan);
        Map<AuditTrail, AuditHead> last = new LinkedHashMap<>();
        int count = 0;
        try (Rows rows = session.rows(AuditSql.OLDEST, limit)) {
            while (rows.next() && rows.number(4) < bound) {
                count++;
                last.put(AuditTrail.ofWord(rows.text(1)), new AuditHead(rows.number(2), rows.text(3)));
            }
        }
        return new Old(count, last);
    }
}
