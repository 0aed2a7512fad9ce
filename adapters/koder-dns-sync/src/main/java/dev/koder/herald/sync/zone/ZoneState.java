package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.FeedEntry;
import dev.koder.herald.sync.zone.port.ZoneLoad;
import dev.koder.herald.sync.zone.port.ZoneReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent knows of one zone.
 *
 * @param zone the apex
 * @param wish what the engine wants; null while it has not spoken of the zone
 * @param held the file in use; null when there is none, or none that is whole
 * @param isMember whether the name server's configuration names the zone
 * @param load how the name server said it stands; null while it was not asked
 * @param proof what was last seen to be served; null before the first time
 * @param problem what keeps the zone from being as wished; null when nothing does
 * @param attempts how many in a row came to nothing
 * @param dueAt when the next attempt may begin
 * @param orphanSince when a complete listing of the engine first left the zone out; null while none does
 */
record ZoneState(
        DomainName zone,
        @Nullable Wish wish,
        @Nullable Held held,
        boolean isMember,
        @Nullable ZoneLoad load,
        @Nullable Proof proof,
        @Nullable Problem problem,
        int attempts,
        Instant dueAt,
        @Nullable Instant orphanSince) {

    /** A zone of which nothing is known but its name. */
    static ZoneState unknown(DomainName zone) {
        return new ZoneState(zone, null, null, false, null, null, null, 0, Instant.MIN, null);
    }

    /** A zone as it was found on the disk. */
    static ZoneState found(DomainName zone, @Nullable Held held, boolean isMember) {
        return new ZoneState(zone, null, held, isMember, null, null, null, 0, Instant.MIN, null);
    }

    /** What is to be done next, whenever that may begin. A zone that is being loaded is left in peace. */
    Todo todo() {
        if (wish != null && !wish.isLive()) {
            return isMember ? Todo.LEAVE : held == null ? Todo.NOTHING : Todo.SET_ASIDE;
        }
        if (isMember && load instanceof ZoneLoad.Loading) {
            return Todo.NOTHING;
        }
        if (isMember && load instanceof ZoneLoad.NotConfigured) {
            return Todo.JOIN;
        }
        if (isMember && held != null && !held.isConfirmed()) {
            return Todo.CONFIRM;
        }
        return wish != null && !isGranted(wish) ? Todo.FETCH : serving();
    }

    private boolean isGranted(Wish live) {
        return held != null && !live.needsComparison() && held.mark().serial().equals(live.serial());
    }

    private Todo serving() {
        if (held == null || !isMember) {
            return held != null && wish != null ? Todo.JOIN : Todo.NOTHING;
        }
        return load instanceof ZoneLoad.NotLoaded ? Todo.LOAD : Todo.NOTHING;
    }

    /** Whether nothing on this side speaks of the zone. */
    boolean isAbsent() {
        return held == null && !isMember;
    }

    /** Whether the name server serves the file in use but nobody has asked it over DNS, or it counted on since. */
    boolean needsProof() {
        return isServed()
                && held != null
                && load instanceof ZoneLoad.Serving(Serial loaded)
                && (proof == null
                        || !proof.answered().equals(loaded)
                        || !proof.applied().equals(held.mark().serial()));
    }

    /** Whether the engine wants something of the zone that was not yet seen to be so. */
    boolean isPending() {
        if (wish == null) {
            return false;
        }
        boolean isProved = proof != null && proof.applied().equals(wish.serial());
        return wish.isLive() ? !isProved || wish.needsComparison() : !isAbsent();
    }

    /** Since when the engine has wanted it otherwise; {@code now} where it wants nothing. */
    Instant waitingSince(Instant now) {
        return wish == null ? now : wish.since();
    }

    /** Whether the name server serves the file in use, as far as it says. */
    boolean isServed() {
        return isMember && held != null && held.isConfirmed() && load instanceof ZoneLoad.Serving;
    }

    /** The zone once the feed has said this of it. */
    ZoneState wished(FeedEntry entry, boolean compare, Instant now) {
        boolean isNews = wish == null || !wish.isSameAs(entry) || compare;
        return isNews ? wished(new Wish(entry.serial(), entry.isLive(), now, compare), now) : orphaned(null);
    }

    private ZoneState wished(Wish next, Instant now) {
        return new ZoneState(zone, next, held, isMember, load, proof, problem, 0, now, null);
    }

    /** The zone once a complete listing has left it out, or, with null, has named it. */
    ZoneState orphaned(@Nullable Instant since) {
        Instant first = orphanSince == null || since == null ? since : orphanSince;
        return new ZoneState(zone, wish, held, isMember, load, proof, problem, attempts, dueAt, first);
    }

    ZoneState loaded(@Nullable ZoneLoad nextLoad) {
        return new ZoneState(zone, wish, held, isMember, nextLoad, proof, problem, attempts, dueAt, orphanSince);
    }

    ZoneState member(boolean isNowMember) {
        return isNowMember == isMember
                ? this
                : new ZoneState(zone, wish, held, isNowMember, null, proof, problem, attempts, dueAt, orphanSince);
    }

    ZoneState holding(@Nullable Held nextHeld) {
        return new ZoneState(zone, wish, nextHeld, isMember, load, proof, problem, attempts, dueAt, orphanSince);
    }

    /** The zone once it was seen to be served. */
    ZoneState proved(Proof nextProof) {
        ZoneLoad nextLoad = new ZoneLoad.Serving(nextProof.answered());
        return new ZoneState(zone, wish, held, isMember, nextLoad, nextProof, problem, attempts, dueAt, orphanSince);
    }

    /** The zone once the engine's newest version, which has this serial, is the one in use. */
    ZoneState granted(Serial applied) {
        Wish next = wish == null ? null : wish.grantedWith(applied);
        return new ZoneState(zone, next, held, isMember, load, proof, problem, attempts, dueAt, orphanSince);
    }

    /** The zone with nothing in its way. */
    ZoneState well(Instant now) {
        return new ZoneState(zone, wish, held, isMember, load, proof, null, 0, now, orphanSince);
    }

    /** The zone with something in its way; a problem that goes on keeps the time it began. */
    ZoneState troubled(String what, Instant now, int nextAttempts, Instant nextDueAt) {
        Problem next = new Problem(what, problem == null ? now : problem.since());
        return new ZoneState(zone, wish, held, isMember, load, proof, next, nextAttempts, nextDueAt, orphanSince);
    }

    /** The zone, free to be tried again at once. */
    ZoneState dueAt(Instant now) {
        return new ZoneState(zone, wish, held, isMember, load, proof, problem, attempts, now, orphanSince);
    }

    /** Whether there is anything to tell the engine that it did not say itself. */
    boolean isWorthTelling() {
        return proof != null || problem != null;
    }

    /** What the engine is told. */
    ZoneReport report() {
        return new ZoneReport(
                zone,
                proof == null ? null : proof.applied(),
                load instanceof ZoneLoad.Serving(Serial loaded) ? loaded : null,
                proof == null ? null : proof.at(),
                problem == null ? null : problem.what(),
                proof == null ? List.of() : proof.ds());
    }
}
