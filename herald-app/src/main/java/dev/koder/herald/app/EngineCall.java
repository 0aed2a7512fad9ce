package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import dev.koder.herald.adapter.client.rest.HeraldClient.Finding;
import dev.koder.herald.adapter.client.rest.HeraldClient.Problem;
import dev.koder.herald.adapter.client.rest.HeraldClient.Repetition;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import dev.koder.herald.adapter.client.rest.HeraldClient.UnansweredException;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What the commands share that call an engine: the options, the progress bar, and how they tell what went wrong. */
final class EngineCall {

    @Mixin
    private final EngineOption engine;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "table",
            description =
                    "table, for people; or json: one document on standard output, as the engine answered, a refusal"
                            + " included. ${DEFAULT-VALUE} when left out.",
            converter = FormatConverter.class)
    private OutputFormat output = OutputFormat.TABLE;

    EngineCall(Map<String, String> environment) {
        this.engine = new EngineOption(environment);
    }

    /** What a command does with an engine. */
    @FunctionalInterface
    interface Work {

        /** Its exit code. */
        int with(HeraldClient client) throws IOException, InterruptedException;
    }

    /** Calls the engine, and tells in one line what kept it from being called. */
    int run(CommandSpec spec, Work work) {
        PrintWriter err = spec.commandLine().getErr();
        HeraldClient.Access access;
        try {
            access = engine.access();
        } catch (WrongOptionException wrong) {
            err.println("koder-herald: " + wrong.getMessage());
            return spec.exitCodeOnInvalidInput();
        }
        try (HeraldClient client = new HeraldClient(access, new Repetition(EngineCall::key, EngineCall::pause))) {
            return work.with(client);
        } catch (UnansweredException lost) {
            err.println("koder-herald: " + lost.getMessage());
            return ExitCodes.UNKNOWN;
        } catch (DnsFormatException strange) {
            err.println("koder-herald: the answer cannot be read (" + strange.getMessage() + ")");
            return ExitCodes.CANNOT;
        } catch (IOException failure) {
            err.println("koder-herald: " + failure.getMessage());
            return ExitCodes.CANNOT;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCodes.CANNOT;
        }
    }

    private static String key() {
        byte[] octets = new byte[16];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    /** One second, then three, then nine: an engine that was started anew is there by then. */
    private static void pause(int attempt, Duration atLeast) throws InterruptedException {
        Duration usual = Duration.ofSeconds(Math.powExact(3, attempt - 1));
        Thread.sleep(usual.compareTo(atLeast) > 0 ? usual : atLeast);
    }

    boolean isForPrograms() {
        return output == OutputFormat.JSON;
    }

    /**
     * Tells why the engine refused.
     *
     * @param source what the lines of findings count in
     */
    int refused(Problem problem, String source, PrintWriter out, PrintWriter err) {
        if (isForPrograms()) {
            out.println(problem.json());
        } else {
            err.println("koder-herald: " + problem.detail());
            problem.errors().forEach(error -> err.println(line(source, error)));
        }
        return ExitCodes.CANNOT;
    }

    /** Tells that others have to agree first. */
    int proposed(Reply.Proposed<?> proposed, String zone, PrintWriter out) {
        if (isForPrograms()) {
            out.println(proposed.json());
        } else {
            out.printf("%-9s %s%n", "zone", zone);
            out.printf("%-9s %s%n", "state", "waits for agreement, nothing was changed");
            out.printf("%-9s %s%n", "request", proposed.request());
        }
        return ExitCodes.PROPOSED;
    }

    /** As compilers write it: {@code FILE:LINE:COLUMN: what is wrong}. */
    static String line(String source, Finding finding) {
        return source + part(finding.line()) + part(finding.column()) + ": " + finding.detail() + " [" + finding.code()
                + "]";
    }

    private static String part(OptionalLong number) {
        return number.isPresent() && number.getAsLong() > 0 ? ":" + number.getAsLong() : "";
    }

    /** Accepts the forms in lower case, as they are documented. */
    static final class FormatConverter implements picocli.CommandLine.ITypeConverter<OutputFormat> {

        @Override
        public OutputFormat convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "table" -> OutputFormat.TABLE;
                case "json" -> OutputFormat.JSON;
                default -> throw new picocli.CommandLine.TypeConversionException(text + " (expected: table or json)");
            };
        }
    }
}
