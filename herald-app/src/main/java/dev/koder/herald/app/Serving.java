package dev.koder.herald.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Runs the engine until it is told to stop. */
final class Serving {

    private Serving() {}

    /** The exit code, once it has ended. */
    static int run(Path configFile, Map<String, String> environment, PrintWriter err) {
        Optional<HeraldConfig> config = HeraldConfig.readOrTell(configFile, environment, err);
        return config.isPresent() ? run(config.get(), err) : ExitCodes.WRONG_INPUT;
    }

    private static int run(HeraldConfig config, PrintWriter err) {
        return switch (Herald.start(config, InstantSource.system())) {
            case Herald.Start.Refused refused -> {
                err.println("koder-herald: " + refused.reason());
                yield ExitCodes.CANNOT;
            }
            case Herald.Start.Running running -> {
                Runtime.getRuntime().addShutdownHook(new Thread(running.herald()::close, "stop"));
                running.herald().awaitEnd();
                yield ExitCodes.DONE;
            }
        };
    }
}
