package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many change requests a store keeps of a tenant, and which it forgets for others. */
abstract class MakingRoomForRequests extends ReviewingContract {

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

    /** Adds a request that is rejected so many seconds later. */
    private void ended(String id, int seconds) {
        ChangeRequest.Pending request = request(id);
        added(request, ChangeRequestLimits.DEFAULT);
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
        ChangeRequestLimits limits = new ChangeRequestLimits(100, octets * 5 / 2, 100, 1 << 20);

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
        added(request("3"), ChangeRequestLimits.DEFAULT);
        ended("4", 7);
        reviews().add(GLOBEX, request("5"), ChangeRequestLimits.DEFAULT, step(EventType.REVIEW_REQUESTED, START));

        assertThat(added(request("6"), new ChangeRequestLimits(2, 1 << 20, 3, 1 << 20)))
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

        assertThat(added(request("4"), new ChangeRequestLimits(2, octets * 2, 100, octets * 5 / 2)))
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

        assertThat(reviews().rebase(ACME, stale, anew, new ChangeRequestLimits(1, 1 << 20, 100, 1 << 20), step))
                .isEqualTo(ReviewStore.Rebase.NO_ROOM);
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(stale);
        assertThat(reviews().rebase(ACME, first, anew, LIMITS, step)).isEqualTo(ReviewStore.Rebase.OVERTAKEN);
        assertThat(reviews().rebase(ACME, stale, anew, LIMITS, step)).isEqualTo(ReviewStore.Rebase.DONE);
        assertThat(reviews().find(ACME, new RequestId("1"))).contains(anew);
        assertThat(events()).extracting(Event::type).endsWith(EventType.REVIEW_REQUESTED, EventType.REVIEW_REBASED);
    }
}
