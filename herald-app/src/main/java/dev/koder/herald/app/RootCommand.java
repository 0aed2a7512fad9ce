package dev.koder.herald.app;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code koder-herald}. */
@Command(
        name = "koder-herald",
        description = "The engine of Koder Herald, a self-hosted authoritative DNS platform.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:it could not be done; one line on standard error says why",
            "2:the command line or the configuration is wrong; a line for each problem says what was expected"
        })
final class RootCommand implements Runnable {

    private static final System.Logger LOG = System.getLogger(RootCommand.class.getName());

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    private RootCommand() {}

    /**
     * The command line.
     *
     * @param in read by commands whose input is {@code -}
     * @param out written by commands whose output is not text alone
     */
    static CommandLine commandLine(Map<String, String> environment, InputStream in, OutputStream out) {
        CommandLine commandLine = new CommandLine(new RootCommand())
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new CheckConfigCommand(environment))
                .addSubcommand(new ConfigTemplateCommand())
                .addSubcommand(new BackupCommand(environment, InstantSource.system(), System::nanoTime))
                .addSubcommand(new RestoreCommand(environment, InstantSource.system()))
                .addSubcommand(new CheckDatabaseCommand(environment))
                .addSubcommand(new PublicSuffixesCommand(environment))
                .addSubcommand(new CommandLine(new AuditCommand()).addSubcommand(new AuditVerifyCommand(environment)))
                .addSubcommand(new DevelopmentTokenCommand(environment))
                .addSubcommand(new CommandLine(new ZoneCommand())
                        .addSubcommand(new ZoneImportCommand(environment, in))
                        .addSubcommand(new ZoneExportCommand(environment, out))
                        .addSubcommand(new ZoneDiffCommand(environment, in))
                        .addSubcommand(new ZoneApplyCommand(environment, in)));
        return commandLine
                .setParameterExceptionHandler(RootCommand::refuse)
                .setExecutionExceptionHandler((unexpected, command, result) -> giveUp(unexpected, command));
    }

    /** One line for whoever called; the rest is for those who mend it. */
    private static int giveUp(Exception unexpected, CommandLine command) {
        boolean isEngine = command.getCommandName().equals("serve");
        LOG.log(isEngine ? Level.ERROR : Level.DEBUG, "command failed unexpectedly", unexpected);
        command.getErr().println("koder-herald: unexpected: " + unexpected + " (please report this)");
        return ExitCodes.CANNOT;
    }

    /** One line, and where to look for more. */
    private static int refuse(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("koder-herald: " + problem.getMessage() + " (see "
                + command.getCommandSpec().qualifiedName() + " --help)");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Called without a command. */
    @Override
    public void run() {
        throw commandIsMissing(spec);
    }

    /** That a command was called without one of those below it. */
    static ParameterException commandIsMissing(CommandSpec spec) {
        return new ParameterException(
                spec.commandLine(),
                "command: none (expected: one of "
                        + String.join(", ", spec.subcommands().keySet()) + ")");
    }

    /** Tells picocli the version. */
    static final class VersionProvider implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"koder-herald " + Version.text()};
        }
    }
}
