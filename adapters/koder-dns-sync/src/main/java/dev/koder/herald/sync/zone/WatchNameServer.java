package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.NameServer;
import dev.koder.herald.sync.zone.port.Reply;
import dev.koder.herald.sync.zone.port.ZoneLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Looks at the name server again and again: whether it is there, how its zones stand, and whether what it tells the agent
 * is what it tells its clients. What is amiss goes into the book, where the other steps find it. For one thread at a time.
 */
final class WatchNameServer {
    /** How many zones are proved before the name server itself is looked at again. */
    private static final int MOST_PROOFS = 200;

    /** A zone that is being loaded is waited for, by itself and by what comes after it. */
    private static final Duration WHILE_LOADING = Duration.ofMillis(500);

    private final NameServer nameServer;
    private final LoadZone loader;
    private final ZoneBook book;
    private final Troubles troubles;
    private final Duration betweenLooks;
    private DomainName lastProved = DomainName.ROOT;

    WatchNameServer(NameServer nameServer, LoadZone loader, ZoneBook book, Troubles troubles, Duration betweenLooks) {
        this.nameServer = nameServer;
        this.loader = loader;
        this.book = book;
        this.troubles = troubles;
        this.betweenLooks = betweenLooks;
    }

    /** Looks once; returns how long to wait before the next look. */
    Duration step() throws InterruptedException {
        boolean isAnswering = answersDns();
        return isUnderControl() && isAnswering ? proveSome() : betweenLooks;
    }

    /** Any answer will do, a refusal too: only silence is a trouble. */
    private boolean answersDns() {
        Reply<Serial> reply = nameServer.answeredSerial(lastProved);
        if (reply instanceof Reply.Silent<Serial>(String why)) {
            troubles.raise(Part.KNOT_DNS, why);
            return false;
        }
        troubles.clear(Part.KNOT_DNS);
        return true;
    }

    private boolean isUnderControl() {
        return switch (nameServer.zones()) {
            case Reply.Given<Map<DomainName, ZoneLoad>>(Map<DomainName, ZoneLoad> loads) -> {
                troubles.clear(Part.KNOT_CONTROL);
                book.observed(loads);
                yield true;
            }
            case Reply.Silent<Map<DomainName, ZoneLoad>>(String why) -> {
                troubles.raise(Part.KNOT_CONTROL, why);
                book.silenced();
                yield false;
            }
            case Reply<Map<DomainName, ZoneLoad>> none -> {
                troubles.raise(Part.KNOT_CONTROL, none.reason());
                yield false;
            }
        };
    }

    /** First what is new, then, one a look, what was seen before: in time, everything is seen again. */
    private Duration proveSome() throws InterruptedException {
        List<ZoneState> unproved = book.takeUnproved(MOST_PROOFS);
        List<ZoneState> zones =
                unproved.isEmpty() ? book.takeServedAfter(lastProved).stream().toList() : unproved;
        for (ZoneState state : zones) {
            lastProved = state.zone();
            book.done(state, prove(state));
        }
        return unproved.size() == MOST_PROOFS ? Duration.ZERO : untilNextLook();
    }

    private Duration untilNextLook() {
        return book.isLoading() && betweenLooks.compareTo(WHILE_LOADING) > 0 ? WHILE_LOADING : betweenLooks;
    }

    private Outcome prove(ZoneState state) throws InterruptedException {
        Held held = state.held();
        try {
            return held == null ? new Outcome.Left() : loader.prove(state.zone(), held.mark(), false);
        } catch (IOException e) {
            return new Outcome.Kept("disk: " + e);
        }
    }
}
