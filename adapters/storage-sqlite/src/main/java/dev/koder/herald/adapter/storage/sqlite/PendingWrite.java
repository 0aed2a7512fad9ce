package dev.koder.herald.adapter.storage.sqlite;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * One caller's write, from the queue to the answer.
 *
 * <p>It may be run several times, each time from the start, and is answered once: after the transaction of its last run has
 * been committed, or has come to nothing.
 *
 * @param <T> what the caller gets
 */
final class PendingWrite<T> {

    private final Function<Session, T> write;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private Optional<T> result = Optional.empty();

    PendingWrite(Function<Session, T> write) {
        this.write = write;
    }

    void run(Session session) {
        result = Optional.of(write.apply(session));
    }

    /** Tells the caller that what was run is committed. */
    void committed() {
        answer.complete(result.orElseThrow());
    }

    /** Tells the caller that nothing came of it. */
    void failed(Throwable why) {
        answer.completeExceptionally(why);
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /** Waits for the answer; a waiting thread that is interrupted waits on, as what it wrote cannot be called back. */
    T await() {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException("the writer broke off", e.getCause());
        }
    }
}
