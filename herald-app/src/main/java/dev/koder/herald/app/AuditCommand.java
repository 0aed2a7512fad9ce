package dev.koder.herald.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code koder-herald audit}: what is done with audit trails. */
@Command(
        name = "audit",
        description = "Looks at the audit trails in the engine's database.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** Called without a verb. */
    @Override
    public void run() {
        throw RootCommand.commandIsMissing(spec);
    }
}
