package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.review.AgreedWish;
import dev.koder.herald.application.review.Making;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.zone.Agreement;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of changes that enough have agreed to, together with their requests. */
abstract class MakingAgreedChanges extends MakingRoomForRequests {

    @Test
    void makes_a_change_and_has_its_request_go_on_both_or_neither() {
        created(aZone());
        ChangeRequest.Agreed agreed = kept(request("1"));
        Serial one = found("example.org").orElseThrow().serial();
        AgreedWish wish = wish(
                agreed,
                new AgreedWish.Deed.Commit(aCommit()
                        .replacing("www", "A", "192.0.2.1")
                        .agreedTo(new Agreement("1", List.of(BOB, CAROL)))
                        .onlyIf(new Precondition.ZoneIsAt(one))
                        .commit()));

        Making made = reviews().make(wish);

        Serial next = found("example.org").orElseThrow().serial();
        assertThat(next).isNotEqualTo(one);
        assertThat(made).isEqualTo(new Making.Made(next));
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(agreed.applied(next, END));
        assertThat(reviews().make(wish)).isEqualTo(new Making.Overtaken());
        assertThat(found("example.org").orElseThrow().serial()).isEqualTo(next);
        List<Event> events = events();
        assertThat(events)
                .extracting(Event::type)
                .endsWith(EventType.REVIEW_APPROVED, EventType.ZONE_CHANGED, EventType.REVIEW_APPLIED);
        assertThat(events.get(events.size() - 2).note().agreement()).contains(new Agreement("1", List.of(BOB, CAROL)));
    }

    @Test
    void makes_nothing_of_a_zone_that_went_on() {
        created(aZone());
        ChangeRequest.Agreed agreed = kept(request("1"));
        Serial current = found("example.org").orElseThrow().serial();

        Making made = reviews()
                .make(wish(
                        agreed,
                        new AgreedWish.Deed.Commit(aCommit()
                                .replacing("www", "A", "192.0.2.1")
                                .onlyIf(new Precondition.ZoneIsAt(new Serial(77)))
                                .commit())));

        assertThat(made).isEqualTo(new Making.ZoneWentOn(current));
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(agreed.stale(current, END));
        assertThat(events()).extracting(Event::type).endsWith(EventType.REVIEW_STALE);
    }

    @Test
    void leaves_a_request_as_it_is_where_something_stands_against_it() {
        created(aZone());
        ChangeRequest.Agreed agreed = kept(request("1"));

        Making made = reviews()
                .make(wish(
                        agreed,
                        new AgreedWish.Deed.Commit(aCommit().deleting("@", "NS").commit())));

        assertThat(made).isInstanceOf(Making.Obstructed.class);
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(agreed);
    }

    @Test
    void deletes_a_zone_that_was_agreed_to_be_deleted() {
        created(aZone());
        ChangeRequest.Agreed agreed = kept(deletion("1"));

        Making made = reviews().make(wish(agreed, new AgreedWish.Deed.Delete(deletion(ACME, "example.org"))));

        assertThat(made).isEqualTo(new Making.Made(new Serial(1)));
        assertThat(found("example.org")).isEmpty();
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(agreed.applied(new Serial(1), END));
        assertThat(events()).extracting(Event::type).endsWith(EventType.ZONE_DELETED, EventType.REVIEW_APPLIED);
    }

    private static ChangeRequest.Pending undeletion(String id, long base) {
        return request(
                id,
                new ReviewedChange.Undeletion(
                        name("example.org"),
                        new Serial(base),
                        ZoneBuilder.soa(),
                        1,
                        List.of(recordSet("example.org", "NS", "ns1.example.net."))),
                Optional.empty());
    }

    private static AgreedWish.Deed.Undelete haveBack(long base) {
        return new AgreedWish.Deed.Undelete(new ZoneUndeletion(
                        ACME,
                        name("example.org"),
                        ALICE,
                        ChangeNote.NONE,
                        Optional.empty(),
                        DELETED_AT.plusSeconds(1),
                        ChangeGuard.NONE)
                .of(new Serial(base)));
    }

    @Test
    void has_a_zone_back_that_was_agreed_to_be_had_back() {
        created(aZone().atSerial(7));
        deleted(ACME, "example.org");
        ChangeRequest.Agreed agreed = kept(undeletion("1", 7));
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(agreed);

        Making made = reviews().make(wish(agreed, haveBack(7)));

        Serial serial = found("example.org").orElseThrow().serial();
        assertThat(made).isEqualTo(new Making.Made(serial));
        assertThat(contents("example.org")).isNotEmpty();
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(agreed.applied(serial, END));
        assertThat(events()).extracting(Event::type).endsWith(EventType.ZONE_RESTORED, EventType.REVIEW_APPLIED);
    }

    @Test
    void has_no_zone_back_that_was_deleted_at_another_version() {
        created(aZone().atSerial(8));
        deleted(ACME, "example.org");
        ChangeRequest.Agreed agreed = kept(undeletion("1", 7));

        Making making = reviews().make(wish(agreed, haveBack(7)));

        assertThat(making).isEqualTo(new Making.ZoneWentOn(new Serial(8)));
        assertThat(found("example.org")).isEmpty();
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(agreed.stale(new Serial(8), END));
    }

    private static AgreedWish wish(ChangeRequest.Agreed agreed, AgreedWish.Deed deed) {
        return new AgreedWish(ACME, agreed, deed, BOB, ChangeNote.NONE, END);
    }
}
