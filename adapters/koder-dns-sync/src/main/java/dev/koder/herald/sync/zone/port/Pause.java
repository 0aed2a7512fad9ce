package dev.koder.herald.sync.zone.port;

import java.time.Duration;

/** Lets time pass. Handed in, so that a test can let it pass at once. */
public interface Pause {

    /** Returns after {@code time}. */
    void pause(Duration time) throws InterruptedException;
}
