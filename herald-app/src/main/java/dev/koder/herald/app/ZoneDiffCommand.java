package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import dev.koder.herald.adapter.client.rest.HeraldClient.Foreseen;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code koder-herald zone diff}. */
@Command(
        name = "diff",
        description = "Shows what a zone file would change in a zone, and changes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCodes.WRONG_USE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the zone is as the file says",
            "1:it could not be told; one line on standard error says why",
            "2:changes are pending",
            "64:the command line is wrong"
        })
final class ZoneDiffCommand extends ZoneTextVerb {

    /** Reads standard input from {@code in}. */
    ZoneDiffCommand(Map<String, String> environment, InputStream in) {
        super(environment, in);
    }

    @Override
    int work(HeraldClient client) throws IOException, InterruptedException {
        Reply<Foreseen> reply =
                send("the engine compares it", (text, progress) -> client.foreseeZone(zone(), text, progress));
        return switch (reply) {
            case Reply.Done<Foreseen>(Foreseen foreseen) -> show(foreseen);
            case Reply.Proposed<Foreseen> proposed -> proposed(proposed);
            case Reply.Refused<Foreseen> refused -> refused(refused.problem());
        };
    }

    private int show(Foreseen foreseen) {
        if (engine().isForPrograms()) {
            out().println(foreseen.json());
        } else {
            ZoneDifference difference = new ZoneDifference(foreseen, source());
            difference.print(out());
            out().flush();
            difference.printRemarks(err());
        }
        return foreseen.isPending() ? ExitCodes.PENDING : ExitCodes.DONE;
    }
}
