package dev.koder.herald.app;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;

/**
 * The program {@code koder-herald}.
 *
 * <p>The line by which services start it, {@code serve --config FILE}, is understood without picocli: its class files are
 * too old for the AOT cache, and loading them would be a third of the start. Every other line is picocli's.
 */
final class Main {

    private Main() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] args) {
        Logs.toStandardError();
        System.exit(run(args, System.getenv()));
    }

    private static int run(String[] args, Map<String, String> environment) {
        if (args.length == 3 && args[0].equals("serve") && args[1].equals("--config")) {
            PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
            return Serving.run(Path.of(args[2]), environment, err);
        }
        return RootCommand.commandLine(environment, System.in, System.out).execute(args);
    }
}
