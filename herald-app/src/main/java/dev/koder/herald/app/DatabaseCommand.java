package dev.koder.herald.app;

import dev.koder.herald.adapter.storage.sqlite.SqliteConfig;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands share that work on the engine's database as a whole, without calling an engine. */
final class DatabaseCommand {

    private static final double OCTETS_PER_MEBIBYTE = 1 << 20;

    private final Map<String, String> environment;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "table",
            description =
                    "table, for people; or json: one document on standard output. ${DEFAULT-VALUE} when left out.",
            converter = EngineCall.FormatConverter.class)
    private OutputFormat output = OutputFormat.TABLE;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    DatabaseCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Does work on the database that the configuration names.
     *
     * @param done the exit code of work that is done, once it has told of it
     */
    <T> int run(Function<SqliteConfig, Upkeep<T>> work, ToIntFunction<T> done) {
        return config.read(environment, err())
                .map(read -> switch (work.apply(Herald.database(read))) {
                    case Upkeep.Done<T> upkeep -> done.applyAsInt(upkeep.result());
                    case Upkeep.Refused<T> refused -> refused(refused.reason());
                })
                .orElse(ExitCodes.WRONG_INPUT);
    }

    private int refused(String reason) {
        if (output == OutputFormat.JSON) {
            out().println(new JsonLine().text("error", reason));
        } else {
            err().println("koder-herald: " + reason);
        }
        return ExitCodes.CANNOT;
    }

    /** Tells what was done, in the form that is wished. */
    void tell(String line, JsonLine document) {
        out().println(output == OutputFormat.JSON ? document : line);
    }

    /** Tells people something besides; programs find it in the document. */
    void warn(List<String> lines) {
        if (output == OutputFormat.TABLE) {
            lines.forEach(line -> err().println("koder-herald: " + line));
        }
    }

    static String size(long octets) {
        return String.format(Locale.ROOT, "%.1f MiB", octets / OCTETS_PER_MEBIBYTE);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
