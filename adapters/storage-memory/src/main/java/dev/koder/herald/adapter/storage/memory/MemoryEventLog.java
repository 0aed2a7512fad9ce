package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.event.port.EventLog;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;

/** Events in a map, by the place of their change among all. */
final class MemoryEventLog implements EventLog {

    private final Platform platform;

    MemoryEventLog(Platform platform) {
        this.platform = platform;
    }

    @Override
    public EventSlice after(Optional<TenantId> tenant, Optional<ChangeId> after, int limit) {
        synchronized (platform) {
            OptionalLong from = after.map(platform::sequence).orElse(OptionalLong.of(platform.forgottenEvents));
            if (from.isEmpty() || from.getAsLong() < platform.forgottenEvents) {
                return new EventSlice.CursorUnknown();
            }
            List<Event> events = platform.events.tailMap(from.getAsLong(), false).values().stream()
                    .filter(event -> tenant.isEmpty() || event.tenant().equals(tenant.get()))
                    .limit(limit + 1L)
                    .toList();
            boolean isComplete = events.size() <= limit;
            List<Event> slice = events.subList(0, Math.min(limit, events.size()));
            return new EventSlice.Events(
                    slice, isComplete ? end() : slice.getLast().id(), isComplete);
        }
    }

    @Override
    public ChangeId end() {
        synchronized (platform) {
            return platform.change(platform.lastSequence());
        }
    }

    @Override
    public ChangeId justBefore(TenantId tenant, Instant time) {
        synchronized (platform) {
            return platform.events.entrySet().stream()
                    .filter(entry -> entry.getValue().tenant().equals(tenant))
                    .filter(entry -> !entry.getValue().at().isBefore(time))
                    .findFirst()
                    .map(entry -> platform.change(entry.getKey() - 1))
                    .orElseGet(this::end);
        }
    }

    @Override
    public boolean forget(Instant olderThan, int limit) {
        synchronized (platform) {
            NavigableMap<Long, Event> events = platform.events;
            int forgotten = 0;
            Map.Entry<Long, Event> oldest = events.firstEntry();
            while (oldest != null && forgotten < limit && oldest.getValue().at().isBefore(olderThan)) {
                platform.forgottenEvents = oldest.getKey();
                events.pollFirstEntry();
                forgotten++;
                oldest = events.firstEntry();
            }
            return forgotten == limit;
        }
    }
}
