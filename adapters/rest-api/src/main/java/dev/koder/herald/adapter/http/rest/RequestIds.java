package dev.koder.herald.adapter.http.rest;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Names requests: as the caller did in {@code X-Request-Id}, or anew. Safe for use by many threads. */
final class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final int RADIX = 36;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:+/=-]{1,128}");

    private final String start;
    private final AtomicLong count = new AtomicLong();

    RequestIds(InstantSource clock) {
        this.start = Long.toString(clock.millis(), RADIX);
    }

    String of(Incoming incoming) {
        return incoming.header(HEADER)
                .filter(text -> FORM.matcher(text).matches())
                .orElseGet(this::next);
    }

    String next() {
        return start + "-" + Long.toString(count.incrementAndGet(), RADIX);
    }
}
