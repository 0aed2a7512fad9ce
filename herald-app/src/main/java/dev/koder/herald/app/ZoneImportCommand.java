package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import dev.koder.herald.adapter.client.rest.HeraldClient.Imported;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code koder-herald zone import}. */
@Command(
        name = "import",
        description =
                "Puts a zone file in the place of all that a zone holds; with an error in it, nothing is changed.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the zone is as the file says",
            "1:it could not be done, and nothing was changed; one line on standard error says why",
            "2:the command line is wrong",
            "3:others have to agree: a change request was made, and nothing was changed",
            "4:nobody knows whether it was done: the answer was lost, and no further one came"
        })
final class ZoneImportCommand extends ZoneTextVerb {

    @Option(names = "--create", description = "Creates the zone where there is none.")
    private boolean mayCreate;

    /** Reads standard input from {@code in}. */
    ZoneImportCommand(Map<String, String> environment, InputStream in) {
        super(environment, in);
    }

    @Override
    int work(HeraldClient client) throws IOException, InterruptedException {
        Reply<Imported> reply = send(
                "the engine checks and stores it",
                (text, progress) -> client.importZone(zone(), text, mayCreate, progress));
        return switch (reply) {
            case Reply.Done<Imported>(Imported imported) -> done(imported);
            case Reply.Proposed<Imported> proposed -> proposed(proposed);
            case Reply.Refused<Imported> refused -> refused(refused.problem());
        };
    }

    private int done(Imported imported) {
        if (engine().isForPrograms()) {
            out().println(imported.json());
            return ExitCodes.DONE;
        }
        out().printf("%-9s %s%n", "zone", zone());
        out().printf("%-9s %s%n", "state", state(imported));
        imported.serial().ifPresent(serial -> out().printf("%-9s %d%n", "serial", serial));
        out().printf("%-9s %d%n", "warnings", imported.warningCount());
        imported.warnings().forEach(warning -> out().println(EngineCall.line(source(), warning)));
        return ExitCodes.DONE;
    }

    private static String state(Imported imported) {
        if (imported.isCreated()) {
            return "created";
        }
        return imported.serial().isPresent() ? "replaced" : "unchanged";
    }
}
