package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.RepeatableWish;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What requests with an idempotency key have made of zones. Guarded by the platform's monitor. */
final class KeyedChanges {

    private final Map<Key, Map<DomainName, KeptChange>> changes = new HashMap<>();

    private record Key(TenantId tenant, String value) {}

    /** Makes an answer of a change that was made; none where that is known no more. */
    interface Telling<O> {
        Optional<O> tell(ZoneVersion version, ZoneFindings warnings);
    }

    /**
     * What is answered to a wish whose key is known; empty for one that has still to be followed. Where what it made is known no
     * more, its key counts as spent.
     */
    <O> Optional<O> repeated(RepeatableWish wish, Telling<O> made, Supplier<O> otherRequest) {
        Instant since = wish.at().minus(ZoneStore.KEYS_KEPT);
        return wish.key().flatMap(key -> {
            Map<DomainName, KeptChange> known =
                    new HashMap<>(changes.getOrDefault(new Key(wish.tenant(), key.value()), Map.of()));
            known.values().removeIf(change -> !change.at().isAfter(since));
            boolean isOther = known.values().stream()
                    .anyMatch(change -> !change.fingerprint().equals(key.fingerprint()));
            return isOther
                    ? Optional.of(otherRequest.get())
                    : Optional.ofNullable(known.get(wish.zone()))
                            .map(change -> made.tell(change.version(), change.warnings())
                                    .orElseGet(otherRequest));
        });
    }

    /** Remembers what a wish has made, where it has a key. */
    void add(RepeatableWish wish, ZoneVersion version, ZoneFindings warnings) {
        wish.key()
                .ifPresent(key -> changes.computeIfAbsent(new Key(wish.tenant(), key.value()), none -> new HashMap<>())
                        .put(version.zone().name(), new KeptChange(key.fingerprint(), version, warnings, wish.at())));
    }

    /** Forgets some that were made until then, and answers whether there may be more. */
    boolean forget(Instant until, int limit) {
        int forgotten = 0;
        for (Map<DomainName, KeptChange> byZone : changes.values()) {
            for (Iterator<KeptChange> each = byZone.values().iterator(); each.hasNext() && forgotten < limit; ) {
                if (!each.next().at().isAfter(until)) {
                    each.remove();
                    forgotten++;
                }
            }
        }
        changes.values().removeIf(Map::isEmpty);
        return forgotten == limit;
    }
}
