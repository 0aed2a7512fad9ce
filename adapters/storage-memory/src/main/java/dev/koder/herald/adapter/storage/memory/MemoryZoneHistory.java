package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.zone.HistoryOutcome;
import dev.koder.herald.application.zone.VersionDetails;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.CommittedChange;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.ZoneDiff;
import dev.koder.herald.domain.zone.ZonePatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Versions in lists, the earliest first. */
final class MemoryZoneHistory implements ZoneHistory {

    private final Platform platform;

    MemoryZoneHistory(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Optional<List<VersionEntry>> versions(
            TenantId tenant, DomainName zone, Optional<ChangeId> before, int limit) {
        synchronized (platform) {
            return platform.find(tenant, zone).map(kept -> {
                List<VersionEntry> latestFirst = platform.versions(zone).reversed().stream()
                        .map(KeptVersion::entry)
                        .toList();
                return before.map(change -> latestFirst.stream()
                                .dropWhile(entry -> !entry.version().change().equals(change))
                                .skip(1))
                        .orElse(latestFirst.stream())
                        .limit(limit)
                        .toList();
            });
        }
    }

    @Override
    public HistoryOutcome<VersionDetails> version(TenantId tenant, DomainName zone, Serial serial) {
        return inZone(tenant, zone, versions -> {
            int index = placeOf(versions, serial);
            if (index < 0) {
                return new HistoryOutcome.NoSuchVersion<>(serial);
            }
            KeptVersion version = versions.get(index);
            Optional<KeptVersion> previous = index == 0 ? Optional.empty() : Optional.of(versions.get(index - 1));
            return new HistoryOutcome.Found<>(
                    new VersionDetails(version.entry(), previous.map(KeptVersion::zone), version.patch()));
        });
    }

    private <T> HistoryOutcome<T> inZone(
            TenantId tenant, DomainName zone, Function<List<KeptVersion>, HistoryOutcome<T>> reading) {
        synchronized (platform) {
            return platform.find(tenant, zone)
                    .map(kept -> reading.apply(platform.versions(zone)))
                    .orElseGet(HistoryOutcome.NoSuchZone::new);
        }
    }

    /** Where the version is that brought this serial; those that went on at the same one changed nothing that is published. */
    private static int placeOf(List<KeptVersion> versions, Serial serial) {
        int index = versions.size() - 1;
        while (index >= 0 && !isAt(versions.get(index), serial)) {
            index--;
        }
        while (index > 0 && isAt(versions.get(index - 1), serial)) {
            index--;
        }
        return index;
    }

    private static boolean isAt(KeptVersion version, Serial serial) {
        return version.zone().serial().equals(serial);
    }

    @Override
    public HistoryOutcome<ZoneDiff> between(TenantId tenant, DomainName zone, Serial from, Serial to) {
        return inZone(tenant, zone, versions -> {
            int one = placeOf(versions, from);
            int other = placeOf(versions, to);
            if (one < 0 || other < 0) {
                return new HistoryOutcome.NoSuchVersion<>(one < 0 ? from : to);
            }
            return one > other ? wayOn(versions, other, one).map(ZoneDiff::inverse) : wayOn(versions, one, other);
        });
    }

    @Override
    public <R> HistoryOutcome<R> readAt(TenantId tenant, DomainName zone, Serial serial, ZoneReading<R> reading) {
        HistoryOutcome<ZoneDiff> wayBack;
        Optional<KeptZone> current;
        synchronized (platform) {
            wayBack = inZone(tenant, zone, versions -> {
                int index = placeOf(versions, serial);
                return index < 0
                        ? new HistoryOutcome.NoSuchVersion<>(serial)
                        : wayOn(versions, index, versions.size() - 1).map(ZoneDiff::inverse);
            });
            current = platform.find(tenant, zone);
        }
        return wayBack.map(way -> reading.read(way.to(), reader -> {
            ZonePatch.Passage passage = way.recordSets().onto(reader);
            current.orElseThrow().contents().forEach(passage);
            passage.end();
        }));
    }

    private static HistoryOutcome<ZoneDiff> wayOn(List<KeptVersion> versions, int older, int later) {
        ZonePatch.Composition way = new ZonePatch.Composition();
        for (KeptVersion version : versions.subList(older + 1, later + 1)) {
            if (version.patch().isEmpty()) {
                return new HistoryOutcome.OutOfReach<>(version.zone().serial());
            }
            way.add(version.patch().get());
        }
        return new HistoryOutcome.Found<>(
                new ZoneDiff(versions.get(older).zone(), versions.get(later).zone(), way.patch()));
    }

    @Override
    public Optional<CommittedChange> change(TenantId tenant, ChangeId change) {
        synchronized (platform) {
            OptionalLong sequence = platform.sequence(change);
            return sequence.isEmpty()
                    ? Optional.empty()
                    : new CommittedChanges(platform).find(tenant, sequence.getAsLong());
        }
    }

    @Override
    public Optional<DomainName> forget(Instant olderThan, int least, Optional<DomainName> after, int zones) {
        synchronized (platform) {
            List<DomainName> names =
                    after.map(name -> platform.zones.tailMap(name, false)).orElse(platform.zones).keySet().stream()
                            .limit(zones)
                            .toList();
            names.forEach(name -> forget(name, platform.versions(name), olderThan, least));
            return names.size() < zones ? Optional.empty() : Optional.of(names.getLast());
        }
    }

    private void forget(DomainName name, List<KeptVersion> versions, Instant olderThan, int least) {
        int most = versions.size() - least;
        int old = 0;
        while (old < most && versions.get(old).zone().changedAt().isBefore(olderThan)) {
            old++;
        }
        if (old > 0) {
            versions.subList(0, old).clear();
            platform.keptSince(name, versions.getFirst().zone().serial());
        }
    }
}
