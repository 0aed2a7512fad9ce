package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.NamePattern;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRule;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link ReviewStore} keeps to. */
abstract class ReviewStoreContract extends Contract {

    private static final Actor BOB = new Actor("bob");
    private static final Instant END = START.plus(Duration.ofDays(7));
    private static final int MOST = 2;

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
                Cautions.NONE);
        Proposal proposal = new Proposal(
                new RequestId(id),
                prospect,
                new PlanId("ab".repeat(32)),
                "apex",
                2,
                ALICE,
                Optional.of("a new host"),
                START,
                END,
                List.of(new Proposal.Comment(BOB, START.plusSeconds(5), "why?")));
        return new ChangeRequest.Pending(proposal, List.of());
    }

    private boolean added(ChangeRequest.Pending request, Instant at) {
        return reviews().add(ACME, request, MOST, step(EventType.REVIEW_REQUESTED, at));
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

        reviews().put(ACME, rules);
        reviews().put(GLOBEX, rules);
        reviews().put(GLOBEX, ReviewRules.NONE);

        assertThat(reviews().rules()).containsEntry(ACME, rules).doesNotContainKey(GLOBEX);
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
        assertThat(added(request("3"), END)).isTrue();
    }

    @Test
    void lists_the_tenants_requests_page_by_page() {
        created(aZone());
        added(request("1"), START);
        added(request("2"), START);

        assertThat(reviews().list(ACME, Optional.empty(), 1)).containsExactly(request("1"));
        assertThat(reviews().list(ACME, Optional.of(new RequestId("1")), 10)).containsExactly(request("2"));
        assertThat(reviews().list(GLOBEX, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void leaves_an_event_with_every_step() {
        created(aZone());
        ChangeRequest.Pending first = request("1");
        added(first, START);
        reviews().replace(ACME, first, first.rejected(BOB, START), step(EventType.REVIEW_REJECTED, START));

        EventSlice slice = stores().events().after(Optional.of(ACME), Optional.empty(), 10);
        assertThat(((EventSlice.Events) slice).list())
                .extracting(Event::type, Event::subject)
                .endsWith(
                        org.assertj.core.groups.Tuple.tuple(EventType.REVIEW_REQUESTED, Optional.of("1")),
                        org.assertj.core.groups.Tuple.tuple(EventType.REVIEW_REJECTED, Optional.of("1")));
    }
}
