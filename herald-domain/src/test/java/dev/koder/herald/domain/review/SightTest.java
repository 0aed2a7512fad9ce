package dev.koder.herald.domain.review;

import static dev.koder.herald.domain.zone.ZoneFixture.hosts;
import static dev.koder.herald.domain.zone.ZoneFixture.judge;
import static dev.koder.herald.domain.zone.ZoneFixture.replacement;
import static dev.koder.herald.domain.zone.ZoneFixture.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.plan.Caution;
import dev.koder.herald.domain.plan.PlanPolicy;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.MemoryContents;
import org.junit.jupiter.api.Test;

/** What there is to be agreed to, of changes that were tried out. */
class SightTest {

    private static Sight sight(MemoryContents before, MemoryContents after) {
        return Sight.of(zone(41, before), before, judge(before, replacement(after), ChangeGuard.NONE));
    }

    private static ReviewedChange.Difference seen(MemoryContents before, MemoryContents after) {
        return ((Sight.Seen) sight(before, after)).change();
    }

    @Test
    void sees_a_difference_that_is_too_large_for_the_history() {
        MemoryContents before = hosts(30_000, "192.0.2.1");
        MemoryContents after = hosts(30_000, "192.0.2.2");
        Judgement.Replaced judgement = (Judgement.Replaced) judge(before, replacement(after), ChangeGuard.NONE);
        assertThat(judgement.patch()).isEmpty();

        ReviewedChange.Difference difference = seen(before, after);

        assertThat(difference.prospect().counts().replaced()).isEqualTo(30_000);
        assertThat(difference.octets().length).isLessThan(4 << 20);
        MemoryContents made =
                MemoryContents.of(((Judgement.Accepted) judge(before, difference.change(), ChangeGuard.NONE))
                        .patch()
                        .after());
        assertThat(made.recordSetCount()).isEqualTo(30_000);
    }

    @Test
    void says_that_more_cannot_be_shown() {
        assertThat(sight(hosts(100_001, "192.0.2.1"), hosts(100_001, "192.0.2.2")))
                .isInstanceOf(Sight.TooLarge.class);
    }

    @Test
    void looks_at_large_and_small_differences_by_the_same_policies() {
        assertThat(seen(hosts(10, "192.0.2.1"), hosts(6, "192.0.2.1"))
                        .cautions()
                        .first())
                .extracting(Caution::policy)
                .containsExactly(PlanPolicy.FEW_RECORD_SETS_GO);
        assertThat(seen(hosts(30_000, "192.0.2.1"), hosts(5, "192.0.2.1"))
                        .cautions()
                        .first())
                .extracting(Caution::policy)
                .containsExactly(PlanPolicy.FEW_RECORD_SETS_GO);
    }

    @Test
    void sees_nothing_where_nothing_changes() {
        assertThat(sight(hosts(3, "192.0.2.1"), hosts(3, "192.0.2.1"))).isEqualTo(new Sight.Nothing());
    }
}
