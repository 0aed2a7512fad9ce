package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import dev.koder.herald.adapter.client.rest.HeraldClient.Finding;
import dev.koder.herald.adapter.client.rest.HeraldClient.Problem;
import java.io.IOException;
import java.io.PrintWriter;
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
        try (HeraldClient client = new HeraldClient(access)) {
            return work.with(client);
        } catch (IOException failure) {
            err.println("koder-herald: " + failure.getMessage());
            return ExitCodes.CANNOT;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCodes.CANNOT;
        }
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

    /** As compilers write it: {@code FILE:LINE:COLUMN: what is wrong}. */
    static String line(String source, Finding finding) {
        return source + part(finding.line()) + part(finding.column()) + ": " + finding.detail() + " [" + finding.code()
                + "]";
    }

    private static String part(OptionalLong number) {
        return number.isPresent() ? ":" + number.getAsLong() : "";
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
