package dev.koder.herald.adapter.storage.sqlite.bench;

import dev.koder.herald.adapter.storage.sqlite.SqliteConfig;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.OpenOutcome;
import dev.koder.herald.adapter.storage.testkit.CommitBuilder;
import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.adapter.storage.testkit.ZoneBuilder;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneCommit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Runs what the store promises of its speed, and prints what came out.
 *
 * <p>Sizes are compared within one run, a few commits of each in turn, so that a busy machine slows both alike.
 */
public final class StoreBench {

    private static final PrintStream OUT = System.out;

    private static final int ZONES = 10_000;
    private static final int ROUNDS = 4_000;

    private final ZoneStore zones;
    private final AtomicLong counter = new AtomicLong();

    private StoreBench(Stores stores) {
        this.zones = stores.zones();
    }

    /**
     * Measures on a new database.
     *
     * @param arguments the folder to make it in, and how many RRsets a large import has
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "store-bench");
        int importSize = Integer.parseInt(arguments[1]);
        try (SqliteStore few = open(folder.resolve("few-zones.db"));
                SqliteStore many = open(folder.resolve("many-zones.db"))) {
            StoreBench ofFew = new StoreBench(few.stores());
            StoreBench ofMany = new StoreBench(many.stores());
            ofFew.compareZoneSizes();
            ofMany.createZones();
            compareZoneCounts(ofFew, ofMany);
            ofMany.countCommits();
            ofFew.importLarge(importSize);
        }
    }

    private static SqliteStore open(Path database) {
        return switch (SqliteStore.open(SqliteConfig.of(database), new Random())) {
            case OpenOutcome.Opened(SqliteStore store) -> store;
            case OpenOutcome.Refused(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private void compareZoneSizes() {
        create("small.example", 10);
        create("large.example", 100_000);
        compare(
                "one RRset changed in a zone of 10, of 100000 RRsets",
                random -> timed(change("small.example", "host-" + random.nextInt(10))),
                random -> timed(change("large.example", "host-" + random.nextInt(100_000))));
    }

    private void createZones() {
        long started = System.nanoTime();
        inThreads(64, ZONES, i -> create("zone-" + i + ".example", 10));
        print(ZONES + " zones of 10 RRsets created by 64 threads", perSecond(ZONES, started), "zones/s");
    }

    private static void compareZoneCounts(StoreBench few, StoreBench many) {
        compare(
                "one RRset changed among 2, among 10000 zones",
                random -> few.timed(few.change("small.example", "host-" + random.nextInt(10))),
                random -> many.timed(many.change("zone-" + random.nextInt(ZONES) + ".example", "host-0")));
    }

    /** Does the one and the other in turn, and prints the middle of what each took, in nanoseconds. */
    private static void compare(String what, ToLongFunction<Random> one, ToLongFunction<Random> other) {
        long[] ofOne = new long[ROUNDS];
        long[] ofOther = new long[ROUNDS];
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            ofOne[i] = one.applyAsLong(random);
            ofOther[i] = other.applyAsLong(random);
        }
        double first = median(Arrays.copyOfRange(ofOne, ROUNDS / 2, ROUNDS));
        double second = median(Arrays.copyOfRange(ofOther, ROUNDS / 2, ROUNDS));
        OUT.printf("%-60s %8.1f us, %8.1f us, ratio %.2f%n", what, first, second, second / first);
    }

    private long timed(ZoneCommit commit) {
        long started = System.nanoTime();
        commit(commit);
        return System.nanoTime() - started;
    }

    private static double median(long[] nanoseconds) {
        Arrays.sort(nanoseconds);
        return nanoseconds[nanoseconds.length / 2] / 1e3;
    }

    private void countCommits() {
        create("middle.example", 1_000);
        for (int threads : new int[] {1, 16, 64, 256}) {
            int commits = threads == 1 ? 5_000 : 40_000;
            long started = System.nanoTime();
            inThreads(threads, commits, i -> commit(change("middle.example", "host-" + i % 1_000)));
            print("commits to one zone of 1000 RRsets, threads: " + threads, perSecond(commits, started), "commits/s");
            started = System.nanoTime();
            inThreads(threads, commits, i -> commit(change("zone-" + i % 1_000 + ".example", "host-" + i % 5)));
            print("commits spread over 1000 zones, threads: " + threads, perSecond(commits, started), "commits/s");
        }
        long started = System.nanoTime();
        inThreads(64, 200_000, i -> readOne("host-" + i % 1_000 + ".middle.example"));
        print("single RRsets read, threads: 64", perSecond(200_000, started), "reads/s");
    }

    private void readOne(String owner) {
        if (zones.recordSet(Samples.ACME, Samples.name("middle.example"), Samples.name(owner), RecordType.A)
                .isEmpty()) {
            throw new IllegalStateException(owner + ": not there");
        }
    }

    private void importLarge(int size) {
        ZoneBuilder zone = ZoneBuilder.aZone().named("import.example").withHosts(size, i -> "host-" + i);
        long started = System.nanoTime();
        var creation = zone.creation();
        print("contents of " + size + " RRsets made ready", milliseconds(started), "ms");
        started = System.nanoTime();
        if (!(zones.create(creation) instanceof CreateOutcome.Created)) {
            throw new IllegalStateException("not created");
        }
        print("zone of " + size + " RRsets created", milliseconds(started), "ms");
        started = System.nanoTime();
        AtomicLong octets = new AtomicLong();
        zones.read(Samples.ACME, Samples.name("import.example"), (version, contents) -> {
            contents.forEach(set -> octets.addAndGet(set.owner().wireLength()));
            return octets;
        });
        print("the same read from end to end", milliseconds(started), "ms");
        started = System.nanoTime();
        zone.with("new", "A", "192.0.2.1");
        commit(CommitBuilder.aCommit()
                .to(zone.zone())
                .replacingAll(new ZoneChange.ReplaceContents(ZoneBuilder.soa(), Optional.empty(), zone.contents()))
                .commit());
        print("the same replaced by contents with one more RRset", milliseconds(started), "ms");
    }

    private void create(String name, int hosts) {
        var outcome = zones.create(ZoneBuilder.aZone()
                .named(name)
                .withHosts(hosts, i -> "host-" + i)
                .creation());
        if (!(outcome instanceof CreateOutcome.Created)) {
            throw new IllegalStateException(name + ": " + outcome);
        }
    }

    /** A change that was never made before. */
    private ZoneCommit change(String zone, String owner) {
        long value = counter.incrementAndGet();
        String address = "172." + (16 + (value >> 16) % 16) + "." + (value >> 8) % 256 + "." + value % 256;
        return CommitBuilder.aCommit().to(zone).replacing(owner, "A", address).commit();
    }

    private CommitOutcome commit(ZoneCommit commit) {
        CommitOutcome outcome = zones.commit(commit);
        if (!(outcome instanceof CommitOutcome.Done)) {
            throw new IllegalStateException(commit.zone() + ": " + outcome);
        }
        return outcome;
    }

    private static void inThreads(int threads, int count, LongConsumer work) {
        AtomicLong next = new AtomicLong();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, threads)
                    .forEach(thread -> executor.execute(() -> {
                        for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            work.accept(i);
                        }
                    }));
        }
    }

    private static double perSecond(int count, long started) {
        return count * 1e9 / (System.nanoTime() - started);
    }

    private static double milliseconds(long started) {
        return (System.nanoTime() - started) / 1e6;
    }

    private static void print(String what, double number, String unit) {
        OUT.printf("%-60s %10.0f %s%n", what, number, unit);
    }
}
