package dev.koder.herald.app;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Restored;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.RestoredNames;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.TokenCounts;
import dev.koder.herald.domain.dns.DomainName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
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
                        .text("madeAt", restored.madeAt().map(Instant::toString).orElse(""))
                        .flag("serialsKnown", restored.ignorance().isEmpty())
                        .texts("deleted", names(restored.zones().deleted()))
                        .texts("emptied", names(restored.zones().emptied()))
                        .texts("revived", names(restored.zones().revived()))
                        .texts("handedBack", names(restored.zones().handedBack()))
                        .number("tokensRevoked", restored.tokens().revoked())
                        .number("tokensAltered", restored.tokens().altered())
                        .number("tokensLost", restored.tokens().lost())
                        .number("tokensUnknown", restored.tokens().unknown())
                        .flag("tokensKnown", restored.ignorance().isEmpty())
                        .texts("warnings", restored.now().warnings()));
        database.warn(remarks(restored));
        return ExitCodes.DONE;
    }

    private static List<String> remarks(Restored restored) {
        List<String> remarks = new ArrayList<>();
        if (restored.madeAt().isEmpty()) {
            remarks.add("the backup has no seal (an older program made it, or it is a copy of a database): nobody knows"
                    + " whether it still holds what it held");
        }
        restored.ignorance().ifPresent(why -> {
            remarks.add(
                    why + ": all serials leapt ahead, and zones made since the backup, should there be any, are still"
                            + " served; points of presence name them");
            if (restored.tokens().good() > 0) {
                remarks.add("tokens that were revoked or altered since " + since(restored)
                        + " are good again, as they were ("
                        + restored.tokens().good()
                        + " are good in all: look through GET /api/v1/tokens of each tenant, and revoke them again)");
            }
        });
        remarks.addAll(remarksOnZones(restored.zones()));
        remarks.addAll(remarksOnTokens(restored.tokens()));
        remarks.addAll(restored.now().warnings());
        return remarks;
    }

    private static String since(Restored restored) {
        return restored.madeAt().map(Instant::toString).orElse("the backup");
    }

    private static List<String> remarksOnZones(RestoredNames zones) {
        List<String> remarks = new ArrayList<>();
        if (!zones.deleted().isEmpty()) {
            remarks.add("deleted, as the backup does not have them: " + list(zones.deleted()));
        }
        if (!zones.emptied().isEmpty()) {
            remarks.add("what they held is damaged in the replaced database, so that they cannot be had back: "
                    + list(zones.emptied()));
        }
        if (!zones.revived().isEmpty()) {
            remarks.add("there again, deleted since the backup: " + list(zones.revived()));
        }
        if (!zones.handedBack().isEmpty()) {
            remarks.add("back with the tenant who had them, transferred since the backup: " + list(zones.handedBack()));
        }
        return remarks;
    }

    private static List<String> remarksOnTokens(TokenCounts tokens) {
        List<String> remarks = new ArrayList<>();
        if (tokens.revoked() > 0) {
            remarks.add("tokens revoked since the backup, which stay revoked: " + tokens.revoked());
        }
        if (tokens.altered() > 0) {
            remarks.add("tokens altered since the backup, which stay as they were last: " + tokens.altered());
        }
        if (tokens.unknown() > 0) {
            remarks.add(
                    "tokens that the backup has and the replaced database, which went on from another backup, never had: "
                            + tokens.unknown() + " are good as they were");
        }
        if (tokens.lost() > 0) {
            remarks.add("tokens made since the backup, which are good for nothing now: " + tokens.lost()
                    + " (issue others)");
        }
        return remarks;
    }

    private static String list(List<DomainName> zones) {
        return names(zones).stream().collect(Collectors.joining(" "));
    }

    private static List<String> names(List<DomainName> zones) {
        return zones.stream().map(DomainName::toString).toList();
    }
}
