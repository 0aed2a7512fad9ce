package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.key;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.review.AgreedWish;
import dev.koder.herald.application.review.Making;
import dev.koder.herald.application.review.RequestPage;
import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.plan.Caution;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.PlanPolicy;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.NamePattern;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.RequestLimits;
import dev.koder.herald.domain.review.ReviewRule;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.Agreement;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneRule;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link ReviewStore} keeps to. */
abstract class ReviewStoreContract extends Contract {

    private static final Actor BOB = new Actor("bob");
    private static final Actor CAROL = new Actor("carol");
    private static final Instant END = START.plus(Duration.ofDays(7));
    private static final RequestLimits LIMITS = new RequestLimits(2, 1 << 20, 100, 1 << 20);

    private ReviewStore reviews() {
        return stores().reviews();
    }

    private static ReviewStep step(EventType type, Instant at) {
        return new ReviewStep(type, ALICE, ChangeNote.NONE, at);
    }

    private static ChangeRequest.Pending request(String id) {
        Prospect prospect = new Prospect(
                name("example.org"),
                new Serial(1),
                ZoneBuilder.soa(),
                ZoneBuilder.soa(),
                new ZonePatch(List.of(), List.of(recordSet("www.example.org", "A", "192.0.2.1"))),
                new ZoneFindings(
                        List.of(new ZoneFinding(
                                ZoneRule.NAME_SERVERS_ARE_TWO,
                                name("www.example.org"),
                                RecordType.parse("A"),
                                "0 s",
                                0)),
                        3),
                new Cautions(
                        List.of(new Caution(PlanPolicy.TTLS_DO_NOT_FALL, key("www.example.org", "A"), "60 (was: 90)")),
                        2));
        ZoneSettings following =
                new ZoneSettings(SerialPolicy.UNIX_TIME, Optional.of(new NameServerSetName("team")), true);
        return request(id, new ReviewedChange.Difference(prospect, ZoneSettings.PLAIN, following), Optional.empty());
    }

    private static ChangeRequest.Pending request(String id, ReviewedChange change, Optional<Instant> applyAt) {
        Proposal proposal = new Proposal(
                new RequestId(id),
                change,
                new PlanId("ab".repeat(32)),
                "apex",
                2,
                ALICE,
                Optional.of("a new host"),
                START,
                END,
                applyAt,
                List.of(new Proposal.Comment(BOB, START.plusSeconds(5), "why?")));
        return new ChangeRequest.Pending(proposal, List.of());
    }

    private static ChangeRequest.Pending deletion(String id) {
        return request(
                id,
                new ReviewedChange.Deletion(
                        name("example.org"),
                        new Serial(1),
                        ZoneBuilder.soa(),
                        1234,
                        List.of(recordSet("example.org", "NS", "ns1.example.net."))),
                Optional.of(START.plusSeconds(60)));
    }

    private static ChangeRequest.Open agreed(ChangeRequest.Pending request) {
        ChangeRequest.Pending once = (ChangeRequest.Pending) request.approved(new Approval(BOB, START));
        return once.approved(new Approval(CAROL, START));
    }

    private boolean added(ChangeRequest.Pending request, Instant at) {
        return reviews().add(ACME, request, LIMITS, step(EventType.REVIEW_REQUESTED, at));
    }

    @Test
    void keeps_rules_as_they_were_put() {
        ReviewRules rules = new ReviewRules(List.of(
                new ReviewRule("all", NamePattern.ALL, Set.of(), 100, "*", 1),
                new ReviewRule(
                        "apex",
                        NamePattern.parse("**.example.org."),
                        Set.of(RecordType.parse("NS"), RecordType.parse("TYPE65280")),
                        1,
                        "ci-*",
                        2)));

        ReviewStep step = step(EventType.REVIEW_RULES_CHANGED, START);

        assertThat(reviews().put(ACME, rules, step)).isTrue();
        assertThat(reviews().put(GLOBEX, rules, step)).isTrue();
        assertThat(reviews().put(GLOBEX, ReviewRules.NONE, step)).isTrue();

        assertThat(reviews().rules()).containsEntry(ACME, rules).doesNotContainKey(GLOBEX);
    }

    @Test
    void leaves_an_event_of_no_zone_where_rules_are_others_and_none_where_they_are_the_same() {
        ReviewRules rules = new ReviewRules(List.of(new ReviewRule("all", NamePattern.ALL, Set.of(), 100, "*", 1)));
        ReviewStep step = new ReviewStep(EventType.REVIEW_RULES_CHANGED, BOB, ChangeNote.NONE, START.plusSeconds(5));

        reviews().put(ACME, ReviewRules.NONE, step);
        reviews().put(ACME, rules, step);
        boolean isOther = reviews().put(ACME, rules, step);

        assertThat(isOther).isFalse();
        assertThat(events()).hasSize(1);
        Event event = events().getFirst();
        assertThat(event)
                .isEqualTo(new Event(
                        event.id(),
                        EventType.REVIEW_RULES_CHANGED,
                        ACME,
                        Optional.empty(),
                        BOB,
                        ChangeNote.NONE,
                        START.plusSeconds(5),
                        Optional.empty()));
        assertThat(stores().audit().after(AuditTrail.of(ACME), 0, 10))
                .extracting(link -> link.entry().action())
                .containsExactly("review.rules-changed");
    }

    @Test
    void finds_a_request_as_it_was_added_and_in_every_state() {
        created(aZone());
        ChangeRequest.Pending first = request("1");
        assertThat(added(first, START)).isTrue();
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(first);

        ChangeRequest.Open once = first.approved(new Approval(BOB, START.plusSeconds(9)));
        ChangeRequest.Approved twice = (ChangeRequest.Approved)
                ((ChangeRequest.Pending) once).approved(new Approval(new Actor("carol"), START.plusSeconds(10)));
        ChangeRequest current = first;
        for (ChangeRequest next : List.of(
                once,
                twice,
                (ChangeRequest) new ChangeRequest.Scheduled(twice.proposal(), twice.approvals()),
                twice.expired(),
                twice.stale(new Serial(4_000_000_000L), START.plusSeconds(11)),
                first.rejected(BOB, START.plusSeconds(12)),
                first.withdrawn(ALICE, START.plusSeconds(13)),
                twice.applied(new Serial(2), START.plusSeconds(14)))) {
            assertThat(reviews().replace(ACME, current, next, step(EventType.REVIEW_APPROVED, START)))
                    .isTrue();
            assertThat(reviews().find(ACME, new RequestId("1"))).contains(next);
            current = next;
        }
    }

    @Test
    void replaces_nothing_that_is_not_as_expected_nor_of_another_tenant() {
        created(aZone());
        ChangeRequest.Pending first = request("1");
        added(first, START);
        ChangeRequest.Rejected rejected = first.rejected(BOB, START);
        ReviewStep step = step(EventType.REVIEW_REJECTED, START);

        assertThat(reviews().replace(GLOBEX, first, rejected, step)).isFalse();
        assertThat(reviews().replace(ACME, rejected, first, step)).isFalse();
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(first);
        assertThat(reviews().find(GLOBEX, new RequestId("1"))).isEmpty();
    }

    @Test
    void has_room_for_so_many_that_are_open() {
        created(aZone());
        added(request("1"), START);
        added(request("2"), START);

        assertThat(added(request("3"), START)).isFalse();
        assertThat(reviews().countOpen(ACME, START)).isEqualTo(2);
        assertThat(reviews().countOpen(GLOBEX, START)).isZero();
        assertThat(reviews().countOpen(ACME, END)).isZero();
        assertThat(added(request("3"), END)).isTrue();
    }

    private boolean added(ChangeRequest.Pending request, RequestLimits limits) {
        return reviews().add(ACME, request, limits, step(EventType.REVIEW_REQUESTED, START));
    }

    /** Adds a request that is rejected so many seconds later. */
    private void ended(String id, int seconds) {
        ChangeRequest.Pending request = request(id);
        added(request, RequestLimits.DEFAULT);
        Instant at = START.plusSeconds(seconds);
        reviews().replace(ACME, request, request.rejected(BOB, at), step(EventType.REVIEW_REJECTED, at));
    }

    private List<String> ids() {
        return reviews().list(ACME, Optional.empty(), 500).requests().stream()
                .map(request -> request.proposal().id().value())
                .toList();
    }

    @Test
    void has_room_for_so_many_octets_that_are_open() {
        created(aZone());
        long octets = request("1").proposal().octets();
        RequestLimits limits = new RequestLimits(100, octets * 5 / 2, 100, 1 << 20);

        assertThat(added(request("1"), limits)).isTrue();
        assertThat(added(request("2"), limits)).isTrue();
        assertThat(added(request("3"), limits)).isFalse();
        assertThat(ids()).containsExactly("1", "2");
    }

    @Test
    void makes_room_by_those_that_ended_earliest_and_none_that_is_open() {
        created(aZone());
        ended("1", 9);
        ended("2", 8);
        added(request("3"), RequestLimits.DEFAULT);
        ended("4", 7);
        reviews().add(GLOBEX, request("5"), RequestLimits.DEFAULT, step(EventType.REVIEW_REQUESTED, START));

        assertThat(added(request("6"), new RequestLimits(2, 1 << 20, 3, 1 << 20)))
                .isTrue();

        assertThat(ids()).containsExactly("1", "3", "6");
        assertThat(reviews().find(GLOBEX, new RequestId("5"))).isPresent();
    }

    @Test
    void makes_as_much_room_as_the_octets_of_one_more_take() {
        created(aZone());
        ended("1", 1);
        ended("2", 2);
        ended("3", 3);
        long octets = request("1").proposal().octets();

        assertThat(added(request("4"), new RequestLimits(2, octets * 2, 100, octets * 5 / 2)))
                .isTrue();

        assertThat(ids()).containsExactly("3", "4");
    }

    @Test
    void takes_one_that_is_seen_anew_for_one_that_is_added() {
        created(aZone());
        ChangeRequest.Pending first = request("1");
        added(first, START);
        ChangeRequest.Stale stale = ((ChangeRequest.Agreed) agreed(first)).stale(new Serial(5), START);
        reviews().replace(ACME, first, stale, step(EventType.REVIEW_STALE, START));
        added(request("2"), START);
        ChangeRequest.Pending anew =
                stale.rebased(first.proposal().change(), first.proposal().digest(), START);
        ReviewStep step = step(EventType.REVIEW_REBASED, START);

        assertThat(reviews().rebase(ACME, stale, anew, new RequestLimits(1, 1 << 20, 100, 1 << 20), step))
                .isEqualTo(ReviewStore.Rebase.NO_ROOM);
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(stale);
        assertThat(reviews().rebase(ACME, first, anew, LIMITS, step)).isEqualTo(ReviewStore.Rebase.OVERTAKEN);
        assertThat(reviews().rebase(ACME, stale, anew, LIMITS, step)).isEqualTo(ReviewStore.Rebase.DONE);
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(anew);
        assertThat(events()).extracting(Event::type).endsWith(EventType.REVIEW_REQUESTED, EventType.REVIEW_REBASED);
    }

    @Test
    void lists_the_tenants_requests_page_by_page() {
        created(aZone());
        added(request("1"), START);
        added(request("2"), START);

        assertThat(reviews().list(ACME, Optional.empty(), 1)).isEqualTo(new RequestPage(List.of(request("1")), false));
        assertThat(reviews().list(ACME, Optional.of(new RequestId("1")), 1))
                .isEqualTo(new RequestPage(List.of(request("2")), true));
        assertThat(reviews().list(GLOBEX, Optional.empty(), 10)).isEqualTo(new RequestPage(List.of(), true));
    }

    @Test
    void keeps_a_deletion_that_is_asked_for() {
        created(aZone());

        added(deletion("1"), START);

        assertThat(reviews().find(ACME, new RequestId("1"))).contains(deletion("1"));
    }

    @Test
    void finds_the_open_request_for_the_same_change_of_the_same_author() {
        created(aZone());
        ChangeRequest.Pending first = request("1");
        added(first, START);
        PlanId digest = first.proposal().digest();

        assertThat(reviews().twin(ACME, digest, ALICE, START)).contains(new RequestId("1"));
        assertThat(reviews().twin(ACME, digest, BOB, START)).isEmpty();
        assertThat(reviews().twin(ACME, new PlanId("cd".repeat(32)), ALICE, START))
                .isEmpty();
        assertThat(reviews().twin(GLOBEX, digest, ALICE, START)).isEmpty();
        assertThat(reviews().twin(ACME, digest, ALICE, END)).isEmpty();
        reviews().replace(ACME, first, first.rejected(BOB, START), step(EventType.REVIEW_REJECTED, START));
        assertThat(reviews().twin(ACME, digest, ALICE, START)).isEmpty();
    }

    @Test
    void tells_which_are_due_and_which_are_over() {
        created(aZone());
        ChangeRequest.Pending waiting = deletion("1");
        added(waiting, START);
        Instant due = START.plusSeconds(60);
        assertThat(reviews().due(due, 10)).isEmpty();

        ChangeRequest.Open scheduled = agreed(waiting);
        reviews().replace(ACME, waiting, scheduled, step(EventType.REVIEW_APPROVED, START));

        assertThat(reviews().due(due.minusNanos(1), 10)).isEmpty();
        assertThat(reviews().due(due, 10)).containsExactly(new ReviewStore.Kept(ACME, scheduled));
        assertThat(reviews().due(due, 0)).isEmpty();
        assertThat(reviews().overdue(END.minusNanos(1), 10)).isEmpty();
        assertThat(reviews().overdue(END, 10)).containsExactly(new ReviewStore.Kept(ACME, scheduled));
        assertThat(reviews().due(END, 10)).isEmpty();
    }

    @Test
    void forgets_what_ended_long_ago_and_nothing_that_is_open() {
        created(aZone());
        ChangeRequest.Pending first = request("1");
        added(first, START);
        added(request("2"), START);
        reviews().replace(ACME, first, first.rejected(BOB, START), step(EventType.REVIEW_REJECTED, START));

        assertThat(reviews().forget(START, 10)).isZero();
        assertThat(reviews().forget(START.plusNanos(1), 10)).isEqualTo(1);
        assertThat(reviews().list(ACME, Optional.empty(), 10).requests()).containsExactly(request("2"));
    }

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

    /** Adds a request and has it agreed to by enough. */
    private ChangeRequest.Agreed kept(ChangeRequest.Pending request) {
        added(request, START);
        ChangeRequest.Agreed agreed = (ChangeRequest.Agreed) agreed(request);
        assertThat(reviews().replace(ACME, request, agreed, step(EventType.REVIEW_APPROVED, START)))
                .isTrue();
        return agreed;
    }

    private static AgreedWish wish(ChangeRequest.Agreed agreed, AgreedWish.Deed deed) {
        return new AgreedWish(ACME, agreed, deed, BOB, ChangeNote.NONE, END);
    }

    private List<Event> events() {
        EventSlice slice = stores().events().after(Optional.of(ACME), Optional.empty(), 100);
        return ((EventSlice.Events) slice).list();
    }

    @Test
    void leaves_an_event_with_every_step() {
        created(aZone());
        ChangeRequest.Pending first = request("1");
        added(first, START);
        reviews().replace(ACME, first, first.rejected(BOB, START), step(EventType.REVIEW_REJECTED, START));

        assertThat(events())
                .extracting(Event::type, Event::subject)
                .endsWith(
                        org.assertj.core.groups.Tuple.tuple(EventType.REVIEW_REQUESTED, Optional.of("1")),
                        org.assertj.core.groups.Tuple.tuple(EventType.REVIEW_REJECTED, Optional.of("1")));
    }
}
