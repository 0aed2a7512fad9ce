package dev.koder.herald.domain.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A zone gathered from a file. */
class ZoneFileTest {
    private static final String SOA = "$TTL 60\n@ SOA ns host 7 2 3 4 5\n";

    @Test
    void keeps_the_soa_apart_from_the_other_rrsets_which_are_in_canonical_order() {
        ZoneFile file = Reading.zone(SOA + "b A 192.0.2.2\n@ NS ns\na.b A 192.0.2.3\n@ A 192.0.2.1\nb A 192.0.2.1\n");

        assertThat(file.soa().orElseThrow().records().getFirst().toText())
                .isEqualTo("ns.example.org. host.example.org. 7 2 3 4 5");
        assertThat(Reading.written(file)).isEqualTo("""
                example.org. 60 IN SOA ns.example.org. host.example.org. 7 2 3 4 5
                example.org. 60 IN A 192.0.2.1
                example.org. 60 IN NS ns.example.org.
                b.example.org. 60 IN A 192.0.2.1
                b.example.org. 60 IN A 192.0.2.2
                a.b.example.org. 60 IN A 192.0.2.3
                """);
        assertThat(file.recordCount()).isEqualTo(6);
        assertThat(file.isSound()).isTrue();
    }

    @Test
    void names_outside_the_zone_are_problems() {
        assertThat(Reading.lines(
                        Reading.zone(SOA + "a.example.com. A 192.0.2.1\n").problems()))
                .containsExactly("line 3, column 1: owner: a.example.com. (expected: a name in example.org.)");
    }

    @Test
    void a_second_soa_is_a_problem_where_it_differs_and_a_warning_where_it_does_not() {
        assertThat(Reading.lines(Reading.zone(SOA + "@ SOA ns host 8 2 3 4 5\n").problems()))
                .containsExactly("line 3, column 1: second SOA: ns.example.org. host.example.org. 8 2 3 4 5"
                        + " (expected: one, as in line 2)");
        assertThat(Reading.lines(Reading.zone(SOA + "@ SOA ns HOST 7 2 3 4 5\n").warnings()))
                .containsExactly("line 3: example.org. SOA: the same record as in line 2, dropped");
    }

    @Test
    void a_soa_below_the_apex_is_a_problem() {
        assertThat(Reading.lines(Reading.zone(SOA + "a SOA ns host 8 2 3 4 5\n").problems()))
                .containsExactly("line 3, column 1: owner of SOA: a.example.org. (expected: example.org., the apex)");
    }

    @Test
    void a_file_without_soa_is_taken_with_a_warning() {
        ZoneFile file = Reading.zone("a 5 A 192.0.2.1\n");

        assertThat(file.soa()).isEmpty();
        assertThat(Reading.lines(file.warnings())).containsExactly("file: SOA: none in the file");
    }

    @Test
    void different_ttls_in_one_rrset_become_the_lowest_with_a_warning() {
        ZoneFile file = Reading.zone(SOA + "a 30 A 192.0.2.1\nb A 192.0.2.1\na 20 A 192.0.2.2\na 40 A 192.0.2.3\n");

        assertThat(file.recordSets().getFirst().ttl().seconds()).isEqualTo(20);
        assertThat(Reading.lines(file.warnings()))
                .containsExactly("line 5: a.example.org. A: different TTLs in one RRset, the lowest, 20, is used");
    }

    @Test
    void duplicates_are_dropped_with_a_warning() {
        ZoneFile file = Reading.zone(SOA + "a MX 1 b\nb A 192.0.2.1\nA MX 1 B\n");

        assertThat(file.recordSets()).hasSize(2);
        assertThat(file.recordSets().getFirst().records()).hasSize(1);
        assertThat(Reading.lines(file.warnings()))
                .containsExactly("line 5: a.example.org. MX: the same record as in line 3, dropped");
    }

    @Test
    void signing_records_are_left_out_with_one_warning_a_type() {
        ZoneFile file = Reading.zone(SOA
                + "@ RRSIG SOA 13 2 60 20260101000000 20250101000000 1 @ AAAA\n"
                + "a NSEC b A RRSIG NSEC\n"
                + "b RRSIG A 13 2 60 20260101000000 20250101000000 1 @ AAAA\n"
                + "b A 192.0.2.1\n");

        assertThat(file.recordSets()).hasSize(1);
        assertThat(file.isSound()).isTrue();
        assertThat(Reading.lines(file.warnings()))
                .containsExactly(
                        "line 3: RRSIG: 2 left out, since the points of presence sign",
                        "line 4: NSEC: 1 left out, since the points of presence sign");
    }

    @Test
    void an_rrset_larger_than_a_message_is_a_problem() {
        String text = SOA + "$GENERATE 0-5000 a A \"10.0.0.1 ; $\"\n$GENERATE 1-9000 b AAAA 2001:db8::$\n";

        assertThat(Reading.lines(Reading.zone(text).problems()))
                .containsExactly("line 4, column 1: RRset b.example.org. AAAA: 252000 octets (expected: at most 65535"
                        + " octets)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "EXAMPLE.ORG.", "."})
    void the_case_of_the_zone_does_not_matter(String zone) {
        byte[] text = "$ORIGIN Example.Org.\nA 5 A 192.0.2.1\n".getBytes(StandardCharsets.US_ASCII);
        ZoneFile file =
                ZoneFile.read(dev.koder.herald.domain.dns.DomainName.parse(zone), text, MasterFileLimits.DEFAULT);

        assertThat(file.problems()).isEmpty();
        assertThat(file.recordSets().getFirst().owner()).hasToString("a.example.org.");
    }
}
