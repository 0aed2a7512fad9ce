package dev.koder.herald.domain.pop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.Propagation.Progress;
import dev.koder.herald.domain.pop.Propagation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows from reports, for a change made at second 10. */
class PropagationTest {

    private static final DomainName ZONE = DomainName.parse("example.org.");
    private static final Instant START = Instant.parse("2026-01-14T12:00:00Z");
    private static final PopId FRA = new PopId("fra1");

    private Optional<ZoneStanding> known = Optional.empty();
    private Instant heardAt = START;

    private static Instant second(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static CommittedChange change(long serial) {
        return CommittedChange.ofLive(ZONE, new Serial(serial), second(10));
    }

    private static CommittedChange goneLater(long serial, long goneAt) {
        return new CommittedChange(ZONE, new Serial(serial), second(10), false, Optional.of(second(goneAt)));
    }

    private static CommittedChange deletion(long serial) {
        return new CommittedChange(ZONE, new Serial(serial), second(10), true, Optional.of(second(10)));
    }

    private void told(long at, Optional<Serial> serial, Optional<Instant> loadedAt) {
        heardAt = second(at);
        ZoneServing serving = new ZoneServing(ZONE, serial, serial, loadedAt, Optional.empty());
        known = Optional.of(ZoneStanding.after(known, serving, heardAt));
    }

    private void loaded(long serial, long at) {
        told(at, Optional.of(new Serial(serial)), Optional.of(second(at)));
    }

    private void gone(long at) {
        told(at, Optional.empty(), Optional.empty());
    }

    private Propagation propagation(CommittedChange change, Instant now) {
        Map<PopId, ZoneStanding> standings = known.map(it -> Map.of(FRA, it)).orElse(Map.of());
        return Propagation.of(change, List.of(new Pop(FRA, START, heardAt)), standings, now);
    }

    private Progress progress(CommittedChange change) {
        return propagation(change, heardAt).pops().getFirst();
    }

    @Test
    void the_lag_is_until_the_first_load_that_brought_the_change() {
        loaded(1, 5);
        loaded(3, 12);
        loaded(9, 60);

        assertThat(progress(change(2)).lag()).contains(Duration.ofSeconds(2));
        assertThat(progress(change(2)).loadedAt()).contains(second(12));
    }

    @Test
    void the_first_load_of_all_brought_whatever_was_before_it() {
        loaded(3, 12);
        loaded(9, 60);

        assertThat(progress(change(1)).lag()).contains(Duration.ofSeconds(2));
    }

    @Test
    void no_time_is_told_of_a_change_before_the_loads_that_are_remembered() {
        for (int serial = 1; serial <= ZoneLoads.MOST + 1; serial++) {
            loaded(serial, 10L + serial);
        }

        assertThat(progress(change(1)).state()).isEqualTo(State.IN_SYNC);
        assertThat(progress(change(1)).lag()).isEmpty();
        assertThat(progress(change(1)).loadedAt()).isEmpty();
        assertThat(progress(change(2)).lag()).contains(Duration.ofSeconds(2));
        assertThat(progress(change(3)).lag()).contains(Duration.ofSeconds(3));
    }

    @Test
    void a_clock_that_is_ahead_is_not_believed_beyond_the_report() {
        told(12, Optional.of(new Serial(2)), Optional.of(second(1_000_000)));

        assertThat(progress(change(2)).lag()).contains(Duration.ofSeconds(2));
    }

    @Test
    void a_clock_that_has_it_before_the_commit_is_not_believed_either() {
        told(13, Optional.of(new Serial(2)), Optional.of(second(1)));

        assertThat(progress(change(2)).lag()).contains(Duration.ofSeconds(3));
    }

    @Test
    void a_deletion_is_seen_when_the_zone_is_told_to_be_gone() {
        loaded(2, 5);
        assertThat(progress(deletion(2)).state()).isEqualTo(State.PENDING);

        gone(14);

        assertThat(progress(deletion(2)).state()).isEqualTo(State.IN_SYNC);
        assertThat(progress(deletion(2)).loadedAt()).contains(second(14));
        assertThat(progress(deletion(2)).lag()).contains(Duration.ofSeconds(4));
    }

    @Test
    void a_deletion_is_seen_by_what_came_after_it_too() {
        loaded(2, 5);
        loaded(3, 20);

        assertThat(progress(deletion(2)).state()).isEqualTo(State.IN_SYNC);
        assertThat(progress(deletion(2)).lag()).contains(Duration.ofSeconds(10));
    }

    @Test
    void a_deletion_that_was_seen_leaves_no_change_before_it_waiting() {
        loaded(1, 5);
        gone(30);

        assertThat(progress(goneLater(2, 25)).state()).isEqualTo(State.IN_SYNC);
        assertThat(progress(goneLater(2, 25)).lag()).contains(Duration.ofSeconds(20));
        assertThat(progress(change(2)).state()).isEqualTo(State.PENDING);
    }

    @Test
    void a_zone_that_was_lost_before_it_was_deleted_tells_no_time() {
        loaded(1, 5);
        gone(20);
        gone(30);

        assertThat(progress(goneLater(2, 25)).state()).isEqualTo(State.IN_SYNC);
        assertThat(progress(goneLater(2, 25)).lag()).isEmpty();
    }

    @Test
    void one_that_is_silent_is_told_as_such_whatever_it_served() {
        loaded(2, 12);
        Instant later = heardAt.plus(Pop.SILENT_AFTER).plusMillis(1);

        Propagation propagation = propagation(change(2), later);

        assertThat(propagation.pops().getFirst().state()).isEqualTo(State.SILENT);
        assertThat(propagation.pops().getFirst().lag()).contains(Duration.ofSeconds(2));
        assertThat(propagation.isInSync()).isTrue();
        assertThat(propagation.nextSilence()).isEmpty();
    }

    @Test
    void foretells_when_one_that_is_waited_for_falls_silent() {
        loaded(1, 5);

        Propagation waiting = propagation(change(2), heardAt);

        Instant silence = waiting.nextSilence().orElseThrow();
        assertThat(propagation(change(2), silence).pops().getFirst().state()).isEqualTo(State.SILENT);
        assertThat(propagation(change(2), silence.minusMillis(1))
                        .pops()
                        .getFirst()
                        .state())
                .isEqualTo(State.PENDING);
    }
}
