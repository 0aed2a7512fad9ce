package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The look-ups across tenants in SQLite. */
final class SqliteZoneDirectory implements ZoneDirectory {

    private final Readers readers;
    private final String epoch;

    SqliteZoneDirectory(Readers readers, String epoch) {
        this.readers = readers;
        this.epoch = epoch;
    }

    @Override
    public Optional<TenantId> locate(DomainName zone) {
        return readers.read(
                session -> ZoneRows.find(session, zone).filter(ZoneRow::isLive).map(row -> row.zone()
                        .tenant()));
    }

    @Override
    public FeedSlice changedAfter(Optional<TenantId> tenant, Optional<FeedCursor> after, int limit) {
        Optional<FeedPosition> from = after.isEmpty()
                ? Optional.of(new FeedPosition(epoch, 0))
                : FeedPosition.of(after.get())
                        .filter(position -> position.epoch().equals(epoch));
        return from.isEmpty()
                ? new FeedSlice.CursorUnknown()
                : readers.readOneState(session -> slice(session, tenant, from.get(), limit));
    }

    private FeedSlice slice(Session session, Optional<TenantId> tenant, FeedPosition from, int limit) {
        if (from.sequence() > session.number(ZoneSql.LAST_SEQUENCE)) {
            return new FeedSlice.CursorUnknown();
        }
        int oneMore = limit + 1;
        List<ZoneRow> rows = ZoneRows.all(
                tenant.isEmpty()
                        ? session.rows(ZoneSql.CHANGED_AFTER, from.sequence(), oneMore)
                        : session.rows(
                                ZoneSql.CHANGED_AFTER_OF_TENANT, tenant.get().value(), from.sequence(), oneMore));
        List<ZoneRow> slice = rows.subList(0, Math.min(limit, rows.size()));
        FeedPosition next =
                slice.isEmpty() ? from : new FeedPosition(epoch, slice.getLast().sequence());
        return new FeedSlice.Changes(next.cursor(), rows.size() <= limit, standings(slice));
    }

    private static List<FeedSlice.ZoneStanding> standings(List<ZoneRow> rows) {
        return rows.stream()
                .map(row ->
                        new FeedSlice.ZoneStanding(row.zone().name(), row.zone().serial(), !row.isLive()))
                .toList();
    }

    @Override
    public long count() {
        return readers.read(session -> session.number(ZoneSql.COUNT));
    }
}
