package dev.koder.herald.application.audit.port;

import dev.koder.herald.domain.audit.AuditEntry;
import java.util.Optional;

/**
 * The entry of a trail that the running request owes: what it stores first has the entry stored with it, both or neither.
 *
 * <p>Every store keeps to this, with each of its calls that can change something: it asks for what is owed {@link #now} in the thread
 * that calls it, adds {@link #entry} in the transaction that changes something, and says {@link #paid} before the call returns. A call
 * that is refused, or does not find what it is about, pays nothing; nor do those by which the engine keeps house, which no request makes.
 */
public interface OwedEntry {

    /** What the request owes whose thread this is. */
    ScopedValue<OwedEntry> OF_REQUEST = ScopedValue.newInstance();

    /** What is to be added, as it is by now. */
    AuditEntry entry();

    /** Says that it was added, and is durable. */
    void paid();

    /** Whether it was added. */
    boolean isPaid();

    /** What the running request owes still; empty where nothing, or no request, runs in this thread. */
    static Optional<OwedEntry> now() {
        return OF_REQUEST.isBound() ? Optional.of(OF_REQUEST.get()).filter(owed -> !owed.isPaid()) : Optional.empty();
    }
}
