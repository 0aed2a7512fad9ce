package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return firstHeldAbove(session, tenant, zone, at).isPresent() || areHeldBelow(session, Set.of(tenant), zone, at);
    }

    /** The nearest zone above that another tenant holds. */
    static Optional<ZoneRow> firstHeldAbove(Session session, TenantId tenant, DomainName zone, Instant at) {
        return above(zone)
                .flatMap(name -> ZoneRows.find(session, name).stream())
                .filter(row -> row.isHeldAgainst(tenant, at))
                .findFirst();
    }

    /** The names above this one, the root left out. */
    private static Stream<DomainName> above(DomainName zone) {
        return Stream.iterate(zone, name -> !name.isRoot(), DomainName::parent).skip(1);
    }

    /** Whether anybody but these tenants holds a name below; the root is above nobody. */
    static boolean areHeldBelow(Session session, Set<TenantId> allowed, DomainName zone, Instant at) {
        if (zone.isRoot()) {
            return false;
        }
        try (Rows rows = session.rows(ZoneSql.TENANTS_BELOW, ZoneRows.key(zone))) {
            while (rows.next()) {
                TenantId other = new TenantId(rows.text(1));
                if (!allowed.contains(other) && holdsBelow(session, other, zone, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tombstones count for as long as their names are held, and nobody counts them out when that ends. */
    private static boolean holdsBelow(Session session, TenantId tenant, DomainName zone, Instant at) {
        byte[] from = ZoneRows.key(zone);
        byte[] end = behind(from);
        return session.number(ZoneSql.LIVE_BETWEEN, tenant.value(), from, end) > 0
                || session.number(ZoneSql.HELD_BETWEEN, tenant.value(), from, end, heldSince(at)) > 0;
    }

    /** What sorts behind all names below the one of this key. */
    private static byte[] behind(byte[] key) {
        byte[] end = key.clone();
        end[end.length - 1] = AFTER_LABEL;
        return end;
    }

    private static long heldSince(Instant at) {
        return Nanoseconds.of(at.minus(ZoneStore.HELD_AFTER_DELETION));
    }

    /** So many zones of the tenant below a name. */
    static List<ZoneRow> below(Session session, TenantId tenant, DomainName zone, int limit) {
        if (zone.isRoot()) {
            return List.of();
        }
        byte[] from = ZoneRows.key(zone);
        return ZoneRows.all(session.rows(ZoneSql.LIST_BETWEEN, tenant.value(), from, behind(from), limit));
    }

    /** Lets go of the names that the tenant holds below this one because it has deleted their zones. */
    static void letGoBelow(Session session, TenantId tenant, DomainName zone, Instant at) {
        if (!zone.isRoot()) {
            byte[] from = ZoneRows.key(zone);
            long since = heldSince(at);
            session.run(ZoneSql.LET_GO_BETWEEN, since, tenant.value(), from, behind(from), since);
        }
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
