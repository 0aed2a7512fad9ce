package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.zone.ZoneReading;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Stores that can be told not to answer, or to behave as nobody expects. */
final class Breakable {

    /** What every call throws from now on. */
    private volatile Optional<Supplier<RuntimeException>> failure = Optional.empty();

    private volatile boolean cutsReadings;
    private volatile boolean isFull;
    private volatile boolean isTrailShut;
    private volatile boolean refusesProgress;
    private volatile boolean refusesCommits;

    /** How often it was tried to note something of a webhook. */
    final AtomicInteger refusedProgress = new AtomicInteger();

    private volatile String slow = "";
    private volatile Runnable meanwhile = () -> {};

    /** Has something else happen from now on before each answer to calls of this method. */
    void meanwhile(String method, Runnable others) {
        meanwhile = others;
        slow = method;
    }

    void breakDown() {
        failure = Optional.of(() -> new StoreUnavailableException(Obstacle.DISK_FULL, "disk full: /secret/path"));
    }

    /** Says from now on that the disk is full, for whoever asks. */
    void turnWritesAway() {
        isFull = true;
    }

    /** Takes no entry of a trail by itself from now on, only with something else that is stored. */
    void shutTrail() {
        isTrailShut = true;
    }

    /** Whole zones break off from now on once all of their RRsets were read. */
    void cutReadings() {
        cutsReadings = true;
    }

    /** Notes nothing of webhooks from now on. */
    void refuseProgress() {
        refusedProgress.set(0);
        refusesProgress = true;
    }

    /** Answers no commits of zone data from now on. */
    void refuseCommits() {
        refusesCommits = true;
    }

    void behave() {
        failure = Optional.empty();
        refusesProgress = false;
        refusesCommits = false;
    }

    void misbehave() {
        failure = Optional.of(() -> new IllegalStateException("a bug with a secret in its message"));
    }

    Stores around(Stores stores) {
        return new Stores(
                wrap(stores.zones()),
                wrap(stores.history()),
                wrap(stores.directory()),
                wrap(stores.events()),
                wrap(stores.webhooks()),
                wrap(stores.pops()),
                wrap(stores.dnssec()),
                wrap(stores.tenantSettings()),
                wrap(stores.plans()),
                wrap(stores.reviews()),
                wrap(stores.quotas()),
                wrap(stores.tokens()),
                wrap(stores.audit()),
                wrap(stores.answers()),
                wrap(stores.claims()),
                wrap(stores.transfers()),
                wrap(stores.writability()));
    }

    private static <R> ZoneReading<R> cut(ZoneReading<R> reading) {
        return (zone, contents) -> reading.read(zone, reader -> {
            contents.forEach(reader);
            throw new IllegalStateException("the disk is gone");
        });
    }

    @SuppressWarnings("unchecked")
    private <T> T wrap(T port) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (failure.isPresent()) {
                throw failure.get().get();
            }
            if (isFull && method.getName().equals("obstacle")) {
                return Optional.of(Obstacle.DISK_FULL);
            }
            if (isTrailShut && method.getName().equals("append")) {
                throw new StoreUnavailableException(Obstacle.DISK_FULL, "disk full: /secret/path");
            }
            if (refusesProgress && method.getName().equals("replace")) {
                refusedProgress.incrementAndGet();
                throw new StoreUnavailableException(Obstacle.DISK_FULL, "disk full: /secret/path");
            }
            if (refusesCommits && method.getName().equals("commit")) {
                throw new StoreUnavailableException(Obstacle.BUSY, "busy");
            }
            if (cutsReadings && method.getName().equals("read")) {
                arguments[2] = cut((ZoneReading<?>) arguments[2]);
            }
            try {
                Object answer = method.invoke(port, arguments);
                if (method.getName().equals(slow)) {
                    meanwhile.run();
                }
                return answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        };
        return (T) Proxy.newProxyInstance(
                port.getClass().getClassLoader(), port.getClass().getInterfaces(), handler);
    }
}
