package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.DnsKey;
import dev.koder.herald.sync.zone.port.NameServer;
import dev.koder.herald.sync.zone.port.Pause;
import dev.koder.herald.sync.zone.port.Reply;
import dev.koder.herald.sync.zone.port.ZoneFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Has the name server take the file in use, proves over DNS that it did, and goes back to the file before when it did
 * not. A file is confirmed by the proof alone.
 */
final class LoadZone {
    private static final Logger LOG = System.getLogger(LoadZone.class.getName());

    /** Between the two questions of a proof the signer may count on; then they are asked again. */
    private static final int PROOF_TRIES = 4;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final ZoneFiles files;
    private final NameServer nameServer;
    private final Stock stock;
    private final Troubles troubles;
    private final Pause pause;

    LoadZone(ZoneFiles files, NameServer nameServer, Stock stock, Troubles troubles, Pause pause) {
        this.files = files;
        this.nameServer = nameServer;
        this.stock = stock;
        this.troubles = troubles;
        this.pause = pause;
    }

    /** Loads the file in use, which has this mark. */
    Outcome load(DomainName zone, EndMark mark, boolean isNewest) throws IOException, InterruptedException {
        return switch (nameServer.load(zone)) {
            case Reply.Given<Reply.Done> ignored -> prove(zone, mark, isNewest);
            case Reply.Refused<Reply.Done>(String why) ->
                fallBack(zone, "Knot refused serial " + mark.serial() + ": " + why);
            case Reply.Silent<Reply.Done>(String why) -> goneWhileLoading(zone, mark, why);
            case Reply.Late<Reply.Done>(String why) -> undecided(zone, mark, why);
        };
    }

    /** A file that may have killed the name server must not meet it again at its next start. */
    private Outcome goneWhileLoading(DomainName zone, EndMark mark, String why) throws IOException {
        troubles.raise(Part.KNOT_CONTROL, why);
        return fallBack(zone, "Knot went away while it loaded serial " + mark.serial() + ": " + why);
    }

    private Outcome fallBack(DomainName zone, String why) throws IOException {
        if (!files.isUnconfirmed(zone)) {
            return new Outcome.Kept(why);
        }
        files.restore(zone);
        Reply<Reply.Done> again = nameServer.load(zone);
        LOG.log(
                Level.WARNING,
                Event.of("zone file put back")
                        .with("zone", zone)
                        .with("why", why)
                        .with("then", again.outcome()));
        return new Outcome.FellBack(stock.held(zone), why);
    }

    /** Proves that the loaded zone is the one that clients get, and confirms its file. */
    Outcome prove(DomainName zone, EndMark mark, boolean isNewest) throws IOException, InterruptedException {
        String why = "";
        for (int i = 0; i < PROOF_TRIES; i++) {
            Reply<Serial> loaded = nameServer.loadedSerial(zone);
            Reply<Serial> answered = nameServer.answeredSerial(zone);
            if (loaded instanceof Reply.Given<Serial>(Serial serial) && loaded.equals(answered)) {
                return proved(zone, mark, serial, isNewest);
            }
            why = difference(loaded, answered);
            if (answered instanceof Reply.Silent<Serial> || !(loaded instanceof Reply.Given<Serial>)) {
                break;
            }
            pause.pause(BETWEEN_TRIES);
        }
        return undecided(zone, mark, why);
    }

    private static String difference(Reply<Serial> loaded, Reply<Serial> answered) {
        return "Knot has loaded " + told(loaded) + " and answers " + told(answered);
    }

    private static String told(Reply<Serial> reply) {
        return reply instanceof Reply.Given<Serial>(Serial serial) ? "serial " + serial : "\"" + reply.reason() + "\"";
    }

    private Outcome proved(DomainName zone, EndMark mark, Serial answered, boolean isNewest) throws IOException {
        return switch (nameServer.keys(zone)) {
            case Reply.Given<List<DnsKey>>(List<DnsKey> keys) -> {
                files.confirm(zone);
                yield new Outcome.Served(mark, new Outcome.Seen(answered, Delegation.to(zone, keys)), isNewest);
            }
            case Reply<List<DnsKey>> none -> undecided(zone, mark, "keys: " + none.reason());
        };
    }

    private Outcome undecided(DomainName zone, EndMark mark, String why) throws IOException {
        return files.isUnconfirmed(zone) ? new Outcome.Unproven(mark, why) : new Outcome.Kept(why);
    }
}
