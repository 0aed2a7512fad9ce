package dev.koder.herald.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code koder-herald config-template}. */
@Command(
        name = "config-template",
        description = "Writes a configuration file with every key, its default, its unit and its effect.",
        mixinStandardHelpOptions = true)
final class ConfigTemplateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(Settings.SCHEMA.template());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
