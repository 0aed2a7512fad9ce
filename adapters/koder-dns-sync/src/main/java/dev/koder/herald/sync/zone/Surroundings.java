package dev.koder.herald.sync.zone;

import dev.koder.herald.sync.zone.port.Bookmark;
import dev.koder.herald.sync.zone.port.Engine;
import dev.koder.herald.sync.zone.port.MemberList;
import dev.koder.herald.sync.zone.port.NameServer;
import dev.koder.herald.sync.zone.port.Pause;
import dev.koder.herald.sync.zone.port.ZoneFiles;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/**
 * Everything outside that keeping zones needs.
 *
 * @param executor runs each update of a zone and each loop in a thread of its own
 * @param random spreads retries; used by many threads
 */
public record Surroundings(
        Engine engine,
        NameServer nameServer,
        ZoneFiles files,
        MemberList list,
        Bookmark bookmark,
        InstantSource clock,
        RandomGenerator random,
        Pause pause,
        ExecutorService executor) {}
