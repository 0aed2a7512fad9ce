package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.plan.Caution;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.plan.PlanPolicy;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plans of one tenant, as rows that are read and written. */
final class PlanRows {

    private static final Map<String, ZoneRule> RULES =
            Stream.of(ZoneRule.values()).collect(Collectors.toMap(ZoneRule::code, Function.identity()));
    private static final Map<String, PlanPolicy> POLICIES =
            Stream.of(PlanPolicy.values()).collect(Collectors.toMap(PlanPolicy::code, Function.identity()));

    private final Session session;
    private final TenantId tenant;

    PlanRows(Session session, TenantId tenant) {
        this.session = session;
        this.tenant = tenant;
    }

    static void forgetExpired(Session session, Instant at) {
        session.run(PlanSql.FORGET_EXPIRED, Nanoseconds.of(at));
    }

    /** Forgets the same plan. */
    void forget(ZonePlan plan) {
        session.run(PlanSql.FORGET, tenant.value(), ZoneRows.key(plan.prospect().zone()), digest(plan.id()));
    }

    /** Forgets plans whose zones are at their base no more. */
    void forgetOvertaken() {
        session.run(PlanSql.FORGET_OVERTAKEN, tenant.value(), tenant.value());
    }

    /** Whether a plan of so many octets can be kept besides those that are. */
    boolean haveRoom(int octets, PlanLimits limits) {
        try (Rows all = session.rows(PlanSql.COUNT, tenant.value())) {
            return all.next() && limits.allow(all.number(1) + 1, all.number(2) + octets);
        }
    }

    void add(ZonePlan plan, int octets) {
        Prospect prospect = plan.prospect();
        DomainName zone = prospect.zone();
        session.run(
                PlanSql.ADD,
                tenant.value(),
                ZoneRows.key(zone),
                digest(plan.id()),
                prospect.base().value(),
                octets,
                Nanoseconds.of(plan.plannedAt()),
                Nanoseconds.of(plan.expiresAt()),
                plan.actor().value(),
                ZoneRows.soaRdata(zone, prospect.soaBefore()),
                prospect.soaBefore().ttl().seconds(),
                ZoneRows.soaRdata(zone, prospect.soa()),
                prospect.soa().ttl().seconds(),
                prospect.warnings().count(),
                prospect.cautions().count(),
                PackedSide.packed(zone, prospect.recordSets().before(), Integer.MAX_VALUE),
                PackedSide.packed(zone, prospect.recordSets().after(), Integer.MAX_VALUE));
        addFindings(id(zone, plan.id()), prospect);
    }

    private long id(DomainName zone, PlanId id) {
        return session.number(PlanSql.ID, tenant.value(), ZoneRows.key(zone), digest(id));
    }

    private void addFindings(long plan, Prospect prospect) {
        Batch batch = session.batch(PlanSql.ADD_FINDING);
        long place = 0;
        for (ZoneFinding warning : prospect.warnings().first()) {
            batch.add(
                    plan,
                    place++,
                    warning.rule().code(),
                    warning.owner().toString(),
                    warning.type().code(),
                    warning.detail(),
                    warning.line());
        }
        for (Caution caution : prospect.cautions().first()) {
            RecordKey key = caution.key();
            batch.add(
                    plan,
                    place++,
                    caution.policy().code(),
                    key.owner().toString(),
                    key.type().code(),
                    caution.detail(),
                    0);
        }
        batch.finish();
    }

    Optional<ZonePlan> find(DomainName zone, PlanId id) {
        try (Rows row = session.rows(PlanSql.FIND, tenant.value(), ZoneRows.key(zone), digest(id))) {
            return row.next() ? Optional.of(plan(zone.lowerCase(), id, row)) : Optional.empty();
        }
    }

    private ZonePlan plan(DomainName zone, PlanId id, Rows row) {
        List<ZoneFinding> warnings = new ArrayList<>();
        List<Caution> cautions = new ArrayList<>();
        readFindings(row.number(1), warnings, cautions);
        Prospect prospect = new Prospect(
                zone,
                new Serial(row.number(2)),
                soa(zone, row, 6),
                soa(zone, row, 8),
                new ZonePatch(PackedSide.recordSets(zone, row.octets(12)), PackedSide.recordSets(zone, row.octets(13))),
                new ZoneFindings(warnings, row.number(10)),
                new Cautions(cautions, row.number(11)));
        return new ZonePlan(
                id,
                prospect,
                new Actor(row.text(5)),
                Nanoseconds.instant(row.number(3)),
                Nanoseconds.instant(row.number(4)));
    }

    private static Soa soa(DomainName zone, Rows row, int column) {
        return ZoneRows.soa(zone, row.octets(column), new Ttl(row.number(column + 1)));
    }

    private void readFindings(long plan, List<ZoneFinding> warnings, List<Caution> cautions) {
        try (Rows row = session.rows(PlanSql.FINDINGS, plan)) {
            while (row.next()) {
                RecordKey key = new RecordKey(DomainName.parse(row.text(2)), RecordType.of((int) row.number(3)));
                String code = row.text(1);
                String detail = row.text(4);
                ZoneRule rule = RULES.get(code);
                PlanPolicy policy = POLICIES.get(code);
                if (rule != null) {
                    warnings.add(new ZoneFinding(rule, key.owner(), key.type(), detail, row.number(5)));
                } else if (policy != null) {
                    cautions.add(new Caution(policy, key, detail));
                }
            }
        }
    }

    private static byte[] digest(PlanId id) {
        return HexFormat.of().parseHex(id.value());
    }
}
