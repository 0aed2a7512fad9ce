package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.ZoneFixture.contents;
import static dev.koder.herald.domain.zone.ZoneFixture.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Differences lead from one version to another, and back, and over several at once. */
class ZonePatchTest {

    private static final int ROUNDS = 300;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void leads_from_the_one_to_the_other() {
        for (int i = 0; i < ROUNDS; i++) {
            MemoryContents one = anyContents();
            MemoryContents other = anyContents();

            assertThat(applied(difference(one, other), one)).isEqualTo(all(other));
        }
    }

    @Test
    void hands_contents_on_as_it_leaves_them_in_their_order() {
        for (int i = 0; i < ROUNDS; i++) {
            MemoryContents one = anyContents();
            MemoryContents other = anyContents();
            List<RecordSet> handedOn = new ArrayList<>();

            ZonePatch.Passage passage = difference(one, other).onto(handedOn::add);
            one.forEach(passage);
            passage.end();

            List<RecordSet> expected = new ArrayList<>();
            other.forEach(expected::add);
            assertThat(handedOn).isEqualTo(expected);
        }
    }

    @Test
    void its_inverse_leads_back() {
        for (int i = 0; i < ROUNDS; i++) {
            MemoryContents one = anyContents();
            MemoryContents other = anyContents();

            assertThat(difference(one, other).inverse()).isEqualTo(difference(other, one));
        }
    }

    @Test
    void two_that_follow_upon_each_other_are_the_difference_of_the_ends() {
        for (int i = 0; i < ROUNDS; i++) {
            MemoryContents first = anyContents();
            MemoryContents second = anyContents();
            MemoryContents third = anyContents();

            assertThat(ZonePatch.composed(List.of(difference(first, second), difference(second, third))))
                    .isEqualTo(difference(first, third));
        }
    }

    @Test
    void there_and_back_is_nothing() {
        ZonePatch patch = difference(anyContents(), anyContents());

        assertThat(ZonePatch.composed(List.of(patch, patch.inverse()))).isEqualTo(ZonePatch.NONE);
    }

    @Test
    void names_the_places_where_nothing_stands_any_more() {
        ZonePatch patch = new ZonePatch(
                List.of(set("a", "A", "192.0.2.1"), set("b", "A", "192.0.2.1")),
                List.of(set("a", "A", "192.0.2.2"), set("c", "A", "192.0.2.1")));

        assertThat(patch.removed()).containsExactly(ZoneFixture.key("b", "A"));
    }

    @Test
    void a_replacement_of_most_of_a_zone_still_tells_what_it_replaced() {
        MemoryContents before = hosts(1_500, "192.0.2.1");
        MemoryContents after = hosts(1_500, "192.0.2.2");

        Judgement judgement = ZoneFixture.judge(
                before,
                new Precondition.None(),
                new ZoneChange.ReplaceContents(ZoneFixture.SOA, Optional.empty(), after));

        assertThat(judgement).isInstanceOf(Judgement.Replaced.class);
        ZonePatch patch = ((Judgement.Replaced) judgement).patch().orElseThrow();
        assertThat(applied(patch, before)).isEqualTo(all(after));
        assertThat(applied(patch.inverse(), after)).isEqualTo(all(before));
    }

    @Test
    void a_replacement_of_very_much_tells_nothing_but_the_new_contents() {
        Judgement judgement = ZoneFixture.judge(
                hosts(20_001, "192.0.2.1"),
                new Precondition.None(),
                new ZoneChange.ReplaceContents(ZoneFixture.SOA, Optional.empty(), hosts(20_001, "192.0.2.2")));

        assertThat(((Judgement.Replaced) judgement).patch()).isEmpty();
    }

    private static MemoryContents hosts(int count, String address) {
        return contents(IntStream.range(0, count)
                .mapToObj(i -> set("h" + i, "A", address))
                .toArray(RecordSet[]::new));
    }

    private MemoryContents anyContents() {
        List<RecordSet> sets = new ArrayList<>();
        for (int host = 0; host < 6; host++) {
            switch (random.nextInt(4)) {
                case 0 -> sets.add(set("h" + host, "A", "192.0.2." + random.nextInt(3)));
                case 1 -> sets.add(set("h" + host, "TXT", "text " + random.nextInt(3)));
                case 2 -> {
                    sets.add(set("h" + host, "A", "192.0.2." + random.nextInt(3)));
                    sets.add(set("h" + host, "TXT", "text " + random.nextInt(3)));
                }
                default -> {}
            }
        }
        return contents(sets.toArray(RecordSet[]::new));
    }

    private static ZonePatch difference(MemoryContents before, MemoryContents after) {
        return Difference.between(before, after.recordSets()).patch().orElseThrow();
    }

    private static Map<RecordKey, RecordSet> applied(ZonePatch patch, MemoryContents contents) {
        Map<RecordKey, RecordSet> sets = all(contents);
        patch.before().forEach(set -> assertThat(sets.remove(set.key())).isEqualTo(set));
        patch.after().forEach(set -> assertThat(sets.put(set.key(), set)).isNull());
        return sets;
    }

    private static Map<RecordKey, RecordSet> all(MemoryContents contents) {
        Map<RecordKey, RecordSet> sets = new HashMap<>();
        contents.forEach(set -> sets.put(set.key(), set));
        return sets;
    }
}
