package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.retry.EarlierAnswer;
import dev.koder.herald.application.retry.RememberAnswers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers to requests with an idempotency key: the same request gets the same one. Safe for use by many threads. */
final class KeyedAnswers {

    private static final Logger LOG = System.getLogger(KeyedAnswers.class.getName());

    private final RememberAnswers memory;

    KeyedAnswers(RememberAnswers memory) {
        this.memory = memory;
    }

    /** Ends a request that was answered before with that answer. Not an error. */
    static final class AnsweredBefore extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Answer answer;

        AnsweredBefore(Answer answer) {
            super("answered before", null, false, false);
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }

    /**
     * To be called when all of a request was read, and before it is followed.
     *
     * @throws AnsweredBefore where it was followed already
     * @throws Refusal where its key goes with another request
     */
    void recall(Caller caller) {
        memory.earlier(caller).ifPresent(earlier -> {
            switch (earlier) {
                case EarlierAnswer.Given(String text) -> throw new AnsweredBefore(AnswerText.read(text));
                case EarlierAnswer.ToOtherRequest other -> throw ZoneAnswers.keyReused();
            }
        });
    }

    /** To be called with the answer to a request that was followed. What cannot be kept is answered all the same: it is done. */
    void keep(Caller caller, Answer answer) {
        try {
            AnswerText.of(answer).ifPresent(text -> memory.remember(caller, text));
        } catch (StoreUnavailableException unavailable) {
            LOG.log(
                    Level.WARNING,
                    "answer to a request with an idempotency key not kept: {0}",
                    unavailable.obstacle().words());
        }
    }
}
