package dev.koder.herald.application.health.port;

import dev.koder.herald.application.health.Obstacle;
import java.util.Optional;

/** Whether the store takes writes. Safe for use by many threads. */
public interface Writability {

    /**
     * What keeps writes from being done; empty where nothing is known to.
     *
     * <p>It is known from the last writes that were tried, and stays no longer than the obstacle itself, whether somebody
     * writes meanwhile or not.
     */
    Optional<Obstacle> obstacle();
}
