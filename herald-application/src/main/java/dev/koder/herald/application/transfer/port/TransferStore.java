package dev.koder.herald.application.transfer.port;

import dev.koder.herald.application.transfer.AcceptOutcome;
import dev.koder.herald.application.transfer.OfferOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.transfer.OfferId;
import dev.koder.herald.domain.transfer.ZoneAcceptance;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.transfer.ZoneOffering;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps offers of zones, and has zones change hands. Whatever comes at once, an offer has one end. Safe for use by many threads.
 *
 * <p>Any call may throw {@link dev.koder.herald.application.port.StoreUnavailableException}; then nothing was written.
 */
public interface TransferStore {

    /**
     * Keeps an offer, unless {@link ZoneOffering#judge} or the family of the zone's names stand against it. One of this zone to the same
     * tenant that stands already stays as it is. It leaves an event of the giver's.
     */
    OfferOutcome offer(ZoneOffering wish);

    /** The offer of the tenant's zone that stands. */
    Optional<ZoneOffer> ofZone(TenantId from, DomainName zone, Instant at);

    /** One that the tenant has made or may accept, as long as it {@linkplain ZoneOffer#isKnown is known}. */
    Optional<ZoneOffer> find(TenantId tenant, OfferId id, Instant at);

    /**
     * A page of those that stand and that the tenant has made or may accept, in canonical order of their zones.
     *
     * @param after only of zones after this name
     * @param limit at most so many, 1 to 500
     */
    List<ZoneOffer> list(TenantId tenant, Optional<DomainName> after, int limit, Instant at);

    /**
     * Ends the offer of the tenant's zone that stands, and leaves an event of the giver's.
     *
     * @return whether there was one
     */
    boolean withdraw(TenantId from, DomainName zone, Actor actor, ChangeNote note, Instant at);

    /**
     * Ends an offer to the tenant that stands, and leaves an event of the giver's, which does not tell who of the tenant it was.
     *
     * @return whether there was one
     */
    boolean decline(TenantId to, OfferId id, Instant at);

    /**
     * Has the zone of an offer change hands, with its contents, its serial, its history and what points of presence told of it: no version
     * of it is published, but the feed and its history tell of the change. It follows no set of name servers any more, as
     * sets are a tenant's. What the giver deleted below it cannot be had back any more. A claim of the name is used up. Each of the
     * two tenants gets an event.
     */
    AcceptOutcome accept(ZoneAcceptance wish);

    /** Forgets offers that were over at this time. */
    void forget(Instant expiredAt);
}
