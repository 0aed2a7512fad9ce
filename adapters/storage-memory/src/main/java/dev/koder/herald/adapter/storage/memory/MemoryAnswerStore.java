package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.retry.AnswerLimits;
import dev.koder.herald.application.retry.EarlierAnswer;
import dev.koder.herald.application.retry.port.AnswerStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Answers in a map. */
final class MemoryAnswerStore implements AnswerStore {

    private final Platform platform;

    MemoryAnswerStore(Platform platform) {
        this.platform = platform;
    }

    /** An answer that was given. */
    record Kept(String fingerprint, String answer, Instant at) {

        private long octets() {
            return answer.getBytes(StandardCharsets.UTF_8).length;
        }

        EarlierAnswer to(IdempotencyKey key) {
            return fingerprint.equals(key.fingerprint())
                    ? new EarlierAnswer.Given(answer)
                    : new EarlierAnswer.ToOtherRequest();
        }
    }

    @Override
    public Optional<EarlierAnswer> find(TenantId tenant, IdempotencyKey key, Instant since) {
        synchronized (platform) {
            return Optional.ofNullable(
                            platform.answers.getOrDefault(tenant, Map.of()).get(key.value()))
                    .filter(kept -> kept.at().isAfter(since))
                    .map(kept -> kept.to(key));
        }
    }

    @Override
    public void keep(
            TenantId tenant, IdempotencyKey key, String answer, Instant at, Instant since, AnswerLimits limits) {
        Kept added = new Kept(key.fingerprint(), answer, at);
        synchronized (platform) {
            Map<String, Kept> kept = platform.answers.computeIfAbsent(tenant, nobody -> new HashMap<>());
            boolean isFree = Optional.ofNullable(kept.get(key.value()))
                    .filter(earlier -> earlier.at().isAfter(since))
                    .isEmpty();
            if (isFree && limits.allow(1, added.octets())) {
                kept.remove(key.value());
                makeRoom(kept, added, limits);
                kept.put(key.value(), added);
            }
        }
    }

    /** Forgets the earliest, until another one can be kept. */
    private static void makeRoom(Map<String, Kept> kept, Kept added, AnswerLimits limits) {
        while (!limits.allow(
                kept.size() + 1L, kept.values().stream().mapToLong(Kept::octets).sum() + added.octets())) {
            kept.values().remove(Collections.min(kept.values(), Comparator.comparing(Kept::at)));
        }
    }

    @Override
    public boolean forget(Instant until, int limit) {
        int forgotten = 0;
        synchronized (platform) {
            for (Map<String, Kept> kept : platform.answers.values()) {
                for (Iterator<Kept> each = kept.values().iterator(); each.hasNext() && forgotten < limit; ) {
                    if (!each.next().at().isAfter(until)) {
                        each.remove();
                        forgotten++;
                    }
                }
            }
        }
        return forgotten == limit;
    }
}
