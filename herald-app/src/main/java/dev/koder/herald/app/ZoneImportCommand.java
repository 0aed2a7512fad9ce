package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import dev.koder.herald.adapter.client.rest.HeraldClient.Imported;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import dev.koder.herald.adapter.client.rest.HeraldClient.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code koder-herald zone import}. */
@Command(
        name = "import",
        description =
                "Puts a zone file in the place of all that a zone holds; with an error in it, nothing is changed.",
        mixinStandardHelpOptions = true)
final class ZoneImportCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final InputStream in;

    @Mixin
    private final EngineCall call;

    @Option(names = "--create", description = "Creates the zone where there is none.")
    private boolean mayCreate;

    @Parameters(index = "0", paramLabel = "ZONE", description = "The zone, such as example.org.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String zone;

    @Parameters(index = "1", paramLabel = "FILE", description = "The zone file; - reads standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String file;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** Reads standard input from {@code in}. */
    ZoneImportCommand(Map<String, String> environment, InputStream in) {
        this.call = new EngineCall(environment);
        this.in = in;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return call.run(err, client -> switch (send(client, err)) {
            case Reply.Done<Imported> done -> done(done.value(), out);
            case Reply.Refused<Imported> refused -> call.refused(refused.problem(), source(), out, err);
        });
    }

    private Reply<Imported> send(HeraldClient client, PrintWriter err) throws IOException, InterruptedException {
        Upload text = open();
        if (!ProgressBar.hasTerminal()) {
            return client.importZone(zone, text, mayCreate, (bytes, all) -> {});
        }
        ProgressBar bar = new ProgressBar("sending", "the engine checks and stores it", err, System::nanoTime);
        try {
            return client.importZone(zone, text, mayCreate, bar);
        } finally {
            bar.clear();
        }
    }

    private Upload open() throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new Upload(in, OptionalLong.empty());
        }
        try {
            Path path = Path.of(file);
            return new Upload(Files.newInputStream(path), OptionalLong.of(Files.size(path)));
        } catch (NoSuchFileException missing) {
            throw new IOException(file + ": no such file (expected: a zone file)", missing);
        }
    }

    private int done(Imported imported, PrintWriter out) {
        if (call.isForPrograms()) {
            out.println(imported.json());
            return ExitCodes.DONE;
        }
        out.printf("%-9s %s%n", "zone", zone);
        out.printf("%-9s %s%n", "state", state(imported));
        imported.serial().ifPresent(serial -> out.printf("%-9s %d%n", "serial", serial));
        out.printf("%-9s %d%n", "warnings", imported.warningCount());
        imported.warnings().forEach(warning -> out.println(EngineCall.line(source(), warning)));
        return ExitCodes.DONE;
    }

    private static String state(Imported imported) {
        if (imported.isCreated()) {
            return "created";
        }
        return imported.serial().isPresent() ? "replaced" : "unchanged";
    }

    private String source() {
        return file.equals(STANDARD_INPUT) ? "standard input" : file;
    }
}
