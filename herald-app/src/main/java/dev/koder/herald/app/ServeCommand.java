package dev.koder.herald.app;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code koder-herald serve}. */
@Command(
        name = "serve",
        description = "Runs the engine until it is told to stop (SIGTERM or Ctrl-C).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<HeraldConfig> read =
                config.read(environment, spec.commandLine().getErr());
        return read.isPresent() ? serve(read.get()) : ConfigOption.WRONG_CONFIG;
    }

    private int serve(HeraldConfig read) throws InterruptedException {
        return switch (Herald.start(read, InstantSource.system())) {
            case Herald.Start.Refused refused -> {
                spec.commandLine().getErr().println("koder-herald: " + refused.reason());
                yield 1;
            }
            case Herald.Start.Running running -> {
                Runtime.getRuntime().addShutdownHook(new Thread(running.herald()::close, "stop"));
                running.herald().awaitEnd();
                yield 0;
            }
        };
    }
}
