package dev.koder.herald.app;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code koder-herald check-config}. */
@Command(
        name = "check-config",
        description = "Reads a configuration file and tells everything that is wrong with it; changes nothing.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    CheckConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (config.read(environment, spec.commandLine().getErr()).isEmpty()) {
            return ExitCodes.WRONG_INPUT;
        }
        spec.commandLine().getOut().println(config.file() + ": all is well");
        return ExitCodes.DONE;
    }
}
