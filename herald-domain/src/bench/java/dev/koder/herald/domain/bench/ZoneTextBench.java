package dev.koder.herald.domain.bench;

import dev.koder.herald.domain.dns.Aside;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.masterfile.MasterFileLimits;
import dev.koder.herald.domain.masterfile.ZoneFile;
import dev.koder.herald.domain.masterfile.ZoneFileReader;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.RuleReport;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneLimits;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;

/**
 * Reads one zone file again and again, and prints how long each time took.
 *
 * <p>{@code herald} reads it and checks all of it: syntax, types and every zone rule, as an import does. {@code dnsjava} reads
 * it with dnsjava's reader, which checks syntax and types.
 */
public final class ZoneTextBench {

    private static final PrintStream OUT = System.out;
    private static final ExecutorService SECOND_THREAD =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private static final int CHUNK_BYTES = 64 * 1024;

    /** One way of reading a zone; answers how many records there were. */
    private interface Reading {
        long read(Path file, String zone) throws IOException;
    }

    private ZoneTextBench() {}

    /**
     * Measures.
     *
     * @param arguments {@code herald} or {@code dnsjava}, the file, the zone's name, how many times
     */
    public static void main(String... arguments) throws IOException {
        Reading reading = arguments[0].equals("herald") ? ZoneTextBench::herald : ZoneTextBench::dnsjava;
        for (int run = Integer.parseInt(arguments[3]); run > 0; run--) {
            Duration cpu = cpu();
            long began = System.nanoTime();
            long records = reading.read(Path.of(arguments[1]), arguments[2]);
            OUT.printf(
                    "{\"records\": %d, \"wall\": %.4f, \"cpu\": %.4f}%n",
                    records, (System.nanoTime() - began) / 1e9, cpu().minus(cpu).toMillis() / 1e3);
        }
    }

    /** What all threads took, the compiler and the collector included. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long herald(Path file, String name) throws IOException {
        DomainName zone = DomainName.parse(name);
        ZoneFile text = read(file, zone);
        RuleReport report = creation(zone, text).check();
        if (!text.isSound() || !report.errors().isEmpty()) {
            throw new IllegalStateException(text.problems() + " " + report.errors());
        }
        return text.recordCount();
    }

    private static ZoneFile read(Path file, DomainName zone) throws IOException {
        ZoneFileReader reader = new ZoneFileReader(zone, MasterFileLimits.DEFAULT, ZoneTextBench::aside);
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                reader.feed(chunk, 0, length);
            }
        }
        return reader.end();
    }

    /** As an import has it. */
    private static Aside.Work aside(Runnable work) {
        return CompletableFuture.runAsync(work, SECOND_THREAD)::join;
    }

    private static ZoneCreation creation(DomainName zone, ZoneFile text) {
        Soa soa = text.soa().map(Soa::of).orElseGet(() -> new Soa(zone, zone, 1, 1, 3, 1, new Ttl(1)));
        return new ZoneCreation(
                new TenantId("bench"),
                zone,
                soa,
                ZoneSettings.PLAIN,
                Optional.empty(),
                MemoryContents.of(text.recordSets(), ZoneTextBench::aside),
                new Actor("bench"),
                ChangeNote.NONE,
                Optional.empty(),
                Instant.EPOCH,
                ZoneLimits.DEFAULT,
                ChangeGuard.NONE);
    }

    private static long dnsjava(Path file, String name) throws IOException {
        long records = 0;
        try (Master master = new Master(file.toString(), Name.fromString(name + "."))) {
            while (master.nextRecord() != null) {
                records++;
            }
        }
        return records;
    }
}
