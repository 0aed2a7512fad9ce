package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.transfer.AcceptOutcome;
import dev.koder.herald.application.transfer.OfferOutcome;
import dev.koder.herald.application.transfer.port.TransferStore;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.lock.LockId;
import dev.koder.herald.domain.lock.LockLevel;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.transfer.OfferId;
import dev.koder.herald.domain.transfer.ZoneAcceptance;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.transfer.ZoneOffering;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.LockChange;
import dev.koder.herald.domain.zone.Precondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the parts of the contract of offers have in common: short words for what is done to them. */
abstract class OfferingContract extends Contract {

    static final Instant OFFERED_AT = START.plus(Duration.ofHours(2));
    static final Instant ACCEPTED_AT = START.plus(Duration.ofHours(3));
    static final Actor BOB = new Actor("bob@globex.example");
    static final TenantId INITECH = new TenantId("initech");

    final TransferStore transfers() {
        return stores().transfers();
    }

    static ZoneOffer anOffer(String zone) {
        return new ZoneOffer(
                new OfferId("offer-of-" + zone.replace('.', '-')),
                ACME,
                GLOBEX,
                name(zone),
                false,
                ALICE,
                OFFERED_AT,
                OFFERED_AT.plus(ZoneOffer.USUAL),
                Optional.empty());
    }

    static ZoneOffer withZonesBelow(ZoneOffer offer) {
        return new ZoneOffer(
                offer.id(),
                offer.from(),
                offer.to(),
                offer.zone(),
                true,
                ALICE,
                OFFERED_AT,
                offer.expiresAt(),
                Optional.empty());
    }

    static ZoneOffer to(TenantId to, ZoneOffer offer) {
        return new ZoneOffer(
                new OfferId(offer.id() + "-to-" + to),
                ACME,
                to,
                offer.zone(),
                false,
                ALICE,
                OFFERED_AT,
                offer.expiresAt(),
                Optional.empty());
    }

    final OfferOutcome wished(ZoneOffer offer) {
        return transfers().offer(new ZoneOffering(offer, new Precondition.None(), ChangeNote.NONE, ChangeGuard.NONE));
    }

    final ZoneOffer offered(ZoneOffer offer) {
        OfferOutcome outcome = wished(offer);
        assertThat(outcome).isEqualTo(new OfferOutcome.Offered(offer));
        return offer;
    }

    static ZoneAcceptance acceptance(ZoneOffer offer) {
        return acceptance(GLOBEX, offer, ChangeGuard.NONE);
    }

    static ZoneAcceptance acceptance(TenantId tenant, ZoneOffer offer, ChangeGuard guard) {
        return new ZoneAcceptance(tenant, offer.id(), BOB, ChangeNote.NONE, ACCEPTED_AT, guard);
    }

    final ZoneOffer accepted(ZoneOffer offer) {
        AcceptOutcome outcome = transfers().accept(acceptance(offer));
        assertThat(outcome).isEqualTo(new AcceptOutcome.Accepted(offer.accepted(ACCEPTED_AT)));
        return offer.accepted(ACCEPTED_AT);
    }

    final List<Event> events(TenantId tenant) {
        EventSlice slice = stores().events().after(Optional.of(tenant), Optional.empty(), 100);
        assertThat(slice).isInstanceOf(EventSlice.Events.class);
        return ((EventSlice.Events) slice).list();
    }

    final ZoneLock locked(String zone) {
        ZoneLock lock = new ZoneLock(
                new LockId("lock-1"), Optional.empty(), LockLevel.NO_DELETION, "ours", ALICE, START, Optional.empty());
        assertThat(zones().changeLocks(new LockChange(
                        ACME, name(zone), new LockChange.Set(lock), ALICE, ChangeNote.NONE, OFFERED_AT)))
                .isPresent();
        return lock;
    }

    final ZoneOffer offered(ZoneOffer offer, Precondition precondition) {
        assertThat(transfers().offer(new ZoneOffering(offer, precondition, ChangeNote.NONE, ChangeGuard.NONE)))
                .isEqualTo(new OfferOutcome.Offered(offer));
        return offer;
    }
}
