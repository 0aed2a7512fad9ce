package dev.koder.herald.adapter.identity.koderid;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that serves what a test sets and counts how often it is asked. */
final class FakeKeySetSource implements KeySetSource {

    final AtomicInteger fetches = new AtomicInteger();
    private volatile String keySet;
    private volatile boolean isDown;

    FakeKeySetSource(String keySet) {
        this.keySet = keySet;
    }

    void serve(String other) {
        keySet = other;
        isDown = false;
    }

    void goDown() {
        isDown = true;
    }

    @Override
    public String fetch() throws IOException {
        fetches.incrementAndGet();
        if (isDown) {
            throw new IOException("connection refused");
        }
        return keySet;
    }

    @Override
    public URI location() {
        return URI.create("https://id.koder.example/keys");
    }
}
