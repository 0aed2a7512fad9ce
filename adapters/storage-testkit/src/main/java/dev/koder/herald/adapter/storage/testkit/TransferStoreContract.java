package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.transfer.AcceptOutcome;
import dev.koder.herald.application.transfer.OfferOutcome;
import dev.koder.herald.application.transfer.port.TransferStore;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.transfer.OfferId;
import dev.koder.herald.domain.transfer.ZoneAcceptance;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.transfer.ZoneOffering;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link TransferStore} keeps to, together with the zones that change hands. */
abstract class TransferStoreContract extends OfferingContract {

    @Nested
    final class WhenZonesChangeHands extends TransferringZones {
        @Override
        Stores stores() {
            return TransferStoreContract.this.stores();
        }
    }

    @Test
    void tells_of_an_offer_to_the_two_whom_it_concerns() {
        created(aZone());
        ZoneOffer offer = offered(anOffer("example.org"));

        assertThat(transfers().ofZone(ACME, name("Example.ORG"), OFFERED_AT)).contains(offer);
        assertThat(transfers().find(ACME, offer.id(), OFFERED_AT)).contains(offer);
        assertThat(transfers().find(GLOBEX, offer.id(), OFFERED_AT)).contains(offer);
        assertThat(transfers().find(INITECH, offer.id(), OFFERED_AT)).isEmpty();
        assertThat(transfers().ofZone(GLOBEX, name("example.org"), OFFERED_AT)).isEmpty();
        assertThat(transfers().list(GLOBEX, Optional.empty(), 10, OFFERED_AT)).containsExactly(offer);
        assertThat(transfers().list(INITECH, Optional.empty(), 10, OFFERED_AT)).isEmpty();
    }

    @Test
    void lists_what_comes_and_goes_by_zone_in_pages() {
        created(aZone().named("b.example"));
        created(aZone().named("a.example"));
        created(aZone().named("c.example").ownedBy(GLOBEX));
        ZoneOffer b = offered(anOffer("b.example"));
        ZoneOffer a = offered(anOffer("a.example"));
        ZoneOffer c = offered(new ZoneOffer(
                new OfferId("c"),
                GLOBEX,
                ACME,
                name("c.example"),
                false,
                BOB,
                OFFERED_AT,
                a.expiresAt(),
                Optional.empty()));

        assertThat(transfers().list(ACME, Optional.empty(), 2, OFFERED_AT)).containsExactly(a, b);
        assertThat(transfers().list(ACME, Optional.of(b.zone()), 2, OFFERED_AT)).containsExactly(c);
        assertThat(transfers().list(ACME, Optional.empty(), 9, a.expiresAt())).isEmpty();
    }

    @Test
    void keeps_one_offer_of_a_zone() {
        created(aZone());
        ZoneOffer offer = offered(anOffer("example.org"));
        ZoneOffer again = new ZoneOffer(
                new OfferId("again"),
                ACME,
                GLOBEX,
                offer.zone(),
                false,
                ALICE,
                OFFERED_AT,
                offer.expiresAt(),
                Optional.empty());

        assertThat(wished(again)).isEqualTo(new OfferOutcome.Offered(offer));
        assertThat(wished(to(INITECH, offer))).isEqualTo(new OfferOutcome.OfferedToAnother(offer));
        assertThat(events(ACME))
                .extracting(Event::type)
                .containsExactly(EventType.ZONE_CREATED, EventType.TRANSFER_OFFERED);
    }

    @Test
    void offers_a_zone_anew_when_the_time_of_an_offer_is_over() {
        created(aZone());
        ZoneOffer first = offered(anOffer("example.org"));
        ZoneOffer later = new ZoneOffer(
                new OfferId("later"),
                ACME,
                INITECH,
                first.zone(),
                false,
                ALICE,
                first.expiresAt(),
                first.expiresAt().plus(ZoneOffer.USUAL),
                Optional.empty());

        assertThat(transfers()
                        .accept(new ZoneAcceptance(
                                GLOBEX, first.id(), BOB, ChangeNote.NONE, first.expiresAt(), ChangeGuard.NONE)))
                .isEqualTo(new AcceptOutcome.NoSuchOffer());
        assertThat(wished(later)).isEqualTo(new OfferOutcome.Offered(later));
    }

    @Test
    void offers_no_zone_of_somebody_else() {
        created(aZone().ownedBy(GLOBEX));

        assertThat(wished(anOffer("example.org"))).isEqualTo(new OfferOutcome.NoSuchZone());
    }

    @Test
    void refuses_to_offer_what_is_locked_or_what_a_guard_keeps() {
        created(aZone());
        Objection over = new Objection.OverQuota(Quota.ZONES, 1, 1, 2);
        ZoneOffering guarded = new ZoneOffering(
                anOffer("example.org"), new Precondition.None(), ChangeNote.NONE, effect -> Optional.of(over)
                        .filter(none -> effect.isDeletion()));
        OfferOutcome kept = transfers().offer(guarded);
        ZoneLock lock = locked("example.org");

        assertThat(kept).isEqualTo(new OfferOutcome.Objected(name("example.org"), over));
        assertThat(wished(anOffer("example.org")))
                .isEqualTo(new OfferOutcome.Objected(name("example.org"), new Objection.Locked(lock)));
        assertThat(transfers().ofZone(ACME, name("example.org"), OFFERED_AT)).isEmpty();
    }

    @Test
    void offers_only_what_the_precondition_holds_of() {
        Zone zone = created(aZone());
        ZoneOffering wrong = new ZoneOffering(
                anOffer("example.org"),
                new Precondition.ZoneIsAt(zone.serial().next()),
                ChangeNote.NONE,
                ChangeGuard.NONE);

        assertThat(transfers().offer(wrong)).isEqualTo(new OfferOutcome.PreconditionFailed(zone));
    }

    @Test
    void ends_an_offer_that_is_withdrawn_or_declined_and_tells_the_giver() {
        created(aZone());
        ZoneOffer first = offered(anOffer("example.org"));
        boolean withdrawn = transfers().withdraw(ACME, first.zone(), ALICE, ChangeNote.NONE, ACCEPTED_AT);
        AcceptOutcome late = transfers().accept(acceptance(first));
        ZoneOffer second = offered(anOffer("example.org"));
        boolean declined = transfers().decline(GLOBEX, second.id(), ACCEPTED_AT);

        assertThat(List.of(withdrawn, declined)).containsOnly(true);
        assertThat(late).isEqualTo(new AcceptOutcome.NoSuchOffer());
        assertThat(transfers().withdraw(ACME, first.zone(), ALICE, ChangeNote.NONE, ACCEPTED_AT))
                .isFalse();
        assertThat(transfers().decline(GLOBEX, second.id(), ACCEPTED_AT)).isFalse();
        assertThat(events(ACME).subList(2, 5))
                .extracting(Event::type)
                .containsExactly(EventType.TRANSFER_WITHDRAWN, EventType.TRANSFER_OFFERED, EventType.TRANSFER_DECLINED);
        assertThat(events(ACME).getLast().actor()).isEqualTo(new Actor("globex"));
        assertThat(events(GLOBEX)).isEmpty();
    }

    @Test
    void ends_an_offer_with_its_zone() {
        created(aZone());
        ZoneOffer offer = offered(anOffer("example.org"));
        deleted(ACME, "example.org");

        assertThat(transfers().accept(acceptance(offer))).isEqualTo(new AcceptOutcome.NoSuchOffer());
        assertThat(transfers().find(GLOBEX, offer.id(), ACCEPTED_AT)).isEmpty();
    }

    @Test
    void splits_no_family_of_names() {
        created(aZone());
        created(aZone().named("sub.example.org"));

        assertThat(wished(anOffer("example.org")))
                .isEqualTo(new OfferOutcome.FamilySplit(name("sub.example.org"), false));
        assertThat(wished(anOffer("sub.example.org")))
                .isEqualTo(new OfferOutcome.FamilySplit(name("example.org"), true));
    }

    @Test
    void keeps_so_many_offers_of_a_tenant_and_no_more() {
        created(aZone());
        for (int i = 0; i < ZoneOffer.MOST; i++) {
            created(aZone().named("zone-" + i + ".example"));
            offered(anOffer("zone-" + i + ".example"));
        }

        assertThat(wished(anOffer("example.org"))).isEqualTo(new OfferOutcome.TooManyOffers());
    }

    @Test
    void forgets_what_is_over() {
        created(aZone());
        ZoneOffer offer = accepted(offered(anOffer("example.org")));
        transfers().forget(offer.expiresAt().minusNanos(1));
        Optional<ZoneOffer> before = transfers().find(GLOBEX, offer.id(), ACCEPTED_AT);
        transfers().forget(offer.expiresAt());

        assertThat(before).contains(offer);
        assertThat(transfers().find(GLOBEX, offer.id(), ACCEPTED_AT)).isEmpty();
    }
}
