package dev.koder.herald.app;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Restored;
import dev.koder.herald.domain.dns.DomainName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code koder-herald restore}. */
@Command(
        name = "restore",
        description = {
            "Puts a backup in the place of the engine's database, which is kept aside. The engine must not be running.",
            "Every zone gets a serial ahead of all that were ever published, and every point of presence compares all"
                    + " zones."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is restored; start the engine",
            "1:nothing was changed; one line says why",
            "2:the command line or the configuration is wrong"
        })
final class RestoreCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Mixin
    private final DatabaseCommand database;

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "The backup, which stays as it is.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private Path from;

    RestoreCommand(Map<String, String> environment, InstantSource clock) {
        this.database = new DatabaseCommand(environment);
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return database.run(
                config -> SqliteStore.restore(config, from, clock.instant(), new SecureRandom()), this::done);
    }

    private int done(Restored restored) {
        String keptAs = restored.keptAs().map(Path::toString).orElse("");
        database.tell(
                "%s: restored, %d zones, %d RRsets, %s%s"
                        .formatted(
                                from,
                                restored.now().zones(),
                                restored.now().recordSets(),
                                DatabaseCommand.size(restored.now().octets()),
                                keptAs.isEmpty() ? "" : "; what was replaced is kept as " + keptAs),
                new JsonLine()
                        .text("restored", from.toString())
                        .number("zones", restored.now().zones())
                        .number("rrsets", restored.now().recordSets())
                        .number("octets", restored.now().octets())
                        .text("keptAs", keptAs)
                        .flag("serialsKnown", restored.serialsWereKnown())
                        .texts("deleted", names(restored.deleted()))
                        .texts("revived", names(restored.revived()))
                        .texts("warnings", restored.now().warnings()));
        database.warn(remarks(restored));
        return ExitCodes.DONE;
    }

    private static List<String> remarks(Restored restored) {
        List<String> remarks = new ArrayList<>();
        if (!restored.serialsWereKnown()) {
            remarks.add(
                    "the replaced database could not be read: all serials leapt ahead, and zones that only it had are"
                            + " still served; points of presence name them");
        }
        if (!restored.deleted().isEmpty()) {
            remarks.add("deleted, as the backup does not have them: " + list(restored.deleted()));
        }
        if (!restored.revived().isEmpty()) {
            remarks.add("there again, deleted since the backup: " + list(restored.revived()));
        }
        remarks.addAll(restored.now().warnings());
        return remarks;
    }

    private static String list(List<DomainName> zones) {
        return names(zones).stream().collect(Collectors.joining(" "));
    }

    private static List<String> names(List<DomainName> zones) {
        return zones.stream().map(DomainName::toString).toList();
    }
}
