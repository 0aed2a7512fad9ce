package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.ZoneFixture.contents;
import static dev.koder.herald.domain.zone.ZoneFixture.key;
import static dev.koder.herald.domain.zone.ZoneFixture.set;
import static dev.koder.herald.domain.zone.ZoneFixture.zone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What must be true of a version, put together of simpler things. */
class PreconditionTest {

    private static final MemoryContents STORED = contents(set("www", "A", "192.0.2.1"));
    private static final ZoneSettings DEMANDING = ZoneSettings.PLAIN.requiringPrecondition(true);
    private static final Precondition HOLDS = new Precondition.RecordSetExists(key("www", "A"));
    private static final Precondition FAILS = new Precondition.RecordSetExists(key("none", "A"));

    private static boolean holds(Precondition precondition) {
        return precondition.holds(zone(41, STORED), STORED);
    }

    @Test
    void one_of_several_is_enough_and_of_none_nothing_is() {
        assertThat(holds(new Precondition.AnyOf(List.of(FAILS, HOLDS)))).isTrue();
        assertThat(holds(new Precondition.AnyOf(List.of(FAILS)))).isFalse();
        assertThat(holds(new Precondition.AnyOf(List.of()))).isFalse();
    }

    @Test
    void what_never_holds_says_enough_all_the_same() {
        assertThat(new Precondition.AnyOf(List.of()).suffices(DEMANDING)).isTrue();
    }

    @Test
    void both_have_to_hold_and_one_says_enough() {
        assertThat(holds(new Precondition.Both(HOLDS, HOLDS))).isTrue();
        assertThat(holds(new Precondition.Both(HOLDS, FAILS))).isFalse();
        assertThat(holds(new Precondition.Both(FAILS, HOLDS))).isFalse();
        assertThat(new Precondition.Both(new Precondition.None(), HOLDS).suffices(DEMANDING))
                .isTrue();
        assertThat(new Precondition.Both(new Precondition.None(), new Precondition.None()).suffices(DEMANDING))
                .isFalse();
    }
}
