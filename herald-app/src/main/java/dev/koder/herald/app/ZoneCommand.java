package dev.koder.herald.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code koder-herald zone}: what is done with zones of an engine that runs, here or elsewhere. */
@Command(
        name = "zone",
        description = "Calls an engine to import, export or compare a zone.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ZoneCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** Called without a verb. */
    @Override
    public void run() {
        throw RootCommand.commandIsMissing(spec);
    }
}
