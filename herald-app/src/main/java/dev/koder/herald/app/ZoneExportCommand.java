package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import dev.koder.herald.adapter.client.rest.HeraldClient.Exported;
import dev.koder.herald.adapter.client.rest.HeraldClient.Progress;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code koder-herald zone export}. */
@Command(
        name = "export",
        description = "Writes the current version of a zone as a zone file, unsigned and in canonical order.",
        mixinStandardHelpOptions = true)
final class ZoneExportCommand implements Callable<Integer> {

    private final OutputStream standardOutput;

    @Mixin
    private final EngineCall call;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Where to write it: whole, or the file stays as it was. Standard output when left out.")
    private @Nullable Path file;

    @Parameters(index = "0", paramLabel = "ZONE", description = "The zone, such as example.org.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String zone;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** Writes zone text without a file to {@code standardOutput}. */
    ZoneExportCommand(Map<String, String> environment, OutputStream standardOutput) {
        this.call = new EngineCall(environment);
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return call.run(err, client -> switch (fetch(client, err)) {
            case Reply.Done<Exported> done -> done(done.value(), out);
            case Reply.Refused<Exported> refused -> call.refused(refused.problem(), zone, out, err);
        });
    }

    private Reply<Exported> fetch(HeraldClient client, PrintWriter err) throws IOException, InterruptedException {
        return file == null ? fetch(client, standardOutput, err) : fetchInto(file, client, err);
    }

    private Reply<Exported> fetchInto(Path target, HeraldClient client, PrintWriter err)
            throws IOException, InterruptedException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("--file: " + target + " (expected: a file in a folder that is there)");
        }
        Path part = Files.createTempFile(folder, ".koder-herald", ".part");
        try {
            Reply<Exported> reply;
            try (OutputStream out = Files.newOutputStream(part)) {
                reply = fetch(client, out, err);
            }
            if (reply instanceof Reply.Done) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return reply;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Reply<Exported> fetch(HeraldClient client, OutputStream out, PrintWriter err)
            throws IOException, InterruptedException {
        if (!ProgressBar.hasTerminal() || file == null) {
            Progress nobodyLooks = (bytes, all) -> {};
            return client.exportZone(zone, out, nobodyLooks);
        }
        ProgressBar bar = new ProgressBar("receiving", "checking it", err, System::nanoTime);
        try {
            return client.exportZone(zone, out, bar);
        } finally {
            bar.clear();
        }
    }

    /** Nothing but the zone text belongs on standard output when it goes there. */
    private int done(Exported exported, PrintWriter out) {
        if (file == null) {
            return ExitCodes.DONE;
        }
        if (call.isForPrograms()) {
            out.printf(
                    "{\"zone\":\"%s\",\"serial\":%d,\"records\":%d,\"bytes\":%d}%n",
                    exported.zone().replace("\\", "\\\\").replace("\"", "\\\""),
                    exported.serial(),
                    exported.records(),
                    exported.bytes());
            return ExitCodes.DONE;
        }
        out.printf("%-9s %s%n", "zone", exported.zone());
        out.printf("%-9s %d%n", "serial", exported.serial());
        out.printf("%-9s %d%n", "records", exported.records());
        out.printf("%-9s %d%n", "bytes", exported.bytes());
        return ExitCodes.DONE;
    }
}
