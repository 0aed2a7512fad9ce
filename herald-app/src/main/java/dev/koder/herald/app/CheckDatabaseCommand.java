package dev.koder.herald.app;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Examined;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code koder-herald check-database}. */
@Command(
        name = "check-database",
        description = {
            "Reads the whole database, while the engine may be running, and tells what is wrong with it; changes"
                    + " nothing.",
            "SQLite's own check, then every zone: its RRsets are what was written, in order and as many as they should"
                    + " be, its history tells of its serial, and it keeps the rules."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is sound; zones that break a rule are told on standard error",
            "1:it is damaged, or cannot be read; the lines on standard error say where",
            "2:the command line or the configuration is wrong"
        })
final class CheckDatabaseCommand implements Callable<Integer> {

    @Mixin
    private final DatabaseCommand database;

    @Option(
            names = "--backup",
            paramLabel = "FILE",
            description = "A backup to look at, in the place of the database: also whether it still holds what it held"
                    + " when it was made.")
    private @Nullable Path backup;

    CheckDatabaseCommand(Map<String, String> environment) {
        this.database = new DatabaseCommand(environment);
    }

    @Override
    public Integer call() {
        return database.run(
                config -> backup == null ? SqliteStore.examine(config) : SqliteStore.examineBackup(backup), this::done);
    }

    private int done(Examined examined) {
        boolean isSound = examined.damages().isEmpty();
        database.tell(
                "%d zones, %d RRsets, %s: %s"
                        .formatted(
                                examined.zones(),
                                examined.recordSets(),
                                DatabaseCommand.size(examined.octets()),
                                isSound ? "all is well" + seal(examined) : advice()),
                new JsonLine()
                        .flag("sound", isSound)
                        .number("zones", examined.zones())
                        .number("rrsets", examined.recordSets())
                        .number("octets", examined.octets())
                        .text(
                                "madeAt",
                                examined.sealedAt().map(Instant::toString).orElse(""))
                        .texts("damages", examined.damages())
                        .texts("warnings", examined.warnings()));
        database.warn(examined.damages());
        database.warn(examined.warnings());
        return isSound ? ExitCodes.DONE : ExitCodes.CANNOT;
    }

    private String seal(Examined examined) {
        if (backup == null) {
            return "";
        }
        return examined.sealedAt()
                .map(at -> ", as it was made at " + at)
                .orElse(" (it has no seal: nobody knows whether it still holds what it held)");
    }

    private String advice() {
        return backup == null ? "damaged (restore a backup)" : "damaged (take another copy of it, or an older backup)";
    }
}
