package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Who holds names above and below a zone's. What it takes to find out goes by the labels of the name and by how many others have
 * zones below it, of which one is enough; never by how many zones there are.
 */
final class ZonesAround {

    private static final byte AFTER_LABEL = 1;

    private ZonesAround() {}

    /** Whether another tenant holds a name above or below this one. */
    static boolean areHeldAgainst(Session session, TenantId tenant, DomainName zone, Instant at) {
        return !zone.isRoot() && areHeldAroundAgainst(session, tenant, zone, at);
    }

    private static boolean areHeldAroundAgainst(Session session, TenantId tenant, DomainName zone, Instant at) {
        return above(zone).anyMatch(name -> ZoneRows.find(session, name)
                        .filter(row -> row.isHeldAgainst(tenant, at))
                        .isPresent())
                || areHeldBelow(session, tenant, zone, at);
    }

    /** The names above this one, the root left out. */
    private static Stream<DomainName> above(DomainName zone) {
        return Stream.iterate(zone, name -> !name.isRoot(), DomainName::parent).skip(1);
    }

    private static boolean areHeldBelow(Session session, TenantId tenant, DomainName zone, Instant at) {
        try (Rows rows = session.rows(ZoneSql.TENANTS_BELOW, ZoneRows.key(zone))) {
            while (rows.next()) {
                String other = rows.text(1);
                if (!other.equals(tenant.value()) && holdsBelow(session, other, zone, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tombstones count for as long as their names are held, and nobody counts them out when that ends. */
    private static boolean holdsBelow(Session session, String tenant, DomainName zone, Instant at) {
        byte[] from = ZoneRows.key(zone);
        byte[] end = from.clone();
        end[end.length - 1] = AFTER_LABEL;
        long since = Nanoseconds.of(at.minus(ZoneStore.HELD_AFTER_DELETION));
        return session.number(ZoneSql.LIVE_BETWEEN, tenant, from, end) > 0
                || session.number(ZoneSql.HELD_BETWEEN, tenant, from, end, since) > 0;
    }

    /** Counts a zone of the tenant in below all names above it. */
    static void add(Session session, TenantId tenant, DomainName zone) {
        above(zone).forEach(name -> session.run(ZoneSql.COUNT_BELOW, ZoneRows.key(name), tenant.value()));
    }

    /** Counts a zone of the tenant out again. */
    static void take(Session session, TenantId tenant, DomainName zone) {
        above(zone).forEach(name -> {
            session.run(ZoneSql.COUNT_OUT_BELOW, ZoneRows.key(name), tenant.value());
            session.run(ZoneSql.FORGET_BELOW, ZoneRows.key(name), tenant.value());
        });
    }
}
