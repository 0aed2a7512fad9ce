package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.audit.port.OwedEntry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * One caller's write, from the queue to the answer.
 *
 * <p>It may be run several times, each time from the start, and is answered once: after the transaction of its last run has
 * been committed, or has come to nothing. The entry that the caller's request owes the audit trail is written with it, provided that it
 * changes something.
 *
 * @param <T> what the caller gets
 */
final class PendingWrite<T> {

    private final Function<Session, T> write;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final Optional<OwedEntry> owed;
    private Optional<T> result = Optional.empty();
    private boolean isPaying;

    PendingWrite(Function<Session, T> write, Optional<OwedEntry> owed) {
        this.write = write;
        this.owed = owed;
    }

    void run(Session session) {
        result = Optional.of(owed.isPresent() ? paying(session, owed.get()) : write.apply(session));
    }

    private T paying(Session session, OwedEntry entry) {
        long before = session.changedRows();
        T done = write.apply(session);
        isPaying = session.changedRows() > before;
        if (isPaying) {
            AuditRows.add(session, entry.entry());
        }
        return done;
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
            T done = answer.join();
            owed.filter(entry -> isPaying).ifPresent(OwedEntry::paid);
            return done;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException("the writer broke off", e.getCause());
        }
    }
}
