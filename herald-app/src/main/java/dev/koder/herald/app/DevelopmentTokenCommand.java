package dev.koder.herald.app;

import dev.koder.herald.adapter.identity.development.DevelopmentIdentity;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code koder-herald development-token}. */
@Command(
        name = "development-token",
        description = "Writes a token of the development identity, good for 24 hours, to standard output.",
        mixinStandardHelpOptions = true)
final class DevelopmentTokenCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--tenant", paramLabel = "NAME", required = true, description = "Whose zones the token opens.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String tenant;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description =
                    "Who acts for the tenant: nobody agrees to a change of their own. The tenant's name when left out.")
    private Optional<String> actor = Optional.empty();

    @Option(
            names = "--permission",
            paramLabel = "WHAT",
            description =
                    "What it allows: ${COMPLETION-CANDIDATES}; may be repeated. READ and WRITE when left out. OPERATOR counts"
                            + " for the tenant platform alone.")
    private Set<Permission> permissions = Set.of(Permission.READ, Permission.WRITE);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    DevelopmentTokenCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        return config.read(environment, err).map(read -> mint(read, err)).orElse(ExitCodes.WRONG_INPUT);
    }

    private int mint(HeraldConfig read, PrintWriter err) {
        if (!(read.identity() instanceof HeraldConfig.Identity.Development development)) {
            err.println(
                    "koder-herald: " + Settings.DEVELOPMENT + ": false (expected: true, to issue development tokens)");
            return ExitCodes.CANNOT;
        }
        try (DevelopmentIdentity identity = DevelopmentTokens.open(read, development.port(), InstantSource.system())) {
            Caller caller = new Caller(new TenantId(tenant), new Actor(actor.orElse(tenant)), permissions);
            spec.commandLine().getOut().println(identity.mint(caller, DevelopmentTokens.LIFETIME));
            return ExitCodes.DONE;
        } catch (IOException | IllegalArgumentException problem) {
            err.println("koder-herald: " + problem.getMessage());
            return ExitCodes.CANNOT;
        }
    }
}
