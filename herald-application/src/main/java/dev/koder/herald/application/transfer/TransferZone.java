package dev.koder.herald.application.transfer;

import dev.koder.herald.application.claim.NameClaims;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.RandomHex;
import dev.koder.herald.application.transfer.port.TransferStore;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.transfer.OfferId;
import dev.koder.herald.domain.transfer.ZoneAcceptance;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.transfer.ZoneOffering;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets a tenant offer a zone to another one, which takes it over or declines it. Safe for use by many threads. */
public final class TransferZone {

    /** The most offers on a page. */
    public static final int MAX_LIMIT = 500;

    private static final int ID_OCTETS = 16;

    private final TransferStore transfers;
    private final ZoneCommits commits;
    private final NameClaims names;
    private final CommitBell bell;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Keeps offers in this store, and rings this bell, as each step is an event. What these commits are guarded by guards zones that go
     * and come, too.
     *
     * @param random where names of offers come from: not to be foreseen
     */
    public TransferZone(
            TransferStore transfers,
            ZoneCommits commits,
            NameClaims names,
            CommitBell bell,
            InstantSource clock,
            RandomGenerator random) {
        this.transfers = transfers;
        this.commits = commits;
        this.names = names;
        this.bell = bell;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What is wished to be offered to whom.
     *
     * @param withZonesBelow whether the tenant's zones below it go along
     * @param expiresAt empty for the usual time
     */
    public record Wish(TenantId to, boolean withZonesBelow, Optional<Instant> expiresAt) {}

    /** Offers a zone of the caller's tenant. */
    public OfferOutcome offer(Caller caller, DomainName zone, Precondition precondition, Wish wish) {
        Instant now = clock.instant();
        Instant end = wish.expiresAt().orElse(now.plus(ZoneOffer.USUAL));
        if (wish.to().equals(caller.tenant())) {
            return new OfferOutcome.ToOneself();
        }
        if (!end.isAfter(now) || end.isAfter(now.plus(ZoneOffer.LONGEST))) {
            return new OfferOutcome.TimeOutOfRange();
        }
        ZoneOffer offer = new ZoneOffer(
                newId(),
                caller.tenant(),
                wish.to(),
                zone,
                wish.withZonesBelow(),
                caller.actor(),
                now,
                end,
                Optional.empty());
        OfferOutcome outcome = transfers.offer(
                new ZoneOffering(offer, precondition, noteOf(caller, wish), commits.guardOfLoss(caller)));
        if (outcome instanceof OfferOutcome.Offered) {
            bell.ring();
        }
        return outcome;
    }

    /** What is to be told of an offer: to whom it was made, where no other reason is told. */
    private static ChangeNote noteOf(Caller caller, Wish wish) {
        ChangeNote note = caller.note();
        return new ChangeNote(
                note.requestId(),
                note.reason().or(() -> Optional.of("offered to tenant " + wish.to())),
                note.credential());
    }

    private OfferId newId() {
        return new OfferId(RandomHex.of(random, ID_OCTETS));
    }

    /** The offer of a zone of the caller's tenant that stands. */
    public Optional<ZoneOffer> ofZone(Caller caller, DomainName zone) {
        return transfers.ofZone(caller.tenant(), zone, clock.instant());
    }

    /** Takes it back; false where none stands. */
    public boolean withdraw(Caller caller, DomainName zone) {
        boolean stood = transfers.withdraw(caller.tenant(), zone, caller.actor(), caller.note(), clock.instant());
        if (stood) {
            bell.ring();
        }
        return stood;
    }

    /**
     * A page of the offers that stand, those that the caller's tenant has made and those that it may accept.
     *
     * @param after only of zones after this name
     * @param limit at most so many, 1 to {@link #MAX_LIMIT}
     */
    public List<ZoneOffer> list(Caller caller, Optional<DomainName> after, int limit) {
        return transfers.list(caller.tenant(), after, limit, clock.instant());
    }

    /** One of them, or one that was accepted a while ago. */
    public Optional<ZoneOffer> show(Caller caller, OfferId id) {
        return transfers.find(caller.tenant(), id, clock.instant());
    }

    /** Takes over what was offered to the caller's tenant. */
    public AcceptOutcome accept(Caller caller, OfferId id) {
        Instant now = clock.instant();
        Optional<ZoneOffer> offered = transfers
                .find(caller.tenant(), id, now)
                .filter(offer -> offer.to().equals(caller.tenant()) && offer.isOpen(now));
        Optional<NameObstacle> obstacle = offered.flatMap(offer -> names.obstacle(caller, offer.zone()));
        if (obstacle.isPresent()) {
            return new AcceptOutcome.NotAvailable(offered.orElseThrow(), obstacle.get());
        }
        AcceptOutcome outcome = transfers.accept(new ZoneAcceptance(
                caller.tenant(), id, caller.actor(), caller.note(), now, commits.guardOfArrival(caller)));
        if (outcome instanceof AcceptOutcome.Accepted) {
            bell.ring();
        }
        return outcome;
    }

    /** Ends an offer to the caller's tenant; false where there is none. */
    public boolean decline(Caller caller, OfferId id) {
        boolean stood = transfers.decline(caller.tenant(), id, clock.instant());
        if (stood) {
            bell.ring();
        }
        return stood;
    }
}
