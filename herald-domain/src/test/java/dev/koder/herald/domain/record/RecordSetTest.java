package dev.koder.herald.domain.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordSetTest {
    private static final DomainName OWNER = DomainName.parse("WWW.example.org.");
    private static final Ttl HOUR = new Ttl(3600);

    @Test
    void has_its_owner_in_lower_case_and_its_records_once_and_in_canonical_order() {
        RecordSet set = set(RecordType.A, "192.0.2.9", "192.0.2.1", "192.0.2.9");

        assertThat(set.owner()).hasToString("www.example.org.");
        assertThat(set.records()).extracting(Rdata::toText).containsExactly("192.0.2.1", "192.0.2.9");
    }

    @Test
    void drops_records_that_differ_only_in_the_case_of_a_name() {
        assertThat(set(RecordType.NS, "NS1.example.", "ns1.example.").records()).hasSize(1);
    }

    @Test
    void comes_back_from_its_storage_form() {
        RecordSet set = set(RecordType.TXT, "b", "\"\"", "\"a\\010\" c");

        assertThat(RecordSet.ofPacked(set.owner(), set.type(), set.ttl(), set.packed()))
                .isEqualTo(set);
    }

    @Test
    void refuses_a_storage_form_that_is_cut_anywhere_but_between_records() {
        byte[] packed = set(RecordType.A, "192.0.2.1", "192.0.2.2").packed();

        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            if (length != 6) {
                assertThatThrownBy(() -> RecordSet.ofPacked(OWNER, RecordType.A, HOUR, cut))
                        .isInstanceOf(DnsFormatException.class);
            }
        }
    }

    @Test
    void refuses_to_be_empty() {
        assertThatThrownBy(() -> set(RecordType.A))
                .hasMessage("records of www.example.org. A: none (expected: at least one record)");
    }

    @Test
    void refuses_records_of_another_type() {
        List<Rdata> mixed = List.of(Rdata.parse(RecordType.MX, "10 a.", DomainName.ROOT));

        assertThatThrownBy(() -> new RecordSet(OWNER, RecordType.A, HOUR, mixed))
                .hasMessage("record type: MX (expected: A)");
    }

    @Test
    void refuses_to_outgrow_a_message() {
        List<Rdata> addresses = Stream.iterate(0, i -> i < 5000, i -> i + 1)
                .map(i -> Rdata.parse(RecordType.A, "10.0." + i / 256 + "." + i % 256, DomainName.ROOT))
                .toList();

        assertThatThrownBy(() -> new RecordSet(OWNER, RecordType.A, HOUR, addresses))
                .hasMessage("RRset www.example.org. A: 80000 octets (expected: at most 65535 octets)");
        assertThat(new RecordSet(OWNER, RecordType.A, HOUR, addresses.subList(0, 4095)).records())
                .hasSize(4095);
    }

    @Test
    void is_not_changed_through_the_list_it_was_made_of() {
        List<Rdata> records = Arrays.asList(Rdata.parse(RecordType.A, "192.0.2.1", DomainName.ROOT));
        RecordSet set = new RecordSet(OWNER, RecordType.A, HOUR, records);
        Collections.fill(records, Rdata.parse(RecordType.A, "192.0.2.2", DomainName.ROOT));

        assertThat(set.records().getFirst().toText()).isEqualTo("192.0.2.1");
    }

    private static RecordSet set(RecordType type, String... texts) {
        List<Rdata> records = Stream.of(texts)
                .map(text -> Rdata.parse(type, text, DomainName.ROOT))
                .toList();
        return new RecordSet(OWNER, type, HOUR, records);
    }
}
