package dev.koder.herald.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would become of a zone, and its octets, by which a plan is named. */
class ProspectTest {

    private static final DomainName ZONE = DomainName.parse("example.org");
    private static final Soa SOA = soa(7200);
    private static final RecordSet ONE = set("a", "192.0.2.1");
    private static final RecordSet OTHER = set("a", "192.0.2.2");
    private static final RecordSet SECOND = set("b", "192.0.2.1");

    private static Soa soa(long refresh) {
        DomainName host = DomainName.parse("ns1.example.net");
        return new Soa(host, host, refresh, 900, 1_209_600, 300, new Ttl(3600));
    }

    private static RecordSet set(String owner, String address) {
        List<Rdata> records = List.of(Rdata.parse(RecordType.A, address, ZONE));
        return new RecordSet(DomainName.parse(owner, ZONE), RecordType.A, new Ttl(300), records);
    }

    private static Prospect prospect(long base, Soa soa, List<RecordSet> before, List<RecordSet> after) {
        return prospect(ZONE, base, soa, before, after);
    }

    private static Prospect prospect(
            DomainName zone, long base, Soa soa, List<RecordSet> before, List<RecordSet> after) {
        return new Prospect(
                zone, new Serial(base), SOA, soa, new ZonePatch(before, after), ZoneFindings.NONE, Cautions.NONE);
    }

    @Test
    void counts_what_is_created_replaced_and_deleted() {
        Prospect prospect =
                prospect(7, SOA, List.of(ONE, SECOND), List.of(OTHER, set("c", "192.0.2.1"), set("d", "192.0.2.1")));

        assertThat(prospect.counts()).isEqualTo(new Prospect.Counts(2, 1, 1));
    }

    @Test
    void another_soa_is_a_change() {
        assertThat(prospect(7, SOA, List.of(), List.of()).isEmpty()).isTrue();
        assertThat(prospect(7, soa(7300), List.of(), List.of()).isEmpty()).isFalse();
    }

    @Test
    void its_octets_tell_every_base_and_every_change_from_every_other() {
        Set<String> octets = new HashSet<>();
        List.of(
                        prospect(7, SOA, List.of(), List.of()),
                        prospect(8, SOA, List.of(), List.of()),
                        prospect(7, soa(7300), List.of(), List.of()),
                        prospect(7, SOA, List.of(ONE), List.of()),
                        prospect(7, SOA, List.of(), List.of(ONE)),
                        prospect(7, SOA, List.of(ONE), List.of(OTHER)),
                        prospect(7, SOA, List.of(ONE, SECOND), List.of()),
                        prospect(7, SOA, List.of(SECOND), List.of(ONE)),
                        prospect(DomainName.parse("example.com"), 7, SOA, List.of(), List.of()))
                .forEach(prospect -> octets.add(HexFormat.of().formatHex(prospect.octets())));

        assertThat(octets).hasSize(9);
    }

    @Test
    void its_octets_do_not_depend_on_what_is_said_of_it() {
        Prospect silent = prospect(7, SOA, List.of(ONE), List.of());
        Prospect told = new Prospect(
                ZONE,
                new Serial(7),
                SOA,
                SOA,
                silent.recordSets(),
                new ZoneFindings(List.of(), 3),
                new Cautions(List.of(), 2));

        assertThat(told.octets()).isEqualTo(silent.octets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "G000000000000000000000000000000000000000000000000000000000000000"})
    void a_plans_name_is_a_digest(String text) {
        assertThatThrownBy(() -> new PlanId(text))
                .isInstanceOf(DnsFormatException.class)
                .hasMessageContaining("64 hexadecimal digits");
    }
}
