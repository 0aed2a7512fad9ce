package dev.koder.herald.sync;

import dev.koder.herald.sync.engine.http.HttpEngine;
import dev.koder.herald.sync.files.StateFolder;
import dev.koder.herald.sync.health.HealthEndpoint;
import dev.koder.herald.sync.knot.KnotNameServer;
import dev.koder.herald.sync.zone.Surroundings;
import dev.koder.herald.sync.zone.ZoneSync;
import dev.koder.herald.sync.zone.port.Pause;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** A running agent, put together from its configuration: the one page that shows all of it. */
final class Agent implements AutoCloseable {
    private final StateFolder folder;
    private final HttpEngine engine;
    private final ZoneSync sync;
    private final HealthEndpoint health;
    private final ExecutorService threads;
    private final ScheduledExecutorService watchdog;

    private Agent(
            StateFolder folder,
            HttpEngine engine,
            ZoneSync sync,
            HealthEndpoint health,
            ExecutorService threads,
            ScheduledExecutorService watchdog) {
        this.folder = folder;
        this.engine = engine;
        this.sync = sync;
        this.health = health;
        this.threads = threads;
        this.watchdog = watchdog;
    }

    /**
     * Starts everything.
     *
     * @param random may be used by many threads
     * @throws IOException when the folder or the address for health is not to be had; says which
     */
    static Agent start(AgentConfig config, InstantSource clock, RandomGenerator random, Pause pause)
            throws IOException {
        StateFolder folder =
                StateFolder.open(config.state(), config.knotSettings().template());
        try {
            folder.provideList();
            return start(config, folder, clock, random, pause);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    private static Agent start(
            AgentConfig config, StateFolder folder, InstantSource clock, RandomGenerator random, Pause pause)
            throws IOException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("watchdog").factory());
        HttpEngine engine = new HttpEngine(config.engine(), threads);
        Surroundings around = new Surroundings(
                engine,
                new KnotNameServer(config.knot(), watchdog, random),
                folder.zoneFiles(),
                folder.memberList(),
                folder.bookmark(),
                clock,
                random,
                pause,
                threads);
        ZoneSync sync = new ZoneSync(around, config.settings());
        HealthEndpoint health = openHealth(config.healthListen(), sync, threads);
        sync.start();
        return new Agent(folder, engine, sync, health, threads, watchdog);
    }

    private static HealthEndpoint openHealth(InetSocketAddress address, ZoneSync sync, ExecutorService threads)
            throws IOException {
        try {
            return HealthEndpoint.open(address, sync::condition, threads);
        } catch (IOException e) {
            String where = address.getHostString() + ":" + address.getPort();
            throw new IOException("health.listen: " + where + " (expected: a free address; " + e.getMessage() + ")", e);
        }
    }

    InetSocketAddress healthAddress() {
        return health.address();
    }

    @Override
    public void close() throws IOException {
        sync.close();
        health.close();
        engine.close();
        threads.shutdownNow();
        watchdog.shutdownNow();
        folder.close();
    }
}
