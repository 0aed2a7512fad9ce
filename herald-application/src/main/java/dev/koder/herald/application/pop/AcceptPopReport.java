package dev.koder.herald.application.pop;

import dev.koder.herald.application.dnssec.port.DnssecStore;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.domain.dnssec.DnssecReport;
import dev.koder.herald.domain.dnssec.DsRecord;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.PopReport;
import dev.koder.herald.domain.pop.ZoneServing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes what a point of presence tells: which versions it serves and with which keys it signs. Safe for use by many
 * threads.
 */
public final class AcceptPopReport {

    /** The most zones in one report. */
    public static final int MAX_ZONES = 500;

    private final PopStore pops;
    private final DnssecStore dnssec;
    private final PopBearers bearers;
    private final CommitBell bell;
    private final InstantSource clock;

    /** Keeps reports in these stores, and rings this bell for whoever waits for them. */
    public AcceptPopReport(
            PopStore pops, DnssecStore dnssec, PopBearers bearers, CommitBell bell, InstantSource clock) {
        this.pops = pops;
        this.dnssec = dnssec;
        this.bearers = bearers;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * Takes a report over what the same point of presence told before.
     *
     * @param startedAt when its program started
     * @param zones at most {@link #MAX_ZONES}; those not named stand as last told
     */
    public Outcome accept(Caller caller, PopId pop, Instant startedAt, List<SignedServing> zones) {
        if (!bearers.maySpeakFor(caller.tenant(), pop)) {
            return new Outcome.NotItsOwn();
        }
        Instant now = clock.instant();
        boolean wasKnown = pops.record(new PopReport(
                new Pop(pop, startedAt, now),
                zones.stream().map(SignedServing::serving).toList()));
        dnssec.accept(zones.stream()
                .map(zone -> new DnssecReport(pop, zone.serving().zone(), zone.ds(), now))
                .toList());
        bell.ring();
        return new Outcome.Noted(wasKnown);
    }

    /** What came of a report. */
    public sealed interface Outcome {

        /**
         * It is noted.
         *
         * @param wasKnown whether anything was known of the point of presence; where not, what it told before is forgotten
         */
        record Noted(boolean wasKnown) implements Outcome {}

        /** The caller does not speak for this point of presence. */
        record NotItsOwn() implements Outcome {}
    }

    /**
     * How one zone is served and signed.
     *
     * @param serving how it is served
     * @param ds the DS records of the keys that sign it; empty where it is not signed
     */
    public record SignedServing(ZoneServing serving, List<DsRecord> ds) {

        /** Keeps what was handed in from changing. */
        public SignedServing {
            ds = List.copyOf(ds);
        }
    }
}
