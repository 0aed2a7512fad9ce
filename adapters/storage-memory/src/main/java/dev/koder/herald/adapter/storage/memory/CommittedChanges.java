package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.pop.CommittedChange;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;
import java.time.Instant;
import java.util.Optional;

/** Finds changes by what they left: a version, a tombstone or an event. Its user holds the platform's monitor. */
final class CommittedChanges {

    private final Platform platform;

    CommittedChanges(Platform platform) {
        this.platform = platform;
    }

    /** A change of a zone that is this tenant's, or was when it was deleted. */
    Optional<CommittedChange> find(TenantId tenant, long sequence) {
        return platform.zones.values().stream()
                .filter(kept -> kept.isOwnedBy(tenant))
                .flatMap(kept -> find(kept, sequence).stream())
                .findFirst();
    }

    private Optional<CommittedChange> find(KeptZone kept, long sequence) {
        ChangeId change = platform.change(sequence);
        return ofEvent(kept, sequence)
                .or(() -> ofTombstone(kept, sequence))
                .or(() -> platform.versions(kept.zone().name()).stream()
                        .map(KeptVersion::entry)
                        .filter(entry -> entry.version().change().equals(change))
                        .map(entry -> ofVersion(kept, sequence, entry))
                        .findFirst());
    }

    private CommittedChange ofVersion(KeptZone kept, long sequence, VersionEntry entry) {
        Zone zone = entry.version().zone();
        boolean isDeletion = entry.kind() == VersionKind.DELETED;
        Optional<Instant> goneAt =
                isDeletion ? Optional.of(zone.changedAt()) : goneAfter(kept, sequence, zone.changedAt());
        return new CommittedChange(zone.name(), zone.serial(), zone.changedAt(), isDeletion, goneAt);
    }

    private Optional<CommittedChange> ofEvent(KeptZone kept, long sequence) {
        return Optional.ofNullable(platform.events.get(sequence))
                .filter(event -> event.type().isOfVersion())
                .filter(event -> event.tenant().equals(kept.zone().tenant()))
                .filter(event -> isOf(event, kept.zone().name()))
                .map(event -> ofEvent(kept, sequence, event));
    }

    private CommittedChange ofEvent(KeptZone kept, long sequence, Event event) {
        boolean isDeletion = event.type() == EventType.ZONE_DELETED;
        return new CommittedChange(
                kept.zone().name(),
                event.place().orElseThrow().serial(),
                event.at(),
                isDeletion,
                isDeletion ? Optional.of(event.at()) : goneAfter(kept, sequence, event.at()));
    }

    private static Optional<CommittedChange> ofTombstone(KeptZone kept, long sequence) {
        return kept.deletedAt()
                .filter(at -> kept.sequence() == sequence)
                .map(at -> new CommittedChange(kept.zone().name(), kept.zone().serial(), at, true, Optional.of(at)));
    }

    private Optional<Instant> goneAfter(KeptZone kept, long sequence, Instant committedAt) {
        return platform.events.tailMap(sequence, false).values().stream()
                .filter(event -> event.type() == EventType.ZONE_DELETED)
                .filter(event -> isOf(event, kept.zone().name()))
                .map(Event::at)
                .findFirst()
                .or(kept::deletedAt)
                .or(() -> Optional.of(kept.zone().createdAt()).filter(committedAt::isBefore));
    }

    private static boolean isOf(Event event, DomainName zone) {
        return event.zone().filter(zone::equals).isPresent();
    }
}
