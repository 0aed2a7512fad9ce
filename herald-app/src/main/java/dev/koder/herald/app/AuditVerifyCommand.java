package dev.koder.herald.app;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.AuditVerdict;
import dev.koder.herald.domain.audit.AuditHead;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code koder-herald audit verify}. */
@Command(
        name = "verify",
        description = {
            "Follows every audit trail from link to link, while the engine may be running, and tells of entries that were"
                    + " changed, removed, added or moved; changes nothing.",
            "Whoever can write to the database can make whole trails anew. So note the heads on another machine now and then, and"
                    + " compare with what was noted."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all trails are as they were written",
            "1:some are not, or cannot be read; the lines on standard error say which",
            "2:the command line or the configuration is wrong"
        })
final class AuditVerifyCommand implements Callable<Integer> {

    @Mixin
    private final DatabaseCommand database;

    @Option(
            names = "--noted",
            paramLabel = "FILE",
            description = "Compares with the heads that --note has written earlier.")
    private @Nullable Path noted;

    @Option(
            names = "--note",
            paramLabel = "FILE",
            description = "Writes where each trail ends into a new file, if all is well: a line each.")
    private @Nullable Path note;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    AuditVerifyCommand(Map<String, String> environment) {
        this.database = new DatabaseCommand(environment);
    }

    @Override
    public Integer call() {
        Map<String, AuditHead> known;
        try {
            known = noted == null ? Map.of() : heads(Files.readAllLines(noted));
        } catch (IOException | DnsFormatException unusable) {
            spec.commandLine().getErr().println("koder-herald: " + noted + ": " + FileFailure.why(unusable));
            return ExitCodes.WRONG_INPUT;
        }
        return database.run(config -> SqliteStore.verifyAudit(config, known), this::done);
    }

    /** Each line holds a place, a blank, and the trail: nothing more for that of the platform. */
    private static Map<String, AuditHead> heads(List<String> lines) {
        Map<String, AuditHead> heads = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 2);
            heads.put(parts.length == 2 ? parts[1] : "", AuditHead.parse(parts[0]));
        }
        return heads;
    }

    private int done(AuditVerdict verdict) {
        boolean isSound = verdict.faults().isEmpty();
        database.tell(
                "%d entries in %d trails: %s"
                        .formatted(
                                verdict.entries(),
                                verdict.ends().size(),
                                isSound ? "all are as they were written" : "not as they were written"),
                new JsonLine()
                        .flag("sound", isSound)
                        .number("entries", verdict.entries())
                        .number("trails", verdict.ends().size())
                        .texts("faults", verdict.faults()));
        database.warn(verdict.faults());
        return isSound && isNoted(verdict) ? ExitCodes.DONE : ExitCodes.CANNOT;
    }

    private boolean isNoted(AuditVerdict verdict) {
        if (note == null) {
            return true;
        }
        List<String> lines = verdict.ends().entrySet().stream()
                .map(end -> end.getValue() + " " + end.getKey())
                .toList();
        try {
            Files.write(note, lines, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (IOException unusable) {
            spec.commandLine().getErr().println("koder-herald: " + note + ": " + FileFailure.why(unusable));
            return false;
        }
    }
}
