package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.app.scenario.ZoneTrail.Effect;
import dev.koder.herald.app.scenario.ZoneTrail.Outcome;
import dev.koder.herald.app.scenario.ZoneTrail.Step;
import dev.koder.herald.app.scenario.ZoneTrail.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A check that lets everything pass proves nothing: here is what it must not let pass. */
class ZoneTrailTest {

    private static final Wanted ABSENT = new Wanted.Exactly(Optional.empty());
    private static final Wanted ANYTHING = new Wanted.Nothing();
    private static final Map<String, String> NEW = Map.of();

    @Test
    void accepts_what_happened_one_after_the_other() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                commit("www", exactly("a"), "b", 3, 2, 3),
                refusal("www", exactly("a"), 4, 5));

        assertThat(ZoneTrail.check(1, NEW, steps)).contains(Map.of("www", "b"));
    }

    @Test
    void sees_a_lost_update() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                commit("www", exactly("a"), "b", 3, 2, 5),
                commit("www", exactly("a"), "c", 4, 2, 5));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, steps)).hasMessageStartingWith("precondition did not hold");
    }

    @Test
    void sees_a_serial_that_was_given_twice_and_one_that_was_left_out() {
        List<Step> twice = List.of(commit("a", ABSENT, "a", 2, 0, 5), commit("b", ABSENT, "b", 2, 0, 5));
        List<Step> leftOut = List.of(commit("a", ABSENT, "a", 3, 0, 5));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, twice)).hasMessageStartingWith("serial 2 is not one step on");
        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, leftOut))
                .hasMessageStartingWith("serial 3 is not one step on");
    }

    @Test
    void sees_an_order_that_time_forbids() {
        List<Step> steps = List.of(commit("a", ABSENT, "a", 3, 0, 1), commit("b", ABSENT, "b", 2, 2, 3));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, steps)).hasMessageStartingWith("serial is behind");
    }

    @Test
    void sees_a_refusal_without_a_reason() {
        List<Step> steps = List.of(commit("www", ABSENT, "a", 2, 0, 1), refusal("www", exactly("a"), 2, 3));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, steps)).hasMessageStartingWith("refused without a reason");
    }

    @Test
    void sees_a_reading_of_what_was_already_replaced() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                commit("www", exactly("a"), "b", 3, 2, 3),
                step("www", exactly("a"), new Effect.Reads(), new Outcome.AsItWas(), 4, 5));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, steps)).hasMessageStartingWith("read what never was");
    }

    @Test
    void follows_a_restoration_and_sees_one_that_was_not_done() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                commit("www", exactly("a"), "b", 3, 2, 3),
                step("", ANYTHING, new Effect.Restores(2), new Outcome.Done(4), 4, 5));
        Step stale = step("www", exactly("b"), new Effect.Reads(), new Outcome.AsItWas(), 6, 7);

        assertThat(ZoneTrail.check(1, NEW, steps)).contains(Map.of("www", "a"));
        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, with(steps, stale))).hasMessageStartingWith("read what never");
    }

    @Test
    void sees_a_restoration_that_was_said_to_change_nothing() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                step("", ANYTHING, new Effect.Restores(1), new Outcome.AsItWas(), 4, 5));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, steps)).hasMessageStartingWith("read what never was");
    }

    @Test
    void follows_a_zone_that_is_deleted_and_made_again() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                step("", ANYTHING, new Effect.Deletes(), new Outcome.Done(2), 2, 3),
                step("www", ABSENT, new Effect.Reads(), new Outcome.NoZone(), 4, 5),
                step("", ANYTHING, new Effect.Creates(), new Outcome.Done(3), 6, 7),
                step("www", ABSENT, new Effect.Reads(), new Outcome.AsItWas(), 8, 9));

        assertThat(ZoneTrail.check(1, NEW, steps)).contains(NEW);
        assertThat(ZoneTrail.check(1, NEW, steps.subList(0, 3))).isEmpty();
    }

    @Test
    void sees_what_is_done_to_a_deleted_zone() {
        List<Step> steps = List.of(
                step("", ANYTHING, new Effect.Deletes(), new Outcome.Done(1), 0, 1),
                commit("www", ABSENT, "a", 2, 2, 3));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, steps)).hasMessageStartingWith("done to a zone that was del");
    }

    @Test
    void sees_a_zone_that_was_not_found_though_nobody_deleted_it() {
        List<Step> steps = List.of(step("www", ABSENT, new Effect.Reads(), new Outcome.NoZone(), 0, 1));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, steps)).hasMessageStartingWith("found no zone");
    }

    @Test
    void sees_a_reading_of_a_zone_that_was_deleted() {
        List<Step> steps = List.of(
                step("", ANYTHING, new Effect.Deletes(), new Outcome.Done(1), 0, 1),
                step("www", ABSENT, new Effect.Reads(), new Outcome.AsItWas(), 2, 3));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, steps)).hasMessageStartingWith("read of a zone that was");
    }

    @Test
    void sees_a_deletion_of_what_somebody_else_had_changed() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                new Step("", ANYTHING, OptionalLong.of(1), new Effect.Deletes(), new Outcome.Done(2), 2, 3));

        assertThatThrownBy(() -> ZoneTrail.check(1, NEW, steps)).hasMessageStartingWith("deleted what was not");
    }

    private static List<Step> with(List<Step> steps, Step another) {
        return Stream.concat(steps.stream(), Stream.of(another)).toList();
    }

    private static Wanted exactly(String address) {
        return new Wanted.Exactly(Optional.of(address));
    }

    private static Step commit(String host, Wanted wanted, String address, long serial, long start, long end) {
        return step(host, wanted, sets(host, address), new Outcome.Done(serial), start, end);
    }

    private static Step refusal(String host, Wanted wanted, long start, long end) {
        return step(host, wanted, sets(host, "x"), new Outcome.Refused(), start, end);
    }

    private static Effect sets(String host, String address) {
        return new Effect.Sets(Map.of(host, Optional.of(address)));
    }

    private static Step step(String host, Wanted wanted, Effect effect, Outcome outcome, long start, long end) {
        return new Step(host, wanted, OptionalLong.empty(), effect, outcome, start, end);
    }
}
