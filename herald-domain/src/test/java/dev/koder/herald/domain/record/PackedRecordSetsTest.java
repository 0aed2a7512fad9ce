package dev.koder.herald.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RRsets held as octets are the ones that were put in. */
class PackedRecordSetsTest {

    private static final DomainName ZONE = DomainName.parse("example.org.");

    private static final Comparator<RecordSet> CANONICAL = Comparator.comparing(RecordSet::owner)
            .thenComparingInt(set -> set.type().code());

    private static RecordSet set(String owner, RecordType type, String text) {
        return new RecordSet(DomainName.parse(owner, ZONE), type, new Ttl(300), List.of(Rdata.parse(type, text, ZONE)));
    }

    private static PackedRecordSets packed(List<RecordSet> sets) {
        PackedRecordSets.Draft draft = new PackedRecordSets.Draft(ZONE);
        sets.forEach(draft::add);
        return draft.sorted((same, lines) -> Optional.of(same.getLast()));
    }

    @Test
    void come_back_in_canonical_order_whatever_order_they_came_in() {
        List<RecordSet> sets = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            sets.add(set("h" + i + (i % 7 == 0 ? ".sub" : ""), RecordType.A, "10.0." + (i >> 8) + "." + (i & 255)));
            sets.add(set("h" + i + (i % 7 == 0 ? ".sub" : ""), RecordType.TXT, "x".repeat(1 + i % 200)));
        }
        List<RecordSet> expected = sets.stream().sorted(CANONICAL).toList();
        Collections.shuffle(sets, new Random(7));

        assertThat(packed(sets)).isEqualTo(expected);
        assertThat(packed(expected)).isEqualTo(expected);
    }

    @Test
    void fill_more_than_one_chunk() {
        List<RecordSet> sets = IntStream.range(0, 400)
                .mapToObj(i ->
                        set("h%03d".formatted(i), RecordType.TXT, ("\"" + "x".repeat(200) + "\" ").repeat(60 + i % 50)))
                .toList();

        assertThat(packed(sets)).isEqualTo(sets);
    }

    @Test
    void are_found_by_owner_and_type() {
        PackedRecordSets sets = packed(List.of(
                set("@", RecordType.NS, "ns1"), set("a", RecordType.A, "192.0.2.1"), set("a", RecordType.TXT, "x")));

        byte[] key = DomainName.parse("a", ZONE).canonicalKey(ZONE);

        assertThat(sets.firstFrom(key, RecordType.A.code())).isEqualTo(1);
        assertThat(sets.firstFrom(key, RecordType.A.code() + 1)).isEqualTo(2);
        assertThat(sets.firstFrom(key, RecordType.TXT.code() + 1)).isEqualTo(3);
    }

    @Test
    void are_found_wherever_the_search_begins() {
        PackedRecordSets sets = packed(IntStream.range(0, 50)
                .mapToObj(i -> set(
                        "h%02d".formatted(i / 2),
                        i % 2 == 0 ? RecordType.A : RecordType.AAAA,
                        i % 2 == 0 ? "192.0.2.1" : "::1"))
                .toList());

        for (String owner : List.of("a", "h00", "h07", "h24", "z")) {
            byte[] key = DomainName.parse(owner, ZONE).canonicalKey(ZONE);
            for (int near = 0; near <= sets.size(); near++) {
                assertThat(sets.firstFrom(key, RecordType.AAAA.code(), near))
                        .isEqualTo(sets.firstFrom(key, RecordType.AAAA.code()));
            }
        }
    }

    @Test
    void know_which_of_them_continue_an_owner() {
        List<RecordSet> sets = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sets.add(set(
                    "h" + i % 100,
                    List.of(RecordType.TXT, RecordType.SPF, RecordType.RESINFO).get(i / 100),
                    "x"));
            sets.add(set("h" + i % 100, RecordType.TXT, "later"));
        }
        Collections.shuffle(sets, new Random(7));

        PackedRecordSets packed = packed(sets);

        assertThat(packed.continuesOwner(0)).isFalse();
        for (int i = 1; i < packed.size(); i++) {
            assertThat(packed.continuesOwner(i)).isEqualTo(packed.owner(i).equals(packed.owner(i - 1)));
        }
    }

    @Test
    void what_is_left_out_leaves_its_owner_to_what_follows() {
        PackedRecordSets.Draft draft = new PackedRecordSets.Draft(ZONE);
        draft.add(set("a", RecordType.TXT, "x"));
        draft.add(set("b", RecordType.A, "192.0.2.1"));
        draft.add(set("b", RecordType.A, "192.0.2.2"));
        draft.add(set("b", RecordType.TXT, "x"));
        draft.add(set("b", RecordType.SPF, "x"));

        PackedRecordSets sets = draft.sorted((same, lines) -> Optional.empty());

        assertThat(sets).hasSize(3);
        assertThat(sets.continuesOwner(1)).isFalse();
        assertThat(sets.continuesOwner(2)).isTrue();
    }

    @Test
    void what_has_the_same_key_is_joined_in_the_order_it_came_in_and_keeps_the_first_line() {
        PackedRecordSets.Draft draft = new PackedRecordSets.Draft(ZONE);
        byte[] key = DomainName.parse("a", ZONE).canonicalKey(ZONE);
        draft.add(key, RecordType.A, new Ttl(1), Rdata.parse(RecordType.A, "192.0.2.9", ZONE), 5);
        draft.add(key, RecordType.TXT, new Ttl(1), Rdata.parse(RecordType.TXT, "x", ZONE), 6);
        draft.add(key, RecordType.A, new Ttl(2), Rdata.parse(RecordType.A, "192.0.2.1", ZONE), 7);
        List<Long> seen = new ArrayList<>();

        PackedRecordSets sets = draft.sorted((same, lines) -> {
            seen.addAll(lines);
            return Optional.of(same.getLast());
        });

        assertThat(seen).containsExactly(5L, 7L);
        assertThat(sets).hasSize(2);
        assertThat(sets.getFirst().ttl()).isEqualTo(new Ttl(2));
        assertThat(sets.line(0)).isEqualTo(5);
        assertThat(sets.line(1)).isEqualTo(6);
    }

    @Test
    void what_may_not_be_joined_is_left_out() {
        PackedRecordSets.Draft draft = new PackedRecordSets.Draft(ZONE);
        draft.add(set("a", RecordType.A, "192.0.2.1"));
        draft.add(set("a", RecordType.A, "192.0.2.2"));
        draft.add(set("b", RecordType.A, "192.0.2.3"));

        assertThat(draft.sorted((same, lines) -> Optional.empty()))
                .containsExactly(set("b", RecordType.A, "192.0.2.3"));
    }

    @Test
    void are_the_same_relative_to_another_name() {
        PackedRecordSets.Draft draft = new PackedRecordSets.Draft(DomainName.ROOT);
        draft.add(set("b", RecordType.A, "192.0.2.3"));
        draft.add(set("@", RecordType.NS, "ns1"));
        PackedRecordSets absolute = draft.sorted((same, lines) -> Optional.of(same.getLast()));

        PackedRecordSets relative = absolute.relativeTo(ZONE);

        assertThat(relative).isEqualTo(absolute);
        assertThat(relative.packed(0).key()).isEmpty();
    }
}
