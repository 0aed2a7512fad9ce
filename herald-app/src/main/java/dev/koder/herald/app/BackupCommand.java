package dev.koder.herald.app;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Examined;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code koder-herald backup}. */
@Command(
        name = "backup",
        description =
                "Copies the engine's database into a new file, while the engine may be running, and reads the copy"
                        + " back.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the copy is there, on the disk and sound",
            "1:there is none; one line says why",
            "2:the command line or the configuration is wrong"
        })
final class BackupCommand implements Callable<Integer> {

    private final InstantSource clock;
    private final LongSupplier nanoTime;

    @Mixin
    private final DatabaseCommand database;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "The copy. A file that is there already is never replaced.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private Path to;

    BackupCommand(Map<String, String> environment, InstantSource clock, LongSupplier nanoTime) {
        this.database = new DatabaseCommand(environment);
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public Integer call() {
        long start = nanoTime.getAsLong();
        return database.run(
                config -> SqliteStore.backUp(config, to, clock.instant()),
                copy -> done(copy, Duration.ofNanos(nanoTime.getAsLong() - start)));
    }

    private int done(Examined copy, Duration time) {
        database.tell(
                "%s: %d zones, %d RRsets, %s, read back whole, %d ms"
                        .formatted(
                                to,
                                copy.zones(),
                                copy.recordSets(),
                                DatabaseCommand.size(copy.octets()),
                                time.toMillis()),
                new JsonLine()
                        .text("backup", to.toString())
                        .number("zones", copy.zones())
                        .number("rrsets", copy.recordSets())
                        .number("octets", copy.octets())
                        .number("milliseconds", time.toMillis())
                        .texts("warnings", copy.warnings()));
        database.warn(copy.warnings());
        return ExitCodes.DONE;
    }
}
