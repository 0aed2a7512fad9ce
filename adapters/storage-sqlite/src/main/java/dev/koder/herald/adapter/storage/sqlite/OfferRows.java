package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.transfer.OfferId;
import dev.koder.herald.domain.transfer.ZoneOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of offers of zones, as rows that are read and written. */
final class OfferRows {

    private OfferRows() {}

    /** One that concerns the tenant and is not over. */
    static Optional<ZoneOffer> find(Session session, TenantId tenant, OfferId id, Instant at) {
        return all(session.rows(TransferSql.FIND, id.value(), tenant.value(), tenant.value(), Nanoseconds.of(at)))
                .stream()
                .findFirst();
    }

    /** The one of the tenant's zone that stands. */
    static Optional<ZoneOffer> ofZone(Session session, TenantId from, DomainName zone, Instant at) {
        return all(session.rows(TransferSql.OF_ZONE, ZoneRows.key(zone), from.value(), Nanoseconds.of(at))).stream()
                .findFirst();
    }

    /** So many that stand and concern the tenant, of zones after a name. */
    static List<ZoneOffer> list(Session session, TenantId tenant, DomainName after, int limit, Instant at) {
        return Stream.of(TransferSql.OUTGOING, TransferSql.INCOMING)
                .flatMap(sql ->
                        all(session.rows(sql, tenant.value(), ZoneRows.key(after), Nanoseconds.of(at), limit)).stream())
                .sorted(Comparator.comparing(ZoneOffer::zone))
                .limit(limit)
                .toList();
    }

    /** How many of the tenant's stand. */
    static long count(Session session, TenantId from, Instant at) {
        return session.number(TransferSql.COUNT, from.value(), Nanoseconds.of(at));
    }

    /** All rows, the result closed behind them. */
    private static List<ZoneOffer> all(Rows rows) {
        try (rows) {
            List<ZoneOffer> all = new ArrayList<>();
            while (rows.next()) {
                all.add(offer(rows));
            }
            return all;
        }
    }

    private static ZoneOffer offer(Rows row) {
        return new ZoneOffer(
                new OfferId(row.text(1)),
                new TenantId(row.text(3)),
                new TenantId(row.text(4)),
                DomainName.ofCanonicalKey(row.octets(2), DomainName.ROOT),
                row.number(5) == 1,
                new Actor(row.text(6)),
                Nanoseconds.instant(row.number(7)),
                Nanoseconds.instant(row.number(8)),
                row.optionalNumber(9).map(Nanoseconds::instant));
    }

    /** Adds one in the place of any whose time is over. */
    static void add(Session session, ZoneOffer offer) {
        end(session, offer.zone());
        session.run(
                TransferSql.ADD,
                offer.id().value(),
                ZoneRows.key(offer.zone()),
                offer.from().value(),
                offer.to().value(),
                offer.withZonesBelow() ? 1 : 0,
                offer.by().value(),
                Nanoseconds.of(offer.madeAt()),
                Nanoseconds.of(offer.expiresAt()));
    }

    /** Ends the one of a zone that stands. */
    static void end(Session session, DomainName zone) {
        session.run(TransferSql.END, ZoneRows.key(zone));
    }

    static void accept(Session session, ZoneOffer offer, Instant at) {
        session.run(TransferSql.ACCEPT, Nanoseconds.of(at), offer.id().value());
    }
}
