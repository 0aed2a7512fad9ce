package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import dev.koder.herald.adapter.config.file.Authorities;
import dev.koder.herald.adapter.config.file.SecretFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which engine is called and as whom, shared by the commands that call one. */
final class EngineOption {

    private static final String DEFAULT_URL = "http://127.0.0.1:8053";
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, String> environment;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Where the engine's API is, without /api/v1. When left out: HERALD_URL, else " + DEFAULT_URL + ".")
    private @Nullable URI url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "Holds the bearer token. When left out: the file named by HERALD_TOKEN_FILE, else the token in"
                            + " HERALD_TOKEN.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "Who signs the engine's certificate, in PEM, where that is nobody whom this machine trusts: an authority"
                            + " of your own, or the engine itself. When left out: the file named by HERALD_CA_FILE.")
    private @Nullable Path authoritiesFile;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "For how long the answer is waited for: 1 to 86400, ${DEFAULT-VALUE} when left out.")
    private int timeout;

    EngineOption(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Which engine to call.
     *
     * @throws WrongOptionException where that is not said, or said wrongly
     */
    HeraldClient.Access access() {
        if (timeout < 1 || timeout > 86_400) {
            throw new WrongOptionException("--timeout: " + timeout + " (expected: 1 to 86400 seconds)");
        }
        return new HeraldClient.Access(engine(), token(), authorities(), Duration.ofSeconds(timeout));
    }

    private URI engine() {
        URI engine = url != null ? url : fromEnvironment();
        String scheme = String.valueOf(engine.getScheme());
        boolean isUsable = engine.getHost() != null
                && engine.getPort() <= HIGHEST_PORT
                && engine.getRawQuery() == null
                && engine.getRawFragment() == null
                && (scheme.equals("https") || scheme.equals("http"));
        if (!isUsable) {
            throw new WrongOptionException("--url: " + engine + " (expected: such as https://dns.example.org)");
        }
        if (scheme.equals("http") && !LOOPBACK.contains(engine.getHost())) {
            throw new WrongOptionException(
                    "--url: " + engine + " (expected: https, as the token would be readable on the way)");
        }
        return engine;
    }

    private URI fromEnvironment() {
        String text = environment.getOrDefault("HERALD_URL", DEFAULT_URL);
        try {
            return URI.create(text);
        } catch (IllegalArgumentException misshapen) {
            throw new WrongOptionException(
                    "HERALD_URL: " + text + " (expected: such as https://dns.example.org)", misshapen);
        }
    }

    private Authorities authorities() {
        String file = authoritiesFile != null ? authoritiesFile.toString() : environment.get("HERALD_CA_FILE");
        if (file == null || file.isEmpty()) {
            return Authorities.ofThisMachine("--ca-file or HERALD_CA_FILE");
        }
        try {
            return Authorities.in(Path.of(file));
        } catch (IOException unusable) {
            throw new WrongOptionException("--ca-file: " + unusable.getMessage(), unusable);
        }
    }

    private String token() {
        String file = tokenFile != null ? tokenFile.toString() : environment.get("HERALD_TOKEN_FILE");
        if (file != null) {
            try {
                return requireToken("--token-file: " + file, new SecretFile(Path.of(file)).read());
            } catch (IOException unreadable) {
                throw new WrongOptionException(
                        "--token-file: " + unreadable.getMessage() + " (expected: a file with a token)", unreadable);
            }
        }
        String token = environment.get("HERALD_TOKEN");
        if (token == null || token.isBlank()) {
            throw new WrongOptionException("--token-file: none (expected: a file with a token, here or in"
                    + " HERALD_TOKEN_FILE, or the token in HERALD_TOKEN)");
        }
        return requireToken("HERALD_TOKEN", token.strip());
    }

    /** Shows nothing of it. */
    private static String requireToken(String where, String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new WrongOptionException(where + ": no token (expected: one line of ASCII without blanks)");
        }
        return token;
    }
}
