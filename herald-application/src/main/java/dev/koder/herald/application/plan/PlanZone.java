package dev.koder.herald.application.plan;

import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.plan.port.PlanStore;
import dev.koder.herald.application.zone.TextOutcome;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.application.zone.ZoneTexts;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.plan.PlanPolicies;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Works out what a zone's whole wished contents would change, and keeps that as a plan. The zone stays as it is. Safe for use by
 * many threads.
 *
 * <p>Contents without an SOA keep the SOA that the zone has. The serial in an SOA is passed over, as a plan is made at a version
 * and applied to no other: its serial is the engine's.
 */
public final class PlanZone {

    /** For how long a plan is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final ZoneStore zones;
    private final PlanStore plans;
    private final ZoneCommits commits;
    private final ZoneTexts texts;
    private final InstantSource clock;
    private final UnaryOperator<byte[]> sha256;
    private final PlanLimits limits;

    /** Keeps what is planned in this store, within these limits, under names that {@code sha256} gives (FIPS 180-4). */
    public PlanZone(
            ZoneStore zones,
            PlanStore plans,
            ZoneCommits commits,
            ZoneTexts texts,
            InstantSource clock,
            UnaryOperator<byte[]> sha256,
            PlanLimits limits) {
        this.zones = zones;
        this.plans = plans;
        this.commits = commits;
        this.texts = texts;
        this.clock = clock;
        this.sha256 = sha256;
        this.limits = limits;
    }

    /**
     * Plans what makes a zone what the text says. Empty where the caller has no such zone, the text then unread.
     *
     * @throws IOException where the text breaks off
     */
    public Optional<TextOutcome<PlanOutcome>> plan(
            Caller caller, DomainName zone, Precondition precondition, InputStream text) throws IOException {
        return hasZone(caller, zone)
                ? Optional.of(
                        texts.read(zone, text, (soa, contents) -> plan(caller, zone, precondition, soa, contents)))
                : Optional.empty();
    }

    /** Plans what makes a zone's contents these. */
    public PlanOutcome plan(
            Caller caller,
            DomainName zone,
            Precondition precondition,
            Optional<RecordSet> soa,
            MemoryContents contents) {
        PlanOutcome outcome = foresee(caller, zone, precondition, soa, contents);
        return outcome instanceof PlanOutcome.Foreseen(Prospect prospect) && !prospect.isEmpty()
                ? kept(caller, prospect)
                : outcome;
    }

    /**
     * Tells what the text would change, and keeps nothing. Empty where the caller has no such zone, the text then unread.
     *
     * @throws IOException where the text breaks off
     */
    public Optional<TextOutcome<PlanOutcome>> foresee(
            Caller caller, DomainName zone, Precondition precondition, InputStream text) throws IOException {
        return hasZone(caller, zone)
                ? Optional.of(
                        texts.read(zone, text, (soa, contents) -> foresee(caller, zone, precondition, soa, contents)))
                : Optional.empty();
    }

    private boolean hasZone(Caller caller, DomainName zone) {
        return zones.find(caller.tenant(), zone).isPresent();
    }

    private PlanOutcome foresee(
            Caller caller,
            DomainName zone,
            Precondition precondition,
            Optional<RecordSet> soa,
            MemoryContents contents) {
        Optional<Zone> stored = zones.find(caller.tenant(), zone);
        if (stored.isEmpty()) {
            return new PlanOutcome.NoSuchZone();
        }
        Precondition enough =
                precondition.suffices(stored.get().settings()) ? precondition : new Precondition.ZoneExists();
        return commits.tryOut(
                        caller,
                        zone,
                        enough,
                        new ZoneChange.ReplaceContents(soa.map(Soa::of), Optional.empty(), contents))
                .map(trial -> outcome(trial.base(), trial.judgement(), contents))
                .orElseGet(PlanOutcome.NoSuchZone::new);
    }

    private static PlanOutcome outcome(Zone base, Judgement judgement, MemoryContents contents) {
        return switch (judgement) {
            case Judgement.Accepted(Zone next, ZonePatch patch, ZoneFindings warnings) ->
                foreseen(base, next.soa(), patch, warnings, contents);
            case Judgement.Replaced(Zone next, MemoryContents all, Optional<ZonePatch> patch, ZoneFindings warnings) ->
                patch.map(it -> foreseen(base, next.soa(), it, warnings, contents))
                        .orElseGet(PlanOutcome.TooLarge::new);
            case Judgement.BreaksLocks(List<ZoneLock> locks, Judgement change) -> outcome(base, change, contents);
            case Judgement.Objected(Zone current, Objection objection) -> new PlanOutcome.Objected(current, objection);
            case Judgement.Unchanged(Zone zone, ZoneFindings warnings) ->
                foreseen(base, base.soa(), ZonePatch.NONE, warnings, contents);
            case Judgement.Refused(ZoneFindings errors) -> new PlanOutcome.Refused(errors);
            case Judgement.PreconditionFailed(Zone current) -> new PlanOutcome.PreconditionFailed(current);
            case Judgement.PreconditionRequired(Zone current) -> new PlanOutcome.PreconditionFailed(current);
        };
    }

    private static PlanOutcome foreseen(
            Zone base, Soa soa, ZonePatch patch, ZoneFindings warnings, MemoryContents contents) {
        return new PlanOutcome.Foreseen(new Prospect(
                base.name(),
                base.serial(),
                base.soa(),
                soa,
                patch,
                warnings,
                PlanPolicies.check(base, soa, patch, contents)));
    }

    private PlanOutcome kept(Caller caller, Prospect prospect) {
        byte[] octets = prospect.octets();
        if (octets.length > limits.octetsOfOne()) {
            return new PlanOutcome.TooLarge();
        }
        Instant now = clock.instant();
        PlanId id = new PlanId(HexFormat.of().formatHex(sha256.apply(octets)));
        ZonePlan plan = new ZonePlan(id, prospect, caller.actor(), now, now.plus(KEPT));
        Deed.say("plan", id);
        return plans.keep(caller.tenant(), plan, limits)
                ? new PlanOutcome.Planned(plan)
                : new PlanOutcome.NoRoom(limits);
    }

    /** A plan that is kept; empty where the caller has no such zone, or the zone no such plan. */
    public Optional<ZonePlan> show(Caller caller, DomainName zone, PlanId id) {
        return hasZone(caller, zone) ? plans.find(caller.tenant(), zone, id, clock.instant()) : Optional.empty();
    }
}
