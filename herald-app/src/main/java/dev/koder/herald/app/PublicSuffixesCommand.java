package dev.koder.herald.app;

import dev.koder.herald.adapter.outbound.http.OutboundConfig;
import dev.koder.herald.adapter.outbound.http.OutboundHttp;
import dev.koder.herald.adapter.suffix.list.SuffixListFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code koder-herald update-public-suffixes}. */
@Command(
        name = "update-public-suffixes",
        description =
                "Puts a Public Suffix List in the place of the one that the engine goes by; an engine that runs takes it over.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the list is there",
            "1:the last one stays; one line says why",
            "2:the command line or the configuration is wrong"
        })
final class PublicSuffixesCommand implements Callable<Integer> {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Map<String, String> environment;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--from",
            paramLabel = "FILE-OR-URL",
            defaultValue = "https://publicsuffix.org/list/public_suffix_list.dat",
            description =
                    "Where the list is: a file, or an https address (see outbound.allow and outbound.ports). ${DEFAULT-VALUE} when left out.")
    private String from = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    PublicSuffixesCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return config.read(environment, spec.commandLine().getErr())
                .map(read -> update(SuffixListFile.in(read.dataDir()), read.outbound()))
                .orElse(ExitCodes.WRONG_INPUT);
    }

    private int update(SuffixListFile list, OutboundConfig outbound) {
        try {
            int rules = list.replace(text(outbound));
            spec.commandLine().getOut().println("public suffixes: " + rules + " rules");
            return ExitCodes.DONE;
        } catch (IOException | IllegalArgumentException problem) {
            return refused(FileFailure.why(problem));
        }
    }

    private int refused(String reason) {
        spec.commandLine().getErr().println("koder-herald: " + from + ": " + reason);
        return ExitCodes.CANNOT;
    }

    private byte[] text(OutboundConfig outbound) throws IOException {
        if (from.startsWith("https://")) {
            return fetched(outbound);
        }
        try (InputStream in = Files.newInputStream(Path.of(from))) {
            return bounded(in);
        }
    }

    /** By the rules for whatever the engine calls, but with the time that a large document takes. */
    private byte[] fetched(OutboundConfig outbound) throws IOException {
        OutboundConfig patient =
                new OutboundConfig(outbound.allow(), outbound.ports(), outbound.plainHttp(), WITHIN, outbound.agent());
        try (OutboundHttp http = OutboundHttp.of(patient)) {
            return http.fetch(from, MOST_BYTES);
        }
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] text = in.readNBytes(MOST_BYTES + 1);
        if (text.length > MOST_BYTES) {
            throw new IOException("larger than " + MOST_BYTES + " octets");
        }
        return text;
    }
}
