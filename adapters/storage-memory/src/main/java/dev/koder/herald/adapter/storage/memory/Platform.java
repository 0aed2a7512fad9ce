package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.audit.port.OwedEntry;
import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.webhook.DeadLetter;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.ZoneStanding;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.TenantSettings;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that is kept. Its monitor guards all of it: whoever reads or writes holds it. */
final class Platform {

    final String epoch;
    final NavigableMap<DomainName, KeptZone> zones = new TreeMap<>();
    final NavigableMap<PopId, Pop> pops = new TreeMap<>();
    final Map<WebhookId, Webhook> webhooks = new HashMap<>();
    final Map<WebhookId, NavigableMap<Long, DeadLetter>> deadLetters = new HashMap<>();
    final Map<TenantId, TenantSettings> tenantSettings = new HashMap<>();
    final Map<TenantId, List<ZonePlan>> plans = new HashMap<>();
    final Map<TenantId, ReviewRules> reviewRules = new HashMap<>();
    final Map<TenantId, NavigableMap<String, ChangeRequest>> changeRequests = new HashMap<>();
    final Map<TenantId, Subscription> subscriptions = new HashMap<>();
    final Map<PlanName, TenantPlan> sharedPlans = new HashMap<>();
    final Map<TenantId, Long> requests = new HashMap<>();
    long dayOfRequests;
    final Map<TokenHash, Token> tokens = new LinkedHashMap<>();
    final KeyedChanges keyed = new KeyedChanges();
    final Map<TenantId, Map<String, MemoryAnswerStore.Kept>> answers = new HashMap<>();
    final AuditTrails audit = new AuditTrails();
    final List<NameClaim> claims = new ArrayList<>();
    final List<ZoneOffer> offers = new ArrayList<>();
    private final Map<DomainName, NavigableMap<PopId, ZoneStanding>> standings = new HashMap<>();
    private final Map<DomainName, NavigableMap<PopId, DnssecReport>> dnssecReports = new HashMap<>();
    private final Map<DomainName, List<KeptVersion>> versions = new HashMap<>();

    /** What happened, by the place of its change among all. */
    final NavigableMap<Long, Event> events = new TreeMap<>();

    /** The place of the last event that was forgotten; 0 where none was. */
    long forgottenEvents;

    private long lastSequence;

    Platform(String epoch) {
        this.epoch = epoch;
    }

    /** What is there for this tenant. */
    Holdings holdings(TenantId tenant) {
        return zones.values().stream()
                .filter(kept -> kept.isLive() && kept.isOwnedBy(tenant))
                .reduce(
                        Holdings.NONE,
                        (held, kept) -> held.plusZone(kept.zone().recordSetCount()),
                        (one, other) ->
                                new Holdings(one.zones() + other.zones(), one.recordSets() + other.recordSets()));
    }

    /** The zone that is there for this tenant. */
    Optional<KeptZone> find(TenantId tenant, DomainName zone) {
        return find(zone).filter(kept -> kept.isOwnedBy(tenant));
    }

    /** The zone that is there for anybody. */
    Optional<KeptZone> find(DomainName zone) {
        return Optional.ofNullable(zones.get(zone)).filter(KeptZone::isLive);
    }

    /** The tenant's claim that is valid at this time. */
    Optional<NameClaim> claim(TenantId tenant, DomainName zone, Instant at) {
        return claims.stream()
                .filter(kept -> kept.tenant().equals(tenant) && kept.zone().equals(zone) && kept.isValid(at))
                .findFirst();
    }

    /** Whether somebody else holds a name above or below this one. */
    boolean isRelatedToOthers(TenantId tenant, DomainName zone, Instant at) {
        return Stream.concat(above(zone), below(zone)).anyMatch(kept -> kept.isHeldAgainst(tenant, at));
    }

    /** What is kept above a name, the nearest first. */
    Stream<KeptZone> above(DomainName zone) {
        return Stream.iterate(zone, name -> !name.isRoot(), DomainName::parent)
                .skip(1)
                .flatMap(name -> Optional.ofNullable(zones.get(name)).stream());
    }

    /** What is kept below a name; nothing is below the root. */
    Stream<KeptZone> below(DomainName zone) {
        return zone.isRoot()
                ? Stream.of()
                : zones.tailMap(zone, false).values().stream()
                        .takeWhile(kept -> kept.zone().name().isSubdomainOf(zone));
    }

    /** Keeps a zone's first version as the latest change of all. */
    ZoneVersion keepFirst(Zone zone, MemoryContents contents, Actor actor, ChangeNote note, Optional<ZonePatch> patch) {
        boolean goesOn = Optional.ofNullable(zones.get(zone.name()))
                .filter(tombstone -> tombstone.isOwnedBy(zone.tenant()))
                .isPresent();
        if (!goesOn) {
            standings(zone.name()).clear();
        }
        return keep(EventType.ZONE_CREATED, VersionKind.CREATED, zone, contents, actor, note, patch);
    }

    /** Keeps a next version as the latest change of all. */
    ZoneVersion keep(Zone zone, MemoryContents contents, Actor actor, ChangeNote note, Optional<ZonePatch> patch) {
        return keep(EventType.ZONE_CHANGED, VersionKind.CHANGED, zone, contents, actor, note, patch);
    }

    /** Keeps a deleted zone's next version as the latest change of all. */
    ZoneVersion restore(Zone zone, MemoryContents contents, Actor actor, ChangeNote note) {
        return keep(
                EventType.ZONE_RESTORED,
                VersionKind.RESTORED,
                zone,
                contents,
                actor,
                note,
                Optional.of(ZonePatch.NONE));
    }

    private ZoneVersion keep(
            EventType type,
            VersionKind kind,
            Zone zone,
            MemoryContents contents,
            Actor actor,
            ChangeNote note,
            Optional<ZonePatch> patch) {
        zones.put(zone.name(), new KeptZone(zone, contents, Optional.empty(), ++lastSequence));
        note(type, zone, actor, note, zone.changedAt());
        ZoneVersion version = new ZoneVersion(zone, latestChange());
        versions(zone.name()).add(new KeptVersion(new VersionEntry(version, kind, zone.tenant(), actor, note), patch));
        return version;
    }

    /** Whether a zone of this tenant still has a version in its history. */
    boolean isKept(TenantId tenant, ZoneVersion version) {
        KeptZone kept = zones.get(version.zone().name());
        return kept != null
                && kept.isOwnedBy(tenant)
                && versions(version.zone().name()).stream()
                        .anyMatch(known -> known.entry().version().change().equals(version.change()));
    }

    /** The versions of a zone, the earliest first. */
    List<KeptVersion> versions(DomainName zone) {
        return versions.computeIfAbsent(zone, name -> new ArrayList<>());
    }

    /** Keeps a zone's tombstone as the latest change of all. */
    ChangeId bury(KeptZone kept, Actor actor, ChangeNote note, Instant at) {
        DomainName name = kept.zone().name();
        zones.put(name, new KeptZone(kept.zone(), kept.contents(), Optional.of(at), ++lastSequence));
        note(EventType.ZONE_DELETED, kept.zone(), actor, note, at);
        Zone last = kept.zone().deletedAt(at);
        ZoneVersion version = new ZoneVersion(last, latestChange());
        VersionEntry entry = new VersionEntry(version, VersionKind.DELETED, last.tenant(), actor, note);
        versions(name).add(new KeptVersion(entry, Optional.of(ZonePatch.NONE)));
        dnssecReports.remove(name);
        offers.removeIf(offer -> offer.zone().equals(name) && offer.acceptedAt().isEmpty());
        return latestChange();
    }

    /** Puts a zone into other hands as the latest change of all. */
    void transfer(KeptZone kept, Zone next, Actor actor, ChangeNote note, String offer) {
        zones.put(next.name(), new KeptZone(next, kept.contents(), Optional.empty(), ++lastSequence));
        note(EventType.ZONE_TRANSFERRED, next, actor, note, next.changedAt(), Optional.of(offer));
        ZoneVersion version = new ZoneVersion(next, latestChange());
        VersionEntry entry = new VersionEntry(version, VersionKind.TRANSFERRED, next.tenant(), actor, note);
        List<KeptVersion> history = versions(next.name());
        history.replaceAll(earlier -> earlier.in(next.tenant()));
        history.add(new KeptVersion(entry, Optional.of(ZonePatch.NONE)));
    }

    /** Says which version of a zone is the oldest that is kept. */
    void keptSince(DomainName name, Serial oldest) {
        zones.computeIfPresent(
                name,
                (same, kept) -> new KeptZone(
                        kept.zone().keptSince(oldest), kept.contents(), kept.deletedAt(), kept.sequence()));
    }

    /** Lets go of a name that is held by whoever deleted its zone. */
    void letGo(KeptZone tombstone, Instant at) {
        Instant longAgo = at.minus(ZoneStore.HELD_AFTER_DELETION);
        zones.put(
                tombstone.zone().name(),
                new KeptZone(tombstone.zone(), tombstone.contents(), Optional.of(longAgo), tombstone.sequence()));
    }

    /** Forgets what a deleted zone held. */
    void empty(KeptZone kept) {
        Zone zone = kept.zone();
        Zone empty = zone.next(zone.serial(), zone.soa(), zone.settings(), 0, zone.changedAt())
                .keptSince(zone.serial());
        zones.put(zone.name(), new KeptZone(empty, MemoryContents.of(List.of()), kept.deletedAt(), kept.sequence()));
        versions(zone.name()).clear();
    }

    /** Leaves the event of the latest change. */
    private void note(EventType type, Zone zone, Actor actor, ChangeNote note, Instant at) {
        note(type, zone, actor, note, at, Optional.empty());
    }

    private void note(EventType type, Zone zone, Actor actor, ChangeNote note, Instant at, Optional<String> subject) {
        note(new Event(
                latestChange(), type, zone.tenant(), Optional.of(Event.Place.of(zone)), actor, note, at, subject));
    }

    private void note(Event event) {
        events.put(lastSequence, event);
        audit.add(AuditEntry.ofEvent(
                event.type(), event.tenant(), event.place(), event.actor(), event.note(), event.at(), event.subject()));
        changed();
    }

    /** Leaves an event that is about all of a tenant's zones. */
    void tellOfTenant(TenantId tenant, ReviewStep step) {
        lastSequence++;
        note(new Event(
                latestChange(),
                step.type(),
                tenant,
                Optional.empty(),
                step.actor(),
                step.note(),
                step.at(),
                Optional.empty()));
    }

    /** Adds the entry that the running request owes: to be called by whatever changes something for one. */
    void changed() {
        OwedEntry.now().ifPresent(owed -> {
            audit.add(owed.entry());
            owed.paid();
        });
    }

    /** Leaves an event of something that is no change of the zone's, but for a lock or a change request. */
    void tell(EventType type, Zone zone, String subject, Actor actor, ChangeNote note, Instant at) {
        lastSequence++;
        note(type, zone, actor, note, at, Optional.of(subject));
    }

    /** Keeps a zone's other locks, which make no version of it. */
    void keepLocks(KeptZone kept, Zone next) {
        zones.put(next.name(), new KeptZone(next, kept.contents(), kept.deletedAt(), kept.sequence()));
    }

    private ChangeId latestChange() {
        return change(lastSequence);
    }

    /** The name of the change at this place. */
    ChangeId change(long sequence) {
        return new ChangeId(epoch + "-" + sequence);
    }

    /** The place that a change's name stands for; empty where this store cannot have given it. */
    OptionalLong sequence(ChangeId change) {
        String prefix = epoch + "-";
        String digits = change.value().startsWith(prefix) ? change.value().substring(prefix.length()) : "";
        return digits.matches("[0-9]{1,18}") && Long.parseLong(digits) <= lastSequence
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    long lastSequence() {
        return lastSequence;
    }

    /** How a zone stands at each point of presence. */
    NavigableMap<PopId, ZoneStanding> standings(DomainName zone) {
        return standings.computeIfAbsent(zone, name -> new TreeMap<>());
    }

    /** What each point of presence told of a zone's keys. */
    NavigableMap<PopId, DnssecReport> dnssecReports(DomainName zone) {
        return dnssecReports.computeIfAbsent(zone, name -> new TreeMap<>());
    }
}
