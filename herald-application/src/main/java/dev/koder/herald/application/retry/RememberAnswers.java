package dev.koder.herald.application.retry;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.retry.port.AnswerStore;
import dev.koder.herald.application.zone.port.ZoneStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Remembers what requests with an idempotency key were answered, for {@link ZoneStore#KEYS_KEPT}, so that one which comes again is
 * answered as it was the first time: also where it changed nothing, where only parts of it were made, and where its zone is gone
 * by now. Where the engine dies between a commit and its answer nothing is remembered here, nor where a tenant's later answers have
 * taken all the room; what the store knows of the key keeps the commit from being made twice. Safe for use by many threads.
 */
public final class RememberAnswers {

    /** Longer answers are not remembered, in characters. */
    public static final int LONGEST = 1 << 18;

    private final AnswerStore answers;
    private final InstantSource clock;

    /** Remembers in this store. */
    public RememberAnswers(AnswerStore answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** What the caller's request was answered before; empty where it was not, or has no key. To be asked once all of it was read. */
    public Optional<EarlierAnswer> earlier(Caller caller) {
        return caller.idempotencyKey().flatMap(key -> answers.find(caller.tenant(), key, since(clock.instant())));
    }

    /** Remembers what the caller's request is answered, where it has a key. */
    public void remember(Caller caller, String answer) {
        Instant now = clock.instant();
        caller.idempotencyKey()
                .filter(key -> answer.length() <= LONGEST)
                .ifPresent(key -> answers.keep(caller.tenant(), key, answer, now, since(now), AnswerLimits.DEFAULT));
    }

    private static Instant since(Instant now) {
        return now.minus(ZoneStore.KEYS_KEPT);
    }
}
