package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.app.scenario.ZoneTrail.Step;
import dev.koder.herald.app.scenario.ZoneTrail.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A check that lets everything pass proves nothing: here is what it must not let pass. */
class ZoneTrailTest {

    private static final Wanted ABSENT = new Wanted.Exactly(Optional.empty());

    @Test
    void accepts_what_happened_one_after_the_other() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                commit("www", exactly("a"), "b", 3, 2, 3),
                refusal("www", exactly("a"), 4, 5));

        assertThat(ZoneTrail.check(1, steps)).isEqualTo(Map.of("www", "b"));
    }

    @Test
    void sees_a_lost_update() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                commit("www", exactly("a"), "b", 3, 2, 5),
                commit("www", exactly("a"), "c", 4, 2, 5));

        assertThatThrownBy(() -> ZoneTrail.check(1, steps)).hasMessageStartingWith("precondition did not hold");
    }

    @Test
    void sees_a_serial_that_was_given_twice_and_one_that_was_left_out() {
        List<Step> twice = List.of(commit("a", ABSENT, "a", 2, 0, 5), commit("b", ABSENT, "b", 2, 0, 5));
        List<Step> leftOut = List.of(commit("a", ABSENT, "a", 3, 0, 5));

        assertThatThrownBy(() -> ZoneTrail.check(1, twice)).hasMessageStartingWith("serial 2 is not one step on");
        assertThatThrownBy(() -> ZoneTrail.check(1, leftOut)).hasMessageStartingWith("serial 3 is not one step on");
    }

    @Test
    void sees_an_order_that_time_forbids() {
        List<Step> steps = List.of(commit("a", ABSENT, "a", 3, 0, 1), commit("b", ABSENT, "b", 2, 2, 3));

        assertThatThrownBy(() -> ZoneTrail.check(1, steps)).hasMessageStartingWith("serial is behind");
    }

    @Test
    void sees_a_refusal_without_a_reason() {
        List<Step> steps = List.of(commit("www", ABSENT, "a", 2, 0, 1), refusal("www", exactly("a"), 2, 3));

        assertThatThrownBy(() -> ZoneTrail.check(1, steps)).hasMessageStartingWith("refused without a reason");
    }

    @Test
    void sees_a_reading_of_what_was_already_replaced() {
        List<Step> steps = List.of(
                commit("www", ABSENT, "a", 2, 0, 1),
                commit("www", exactly("a"), "b", 3, 2, 3),
                new Step("www", exactly("a"), OptionalLong.empty(), Map.of(), OptionalLong.empty(), 4, 5));

        assertThatThrownBy(() -> ZoneTrail.check(1, steps)).hasMessageStartingWith("read what never was");
    }

    private static Wanted exactly(String address) {
        return new Wanted.Exactly(Optional.of(address));
    }

    private static Step commit(String host, Wanted wanted, String address, long serial, long start, long end) {
        return new Step(
                host,
                wanted,
                OptionalLong.empty(),
                Map.of(host, Optional.of(address)),
                OptionalLong.of(serial),
                start,
                end);
    }

    private static Step refusal(String host, Wanted wanted, long start, long end) {
        return new Step(
                host, wanted, OptionalLong.empty(), Map.of(host, Optional.of("x")), OptionalLong.empty(), start, end);
    }
}
