package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.plan.port.PlanStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Plans in SQLite. */
final class SqlitePlanStore implements PlanStore {

    private final Writer writer;
    private final Readers readers;

    SqlitePlanStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public boolean keep(TenantId tenant, ZonePlan plan, PlanLimits limits) {
        int octets = plan.prospect().octets().length;
        return writer.write(session -> {
            PlanRows rows = new PlanRows(session, tenant);
            session.aside(() -> makeRoom(session, rows, plan, octets, limits));
            boolean isRoom = rows.haveRoom(octets, limits);
            if (isRoom) {
                rows.add(plan, octets);
            }
            return isRoom;
        });
    }

    private static void makeRoom(Session session, PlanRows rows, ZonePlan plan, int octets, PlanLimits limits) {
        PlanRows.forgetExpired(session, plan.plannedAt());
        rows.forget(plan);
        if (!rows.haveRoom(octets, limits)) {
            rows.forgetOvertaken();
        }
    }

    @Override
    public Optional<ZonePlan> find(TenantId tenant, DomainName zone, PlanId id, Instant at) {
        return readers.readOneState(session -> new PlanRows(session, tenant).find(zone, id))
                .filter(plan -> !plan.isExpired(at));
    }

    @Override
    public void forgetExpired(Instant at) {
        writer.write(session -> {
            PlanRows.forgetExpired(session, at);
            return at;
        });
    }
}
