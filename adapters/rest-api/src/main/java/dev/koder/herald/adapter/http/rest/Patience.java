package dev.koder.herald.adapter.http.rest;

import java.util.function.LongSupplier;

/**
 * How long one may wait for the other end of a connection, by what it is about: the next request, the head of one, or its body.
 *
 * <p>What counts is the time in which octets were waited for. A body has the time configured, and more for what has come of it: a
 * large one over a slow line passes, one that comes octet by octet does not. One thread waits, others look whether it should.
 */
final class Patience {

    private final RestConfig.Connections limits;
    private final LongSupplier nanos;

    private Waiting waiting = Waiting.FOR_HEAD;
    private long waited;
    private long octets;
    private long since;
    private boolean isWaiting;
    private boolean isOver;

    /** What is waited for. */
    enum Waiting {
        /** Nothing has come of the next request. */
        FOR_REQUEST,
        /** Of the head of a request, or of what opens an encrypted connection, not all has come. */
        FOR_HEAD,
        /** The head has come whole, and the answer has not ended. */
        FOR_BODY
    }

    /** Of a connection that has just opened. */
    Patience(RestConfig.Connections limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    synchronized Waiting waiting() {
        return waiting;
    }

    /** Octets are waited for, from now on. */
    synchronized void begin() {
        isWaiting = true;
        since = nanos.getAsLong();
    }

    /**
     * They are no longer waited for.
     *
     * @param count how many have come
     * @return whether they count: not where patience ended before
     */
    synchronized boolean end(int count) {
        isWaiting = false;
        waited += nanos.getAsLong() - since;
        octets += count;
        if (waiting == Waiting.FOR_REQUEST && count > 0) {
            turnTo(Waiting.FOR_HEAD);
        }
        return !isOver;
    }

    /** The head is there. */
    void headRead() {
        turnTo(Waiting.FOR_BODY);
    }

    /** The connection is open, or its last request is answered. */
    void awaitRequest() {
        turnTo(Waiting.FOR_REQUEST);
    }

    private synchronized void turnTo(Waiting next) {
        waiting = next;
        waited = 0;
        octets = 0;
    }

    /** Whether this look ends it: somebody is waiting, and has waited for too long. */
    synchronized boolean endsNow() {
        if (isOver || !isWaiting || waited + nanos.getAsLong() - since <= most()) {
            return false;
        }
        isOver = true;
        return true;
    }

    private long most() {
        return switch (waiting) {
            case FOR_REQUEST -> limits.idleWithin().toNanos();
            case FOR_HEAD -> limits.headWithin().toNanos();
            case FOR_BODY ->
                limits.bodyWithin()
                        .plusSeconds(octets / limits.leastBytesPerSecond())
                        .toNanos();
        };
    }
}
