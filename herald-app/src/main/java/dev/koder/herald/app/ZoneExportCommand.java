package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import dev.koder.herald.adapter.client.rest.HeraldClient.Exported;
import dev.koder.herald.adapter.client.rest.HeraldClient.Progress;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code koder-herald zone export}. */
@Command(
        name = "export",
        description = "Writes the current version of a zone as a zone file, unsigned and in canonical order.",
        mixinStandardHelpOptions = true)
final class ZoneExportCommand extends ZoneVerb {

    private final OutputStream standardOutput;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Where to write it: whole, or the file stays as it was. Standard output when left out.")
    private @Nullable Path file;

    /** Writes zone text without a file to {@code standardOutput}. */
    ZoneExportCommand(Map<String, String> environment, OutputStream standardOutput) {
        super(environment);
        this.standardOutput = standardOutput;
    }

    @Override
    int work(HeraldClient client) throws IOException, InterruptedException {
        return switch (fetch(client)) {
            case Reply.Done<Exported>(Exported exported) -> done(exported);
            case Reply.Proposed<Exported> proposed -> engine().proposed(proposed, zone(), out());
            case Reply.Refused<Exported> refused -> engine().refused(refused.problem(), zone(), out(), err());
        };
    }

    private Reply<Exported> fetch(HeraldClient client) throws IOException, InterruptedException {
        return file == null ? fetch(client, standardOutput) : fetchInto(file, client);
    }

    private Reply<Exported> fetchInto(Path target, HeraldClient client) throws IOException, InterruptedException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
            throw new IOException("--file: " + target + " (expected: a file in a folder that is there)");
        }
        try {
            return Files.exists(target) && !Files.isRegularFile(target)
                    ? fetchThrough(target, client)
                    : fetchWhole(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), client);
        } catch (FileSystemException unwritable) {
            throw new IOException(
                    "--file: " + target + ": cannot be written (" + FileFailure.why(unwritable) + ")", unwritable);
        }
    }

    /** Into a pipe or a device, which nothing takes the place of. */
    private Reply<Exported> fetchThrough(Path target, HeraldClient client) throws IOException, InterruptedException {
        try (OutputStream out = Files.newOutputStream(target)) {
            return fetch(client, out);
        }
    }

    private Reply<Exported> fetchWhole(Path target, HeraldClient client) throws IOException, InterruptedException {
        Path part = Files.createTempFile(target.resolveSibling(""), ".koder-herald", ".part");
        try {
            Reply<Exported> reply;
            try (OutputStream out = Files.newOutputStream(part)) {
                reply = fetch(client, out);
            }
            if (reply instanceof Reply.Done) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return reply;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Reply<Exported> fetch(HeraldClient client, OutputStream target) throws IOException, InterruptedException {
        if (!Terminal.STANDARD_ERROR.isThere() || file == null) {
            Progress nobodyLooks = (bytes, all) -> {};
            return client.exportZone(zone(), target, nobodyLooks);
        }
        ProgressBar bar = new ProgressBar("receiving", "checking it", err(), System::nanoTime);
        try {
            return client.exportZone(zone(), target, bar);
        } finally {
            bar.clear();
        }
    }

    /** Nothing but the zone text belongs on standard output when it goes there. */
    private int done(Exported exported) {
        if (file == null) {
            return ExitCodes.DONE;
        }
        if (engine().isForPrograms()) {
            out().printf(
                            "{\"zone\":\"%s\",\"serial\":%d,\"records\":%d,\"bytes\":%d}%n",
                            exported.zone().replace("\\", "\\\\").replace("\"", "\\\""),
                            exported.serial(),
                            exported.records(),
                            exported.bytes());
            return ExitCodes.DONE;
        }
        out().printf("%-9s %s%n", "zone", exported.zone());
        out().printf("%-9s %d%n", "serial", exported.serial());
        out().printf("%-9s %d%n", "records", exported.records());
        out().printf("%-9s %d%n", "bytes", exported.bytes());
        return ExitCodes.DONE;
    }
}
