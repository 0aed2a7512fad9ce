package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.retry.EarlierAnswer;
import dev.koder.herald.application.retry.port.AnswerStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.time.Instant;
import java.util.HashMap;
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
    public void keep(TenantId tenant, IdempotencyKey key, String answer, Instant at, Instant since) {
        synchronized (platform) {
            platform.answers.values().forEach(kept -> kept.values()
                    .removeIf(it -> !it.at().isAfter(since)));
            platform.answers
                    .computeIfAbsent(tenant, nobody -> new HashMap<>())
                    .putIfAbsent(key.value(), new Kept(key.fingerprint(), answer, at));
        }
    }
}
