package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.key;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.review.port.ReviewStore;
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
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.NameServerSetName;
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

/** What the parts of the contract of change requests have in common: requests, and short words for what is done to them. */
abstract class ReviewingContract extends Contract {

    static final Actor BOB = new Actor("bob");
    static final Actor CAROL = new Actor("carol");
    static final Instant END = START.plus(Duration.ofDays(7));
    static final ChangeRequestLimits LIMITS = new ChangeRequestLimits(2, 1 << 20, 100, 1 << 20);

    final ReviewStore reviews() {
        return stores().reviews();
    }

    static ReviewStep step(EventType type, Instant at) {
        return new ReviewStep(type, ALICE, ChangeNote.NONE, at);
    }

    static ChangeRequest.Pending request(String id) {
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

    static ChangeRequest.Pending request(String id, ReviewedChange change, Optional<Instant> applyAt) {
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

    static ChangeRequest.Pending deletion(String id) {
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

    static ChangeRequest.Open agreed(ChangeRequest.Pending request) {
        ChangeRequest.Pending once = (ChangeRequest.Pending) request.approved(new Approval(BOB, START));
        return once.approved(new Approval(CAROL, START));
    }

    final boolean added(ChangeRequest.Pending request, Instant at) {
        return reviews().add(ACME, request, LIMITS, step(EventType.REVIEW_REQUESTED, at));
    }

    final boolean added(ChangeRequest.Pending request, ChangeRequestLimits limits) {
        return reviews().add(ACME, request, limits, step(EventType.REVIEW_REQUESTED, START));
    }

    /** Adds a request and has it agreed to by enough. */
    final ChangeRequest.Agreed kept(ChangeRequest.Pending request) {
        added(request, START);
        ChangeRequest.Agreed agreed = (ChangeRequest.Agreed) agreed(request);
        assertThat(reviews().replace(ACME, request, agreed, step(EventType.REVIEW_APPROVED, START)))
                .isTrue();
        return agreed;
    }

    final List<Event> events() {
        EventSlice slice = stores().events().after(Optional.of(ACME), Optional.empty(), 100);
        return ((EventSlice.Events) slice).list();
    }
}
