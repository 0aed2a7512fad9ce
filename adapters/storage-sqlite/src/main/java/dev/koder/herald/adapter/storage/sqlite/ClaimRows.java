package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** The table of claims of names, as rows that are read and written. */
final class ClaimRows {

    private ClaimRows() {}

    /** The tenant's claim that is valid at this time. */
    static Optional<NameClaim> find(Session session, TenantId tenant, DomainName zone, Instant at) {
        try (Rows rows = session.rows(ClaimSql.FIND, tenant.value(), ZoneRows.key(zone), oldest(at))) {
            return rows.next()
                    ? Optional.of(new NameClaim(
                            tenant,
                            zone,
                            rows.text(1),
                            Nanoseconds.instant(rows.number(2)),
                            rows.optionalNumber(3).map(Nanoseconds::instant)))
                    : Optional.empty();
        }
    }

    private static long oldest(Instant at) {
        return Nanoseconds.of(at.minus(NameClaim.VALID));
    }

    /** Keeps a claim where there is none and there is room for it, and answers which is kept. */
    static Optional<NameClaim> open(Session session, NameClaim claim) {
        session.aside(() -> session.run(ClaimSql.FORGET, claim.tenant().value(), oldest(claim.madeAt())));
        Optional<NameClaim> known = find(session, claim.tenant(), claim.zone(), claim.madeAt());
        boolean isRoom = session.number(ClaimSql.COUNT, claim.tenant().value()) < NameClaim.MOST;
        if (known.isPresent() || !isRoom) {
            return known;
        }
        session.run(
                ClaimSql.ADD,
                claim.tenant().value(),
                ZoneRows.key(claim.zone()),
                claim.token(),
                Nanoseconds.of(claim.madeAt()));
        return Optional.of(claim);
    }

    static void prove(Session session, NameClaim proven) {
        session.run(
                ClaimSql.PROVE,
                Nanoseconds.of(proven.provenAt().orElseThrow()),
                proven.tenant().value(),
                ZoneRows.key(proven.zone()),
                proven.token());
    }

    /** Whether the tenant has proven a name. */
    static boolean isProven(Session session, TenantId tenant, DomainName zone, Instant at) {
        return find(session, tenant, zone, at).flatMap(NameClaim::provenAt).isPresent();
    }

    static void useUp(Session session, TenantId tenant, DomainName zone) {
        session.run(ClaimSql.USE_UP, tenant.value(), ZoneRows.key(zone));
    }
}
