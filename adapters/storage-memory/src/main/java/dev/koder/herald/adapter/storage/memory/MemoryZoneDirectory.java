package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The look-ups across tenants, by going through all zones. */
final class MemoryZoneDirectory implements ZoneDirectory {

    private final Platform platform;

    MemoryZoneDirectory(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Optional<TenantId> locate(DomainName zone) {
        synchronized (platform) {
            return platform.find(zone).map(kept -> kept.zone().tenant());
        }
    }

    @Override
    public FeedSlice changedAfter(Optional<TenantId> tenant, Optional<FeedCursor> after, int limit) {
        synchronized (platform) {
            OptionalLong from = after.map(this::sequence).orElse(OptionalLong.of(0));
            if (from.isEmpty()) {
                return new FeedSlice.CursorUnknown();
            }
            List<KeptZone> changed = platform.zones.values().stream()
                    .filter(kept -> kept.sequence() > from.getAsLong())
                    .filter(kept -> tenant.isEmpty() || kept.isOwnedBy(tenant.get()))
                    .sorted(Comparator.comparingLong(KeptZone::sequence))
                    .toList();
            List<KeptZone> slice = changed.subList(0, Math.min(limit, changed.size()));
            long next = slice.isEmpty() ? from.getAsLong() : slice.getLast().sequence();
            return new FeedSlice.Changes(cursor(next), slice.size() == changed.size(), standings(slice));
        }
    }

    private static List<FeedSlice.ZoneStanding> standings(List<KeptZone> slice) {
        return slice.stream()
                .map(kept -> new FeedSlice.ZoneStanding(
                        kept.zone().name(), kept.zone().serial(), !kept.isLive()))
                .toList();
    }

    private FeedCursor cursor(long sequence) {
        return new FeedCursor(platform.epoch + "." + sequence);
    }

    /** The point that a cursor stands for; empty where this store cannot have given it. */
    private OptionalLong sequence(FeedCursor cursor) {
        String prefix = platform.epoch + ".";
        if (!cursor.value().startsWith(prefix)) {
            return OptionalLong.empty();
        }
        String digits = cursor.value().substring(prefix.length());
        if (!digits.matches("[0-9]{1,18}") || Long.parseLong(digits) > platform.lastSequence()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(digits));
    }

    @Override
    public long count() {
        synchronized (platform) {
            return platform.zones.values().stream().filter(KeptZone::isLive).count();
        }
    }
}
