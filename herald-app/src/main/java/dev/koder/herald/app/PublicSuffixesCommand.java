package dev.koder.herald.app;

import dev.koder.herald.adapter.suffix.list.SuffixListFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
    private static final int OK = 200;

    private final Map<String, String> environment;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--from",
            paramLabel = "FILE-OR-URL",
            defaultValue = "https://publicsuffix.org/list/public_suffix_list.dat",
            description = "Where the list is: a file, or an https address. ${DEFAULT-VALUE} when left out.")
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
                .map(read -> update(SuffixListFile.in(read.dataDir())))
                .orElse(ExitCodes.WRONG_INPUT);
    }

    private int update(SuffixListFile list) {
        try {
            int rules = list.replace(text());
            spec.commandLine().getOut().println("public suffixes: " + rules + " rules");
            return ExitCodes.DONE;
        } catch (IOException | IllegalArgumentException problem) {
            return refused(String.valueOf(problem.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused("broken off");
        }
    }

    private int refused(String reason) {
        spec.commandLine().getErr().println("koder-herald: " + from + ": " + reason);
        return ExitCodes.CANNOT;
    }

    private byte[] text() throws IOException, InterruptedException {
        if (from.startsWith("https://")) {
            return fetched(URI.create(from));
        }
        try (InputStream in = Files.newInputStream(Path.of(from))) {
            return bounded(in);
        }
    }

    /** Without the guard for what customers name: whoever runs this names the address. */
    private static byte[] fetched(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(WITHIN).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(WITHIN).build();
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != OK) {
                    throw new IOException("answered " + response.statusCode() + " (expected: " + OK + ")");
                }
                return bounded(in);
            }
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
