package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import dev.koder.herald.adapter.client.rest.HeraldClient.Foreseen;
import dev.koder.herald.adapter.client.rest.HeraldClient.Imported;
import dev.koder.herald.adapter.client.rest.HeraldClient.Problem;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code koder-herald zone apply}. */
@Command(
        name = "apply",
        description =
                "Shows what a zone file would change in a zone, asks, and changes exactly that, provided that nobody else has"
                        + " changed the zone meanwhile.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCodes.WRONG_USE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the zone is as the file says",
            "1:it could not be done, and nothing was changed; one line on standard error says why",
            "2:changes are pending, and were not made: nobody agreed",
            "3:others have to agree: a change request was made, and nothing was changed",
            "4:nobody knows whether it was done: the answer was lost, and no further one came",
            "64:the command line is wrong"
        })
final class ZoneApplyCommand extends ZoneTextVerb {

    private static final int STALE = 409;
    private static final Set<String> AGREED = Set.of("y", "yes");

    @Option(names = "--yes", description = "Asks nobody. Needed where there is no terminal to ask on.")
    private boolean isAgreed;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for the zone's history: 1 to 500 ASCII characters.")
    private @Nullable String reason;

    /** Reads standard input from {@code in}. */
    ZoneApplyCommand(Map<String, String> environment, InputStream in) {
        super(environment, in);
    }

    @Override
    int work(HeraldClient client) throws IOException, InterruptedException {
        if (reason != null && !reason.matches("[ -~]{1,500}")) {
            err().println("koder-herald: --reason: " + reason.length() + " characters (expected: 1 to 500, all ASCII)");
            return ExitCodes.WRONG_USE;
        }
        Reply<Foreseen> reply =
                send("the engine compares it", (text, progress) -> client.planZone(zone(), text, progress));
        return switch (reply) {
            case Reply.Done<Foreseen>(Foreseen foreseen) -> planned(client, foreseen);
            case Reply.Proposed<Foreseen> proposed -> proposed(proposed);
            case Reply.Refused<Foreseen> refused -> refused(refused.problem());
        };
    }

    private int planned(HeraldClient client, Foreseen foreseen) throws IOException, InterruptedException {
        if (!engine().isForPrograms()) {
            ZoneDifference difference = new ZoneDifference(foreseen, source());
            difference.print(out());
            out().flush();
            difference.printRemarks(err());
        }
        if (foreseen.plan().isEmpty()) {
            tell(foreseen.json(), "unchanged", OptionalLong.of(foreseen.base()));
            return ExitCodes.DONE;
        }
        if (!isAgreed && !isAgreedOnTerminal()) {
            if (engine().isForPrograms()) {
                out().println(foreseen.json());
            }
            return ExitCodes.PENDING;
        }
        return apply(client, foreseen.plan().get());
    }

    private boolean isAgreedOnTerminal() throws IOException {
        if (isStandardInput() || !Terminal.STANDARD_INPUT.isThere()) {
            err().println(
                            "koder-herald: --yes: missing (expected, as there is no terminal to ask on); nothing was changed");
            return false;
        }
        err().print("Apply? [y/N] ");
        err().flush();
        String answer = new BufferedReader(new InputStreamReader(in(), Charset.defaultCharset())).readLine();
        boolean agrees = answer != null && AGREED.contains(answer.strip().toLowerCase(Locale.ROOT));
        if (!agrees) {
            err().println("koder-herald: nothing was changed");
        }
        return agrees;
    }

    private int apply(HeraldClient client, String plan) throws IOException, InterruptedException {
        return switch (client.applyPlan(zone(), plan, Optional.ofNullable(reason))) {
            case Reply.Done<Imported>(Imported applied) -> {
                tell(applied.json(), "applied", applied.serial());
                yield ExitCodes.DONE;
            }
            case Reply.Proposed<Imported> proposed -> proposed(proposed);
            case Reply.Refused<Imported> refused -> refusedToApply(refused.problem());
        };
    }

    private int refusedToApply(Problem problem) {
        int code = refused(problem);
        if (problem.status() == STALE && !engine().isForPrograms()) {
            err().println(
                            "koder-herald: somebody else has changed the zone; nothing was changed (run it again to compare anew)");
        }
        return code;
    }

    private void tell(String json, String state, OptionalLong serial) {
        if (engine().isForPrograms()) {
            out().println(json);
            return;
        }
        out().printf("%-9s %s%n", "zone", zone());
        out().printf("%-9s %s%n", "state", state);
        serial.ifPresent(number -> out().printf("%-9s %d%n", "serial", number));
    }
}
