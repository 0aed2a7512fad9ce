package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.key;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.nameOfOctets;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single RRsets, and pages of them. */
abstract class ReadingRecordSets extends Contract {

    private static final DomainName ZONE = name("example.org");

    @Test
    void reads_one_record_set() {
        created(aZone().with("www", "A", "192.0.2.1", "192.0.2.2").with("www", "AAAA", "2001:db8::1"));

        assertThat(stored("www.example.org", "A"))
                .contains(recordSet("www.example.org", "A", "192.0.2.1", "192.0.2.2"));
    }

    @Test
    void reads_without_regard_to_case() {
        created(aZone().with("www", "A", "192.0.2.1"));

        Optional<RecordSet> read = zones().recordSet(ACME, name("EXAMPLE.org"), name("Www.Example.Org"), RecordType.A);

        assertThat(read).contains(recordSet("www.example.org", "A", "192.0.2.1"));
    }

    @Test
    void reads_the_start_of_authority() {
        created(aZone().atSerial(7));

        assertThat(stored("example.org", "SOA")).contains(ZoneBuilder.soa().toRecordSet(ZONE, new Serial(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.example.org", "org", ".", "example.com", "www.example.org", "www.example.com"})
    void reads_nothing_where_nothing_is(String owner) {
        created(aZone().with("www", "AAAA", "2001:db8::1"));

        assertThat(stored(owner, "A")).isEmpty();
        assertThat(stored(owner, "SOA")).isEmpty();
    }

    @Test
    void reads_nothing_of_a_zone_that_is_not_there() {
        assertThat(stored("www.example.org", "A")).isEmpty();
        assertThat(zones().recordSets(ACME, ZONE, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void keeps_lifetimes_over_their_whole_range() {
        RecordSet shortest = recordSet(name("a.example.org"), RecordType.A, new Ttl(0), "192.0.2.1");
        RecordSet longest = recordSet(name("b.example.org"), RecordType.A, new Ttl(Ttl.MAX_SECONDS), "192.0.2.1");
        created(aZone().with(shortest).with(longest));

        assertThat(page(Optional.of(key("example.org", "NS")), 10)).containsExactly(shortest, longest);
    }

    @Test
    void keeps_types_that_have_no_name() {
        RecordSet unknown = recordSet("www.example.org", "TYPE65280", "\\# 3 00ff01");
        created(aZone().with(unknown));

        assertThat(stored("www.example.org", "TYPE65280")).contains(unknown);
    }

    @Test
    void keeps_rdata_octet_for_octet() {
        created(aZone().with("www", "MX", "10 Mail.Example.NET."));

        assertThat(stored("www.example.org", "MX"))
                .map(set -> set.records().getFirst().toText())
                .contains("10 Mail.Example.NET.");
    }

    @Test
    void keeps_a_record_set_as_large_as_a_message() {
        String[] texts = IntStream.range(0, 240)
                .mapToObj(i -> "\"" + String.format("%03d", i) + "x".repeat(252) + "\"")
                .toArray(String[]::new);
        RecordSet large = recordSet("large.example.org", "TXT", texts);
        created(aZone().with(large));

        assertThat(stored("large.example.org", "TXT")).contains(large);
    }

    @Test
    void keeps_owners_of_any_octets_in_canonical_order() {
        created(aZone());
        List<DomainName> inOrder = List.of(
                nameOfOctets(ZONE, octets(0)),
                nameOfOctets(ZONE, octets('x'), octets(0)),
                nameOfOctets(ZONE, octets(0, 0)),
                nameOfOctets(ZONE, octets(0, 1)),
                nameOfOctets(ZONE, octets(0, 2)),
                nameOfOctets(ZONE, octets(1)),
                nameOfOctets(ZONE, octets(1, 0)),
                nameOfOctets(ZONE, octets(1, 1)),
                nameOfOctets(ZONE, octets(2)),
                nameOfOctets(ZONE, octets('*')),
                nameOfOctets(ZONE, octets('.')),
                nameOfOctets(ZONE, octets('.', 'a')),
                nameOfOctets(ZONE, octets('/')),
                nameOfOctets(ZONE, octets('a')),
                nameOfOctets(ZONE, octets('.'), octets('a')),
                nameOfOctets(ZONE, octets('a', 0)),
                nameOfOctets(ZONE, octets('a', '.', 'b')),
                nameOfOctets(ZONE, octets('a', 'b')),
                nameOfOctets(ZONE, octets(0x7f)),
                nameOfOctets(ZONE, octets(0x80)),
                nameOfOctets(ZONE, octets(0xff)),
                nameOfOctets(ZONE, octets(0xff), octets(0xff)),
                nameOfOctets(ZONE, octets(0xff, 0xff)));
        CommitBuilder commit = CommitBuilder.aCommit();
        inOrder.reversed().forEach(owner -> commit.replacing(owner.toString(), "A", "192.0.2.1"));

        done(commit);

        List<RecordSet> below = page(Optional.of(key("example.org", "NS")), 100);
        assertThat(below).extracting(RecordSet::owner).containsExactlyElementsOf(inOrder);
        assertThat(inOrder).allSatisfy(owner -> assertThat(zones().recordSet(ACME, ZONE, owner, RecordType.A))
                .isPresent());
    }

    private static byte[] octets(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        return octets;
    }

    @Test
    void keeps_the_longest_owner() {
        String label = "a".repeat(63) + ".";
        DomainName longest = DomainName.parse(label + label + label + "b".repeat(49), ZONE);
        created(aZone().with(longest.toString(), "A", "192.0.2.1"));

        assertThat(longest.wireLength()).isEqualTo(255);
        assertThat(zones().recordSet(ACME, ZONE, longest, RecordType.A)).isPresent();
        assertThat(contents("example.org")).extracting(RecordSet::owner).containsExactly(ZONE, longest);
    }

    @Test
    void pages_names_in_canonical_order_and_types_by_code() {
        created(aZone().with("b", "A", "192.0.2.1")
                .with("z.a", "A", "192.0.2.1")
                .with("a", "CAA", "0 issue \"ca.example.net\"")
                .with("a", "AAAA", "2001:db8::1")
                .with("a", "A", "192.0.2.1"));

        assertThat(page(Optional.empty(), 10))
                .extracting(set -> set.owner().relativeTo(ZONE) + " " + set.type())
                .containsExactly("@ NS", "a A", "a AAAA", "a CAA", "z.a A", "b A");
    }

    @Test
    void pages_every_record_set_once() {
        ZoneBuilder zone = aZone().withHosts(4_999, i -> "host-" + i);
        created(zone);

        List<RecordSet> all = new ArrayList<>();
        Optional<RecordKey> after = Optional.empty();
        for (List<RecordSet> page = page(after, 500); !page.isEmpty(); page = page(after, 500)) {
            all.addAll(page);
            after = Optional.of(page.getLast().key());
        }

        assertThat(all).containsExactlyElementsOf(AllOf.these(zone.contents()));
    }

    @Test
    void pages_on_from_the_middle_of_a_name() {
        created(aZone().with("a", "A", "192.0.2.1")
                .with("a", "AAAA", "2001:db8::1")
                .with("b", "A", "192.0.2.1"));

        assertThat(page(Optional.of(key("A.example.org", "A")), 10))
                .extracting(RecordSet::key)
                .containsExactly(key("a.example.org", "AAAA"), key("b.example.org", "A"));
    }

    @Test
    void pages_on_from_a_record_set_that_is_not_there() {
        created(aZone().with("a", "A", "192.0.2.1")
                .with("a", "AAAA", "2001:db8::1")
                .with("c", "A", "192.0.2.1"));

        assertThat(page(Optional.of(key("a.example.org", "TXT")), 10))
                .extracting(RecordSet::key)
                .containsExactly(key("a.example.org", "AAAA"), key("c.example.org", "A"));
        assertThat(page(Optional.of(key("b.example.org", "A")), 10))
                .extracting(RecordSet::key)
                .containsExactly(key("c.example.org", "A"));
    }

    @Test
    void pages_on_from_a_name_outside_the_zone() {
        created(aZone());

        assertThat(page(Optional.of(key("org", "A")), 10)).hasSize(1);
        assertThat(page(Optional.of(key("zzz.example.com", "A")), 10)).hasSize(1);
        assertThat(page(Optional.of(key("example.test", "A")), 10)).isEmpty();
    }

    @Test
    void pages_are_empty_after_the_last_record_set() {
        created(aZone());

        assertThat(page(Optional.of(key("example.org", "NS")), 10)).isEmpty();
    }

    private List<RecordSet> page(Optional<RecordKey> after, int limit) {
        return zones().recordSets(ACME, ZONE, after, limit).orElseThrow();
    }
}
