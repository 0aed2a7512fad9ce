package dev.koder.herald.app;

import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.zone.port.ZonePublisher;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What the use cases are built on.
 *
 * @param config all that the engine was told
 * @param stores what is kept
 * @param publisher where zone texts for points of presence are
 * @param bell rung with each commit
 * @param clock what time it is
 * @param random where names, keys and secrets come from
 */
record Foundation(
        HeraldConfig config,
        Stores stores,
        ZonePublisher publisher,
        CommitBell bell,
        InstantSource clock,
        SecureRandom random) {}
