package dev.koder.herald.adapter.http.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved. */
final class SettableClock implements InstantSource {

    static final Instant START = Instant.parse("2026-01-14T12:00:00Z");

    private volatile Instant now = START;
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public Instant instant() {
        return now;
    }

    /** The time that has passed, whatever the clock was set to. */
    long nanos() {
        return nanos.get();
    }

    void pass(Duration time) {
        now = now.plus(time);
        nanos.addAndGet(time.toNanos());
    }

    void setBack(Duration time) {
        now = now.minus(time);
    }
}
