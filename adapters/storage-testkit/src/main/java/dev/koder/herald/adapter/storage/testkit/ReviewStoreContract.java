package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.review.RequestPage;
import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.NamePattern;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRule;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link ReviewStore} keeps to. */
abstract class ReviewStoreContract extends MakingAgreedChanges {

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
