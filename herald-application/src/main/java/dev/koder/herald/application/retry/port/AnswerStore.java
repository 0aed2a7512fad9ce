package dev.koder.herald.application.retry.port;

import dev.koder.herald.application.retry.AnswerLimits;
import dev.koder.herald.application.retry.EarlierAnswer;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps answers to requests with an idempotency key, by tenant. What a call has acknowledged survives the death of the process and
 * of the machine. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface AnswerStore {

    /** What was answered under the tenant's key after {@code since}; empty where nothing was. */
    Optional<EarlierAnswer> find(TenantId tenant, IdempotencyKey key, Instant since);

    /**
     * Keeps an answer, unless there is one under this key that was given after {@code since}. Where there is no room for it, the
     * earliest of the tenant's are forgotten; where very many would have to go it may not be kept.
     *
     * @param at when it was given
     */
    void keep(TenantId tenant, IdempotencyKey key, String answer, Instant at, Instant since, AnswerLimits limits);

    /**
     * Forgets answers that were given until {@code until}.
     *
     * @param limit so many at most
     * @return whether there may be more
     */
    boolean forget(Instant until, int limit);
}
