package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.ZoneFixture.contents;
import static dev.koder.herald.domain.zone.ZoneFixture.delete;
import static dev.koder.herald.domain.zone.ZoneFixture.judge;
import static dev.koder.herald.domain.zone.ZoneFixture.replace;
import static dev.koder.herald.domain.zone.ZoneFixture.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneRulesTest {

    @Test
    void refuses_a_cname_beside_stored_data_and_names_both() {
        Judgement judgement = judge(contents(set("www", "A", "192.0.2.1")), replace("www", "CNAME", "host"));

        assertThat(onlyProblem(judgement).rule()).isEqualTo(ZoneRule.CNAME_STANDS_ALONE);
        assertThat(onlyProblem(judgement))
                .hasToString("www.example.org. CNAME: beside A (expected: a CNAME stands alone)");
    }

    @Test
    void refuses_data_beside_a_stored_cname() {
        Judgement judgement = judge(contents(set("www", "CNAME", "host")), replace("www", "TXT", "hello"));

        assertThat(onlyProblem(judgement).rule()).isEqualTo(ZoneRule.CNAME_STANDS_ALONE);
    }

    @Test
    void allows_a_batch_that_puts_an_address_in_the_place_of_a_cname() {
        Judgement judgement =
                judge(contents(set("www", "CNAME", "host")), replace("www", "A", "192.0.2.1"), delete("www", "CNAME"));

        assertThat(judgement).isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void refuses_two_cnames_at_one_name() {
        Judgement judgement = judge(contents(), replace("www", "CNAME", "one", "two"));

        assertThat(onlyProblem(judgement).detail()).isEqualTo("2 records (expected: one CNAME)");
    }

    @Test
    void refuses_a_cname_at_the_apex_and_names_the_alternatives() {
        Judgement judgement = judge(contents(), replace("@", "CNAME", "host.example.net."));

        assertThat(onlyProblem(judgement).detail()).contains("apex").contains("HTTPS");
    }

    @Test
    void refuses_a_name_outside_the_zone() {
        Judgement judgement = judge(contents(), replace("www.example.com.", "A", "192.0.2.1"));

        assertThat(onlyProblem(judgement).rule()).isEqualTo(ZoneRule.NAMES_ARE_IN_ZONE);
    }

    @Test
    void refuses_a_second_soa() {
        Judgement judgement =
                judge(contents(), replace("sub", "SOA", "ns1.example.net. hostmaster.example.net. 1 2 3 4 5"));

        assertThat(onlyProblem(judgement).rule()).isEqualTo(ZoneRule.SOA_STANDS_ONCE_AT_APEX);
    }

    @Test
    void refuses_to_take_the_soa_away() {
        assertThat(onlyProblem(judge(contents(), delete("@", "SOA"))).rule())
                .isEqualTo(ZoneRule.SOA_STANDS_ONCE_AT_APEX);
    }

    @Test
    void refuses_to_take_the_last_name_servers_away() {
        assertThat(onlyProblem(judge(contents(), delete("@", "NS"))).rule()).isEqualTo(ZoneRule.APEX_HAS_NAME_SERVERS);
    }

    @Test
    void refuses_data_below_a_dname() {
        Judgement judgement = judge(contents(set("old", "DNAME", "new")), replace("a.b.old", "A", "192.0.2.1"));

        assertThat(onlyProblem(judgement))
                .hasToString(
                        "a.b.old.example.org. A: below the DNAME at old.example.org. (expected: nothing below a DNAME)");
    }

    @Test
    void refuses_a_dname_above_stored_data() {
        Judgement judgement = judge(contents(set("a.old", "A", "192.0.2.1")), replace("old", "DNAME", "new"));

        assertThat(onlyProblem(judgement).detail()).startsWith("a.old.example.org. has data");
    }

    @Test
    void allows_a_dname_once_the_data_below_it_goes_in_the_same_batch() {
        Judgement judgement =
                judge(contents(set("a.old", "A", "192.0.2.1")), replace("old", "DNAME", "new"), delete("a.old", "A"));

        assertThat(judgement).isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void refuses_a_ds_without_a_delegation() {
        Judgement judgement = judge(contents(), replace("sub", "DS", "1 13 2 " + "ab".repeat(32)));

        assertThat(onlyProblem(judgement).rule()).isEqualTo(ZoneRule.DS_STANDS_AT_DELEGATION);
    }

    @Test
    void refuses_to_end_a_delegation_that_has_a_ds() {
        MemoryContents delegated =
                contents(set("sub", "NS", "ns.example.net."), set("sub", "DS", "1 13 2 " + "ab".repeat(32)));

        assertThat(onlyProblem(judge(delegated, delete("sub", "NS"))).rule())
                .isEqualTo(ZoneRule.DS_STANDS_AT_DELEGATION);
    }

    @Test
    void refuses_a_name_server_that_is_an_alias() {
        Judgement judgement = judge(contents(set("ns9", "CNAME", "host")), replace("sub", "NS", "ns9"));

        assertThat(onlyProblem(judgement).rule()).isEqualTo(ZoneRule.NAME_SERVERS_ARE_NO_ALIASES);
    }

    @Test
    void refuses_a_delegation_without_its_glue() {
        Judgement judgement = judge(contents(), replace("sub", "NS", "ns.sub"));

        assertThat(onlyProblem(judgement).detail()).startsWith("ns.sub.example.org. has no address");
    }

    @Test
    void refuses_to_take_glue_away() {
        MemoryContents delegated = contents(set("sub", "NS", "ns.sub"), set("ns.sub", "AAAA", "2001:db8::1"));

        assertThat(onlyProblem(judge(delegated, delete("ns.sub", "AAAA"))).rule())
                .isEqualTo(ZoneRule.GLUE_IS_PRESENT);
    }

    @Test
    void refuses_a_name_server_of_the_zone_itself_without_an_address() {
        assertThat(onlyProblem(judge(contents(), replace("@", "NS", "ns1"))).rule())
                .isEqualTo(ZoneRule.GLUE_IS_PRESENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10 _mail", "10 a_b.example.net."})
    void refuses_a_mail_host_that_is_no_host_name(String exchange) {
        assertThat(onlyProblem(judge(contents(), replace("@", "MX", exchange))).rule())
                .isEqualTo(ZoneRule.TARGETS_ARE_HOST_NAMES);
    }

    @Test
    void allows_the_null_mx_and_an_underscore_in_an_owner() {
        Judgement judgement =
                judge(contents(), replace("@", "MX", "0 ."), replace("_sip._tcp", "SRV", "0 0 5060 sip.example.net."));

        assertThat(judgement).isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void refuses_a_wildcard_inside_a_name() {
        assertThat(onlyProblem(judge(contents(), replace("a.*.b", "A", "192.0.2.1")))
                        .rule())
                .isEqualTo(ZoneRule.WILDCARD_IS_LEFT_MOST);
    }

    @Test
    void refuses_records_that_the_signer_makes() {
        assertThat(onlyProblem(judge(contents(), replace("@", "NSEC3PARAM", "1 0 0 -")))
                        .rule())
                .isEqualTo(ZoneRule.SIGNER_OWNS_ITS_RECORDS);
    }

    @Test
    void refuses_a_null_mx_beside_another() {
        assertThat(onlyProblem(judge(contents(), replace("@", "MX", "0 .", "10 mail.example.net.")))
                        .rule())
                .isEqualTo(ZoneRule.NULL_MX_STANDS_ALONE);
    }

    @Test
    void refuses_a_dname_at_a_delegation_and_allows_one_at_the_apex() {
        MemoryContents delegated = contents(set("sub", "NS", "ns.example.net."));

        assertThat(onlyProblem(judge(delegated, replace("sub", "DNAME", "example.net.")))
                        .rule())
                .isEqualTo(ZoneRule.DNAME_STANDS_AT_NO_DELEGATION);
        assertThat(judge(contents(), replace("@", "DNAME", "example.net."))).isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void refuses_to_turn_a_name_server_into_an_alias() {
        MemoryContents delegated = contents(set("sub", "NS", "ns.sub"), set("ns.sub", "A", "192.0.2.1"));

        Judgement judgement = judge(delegated, replace("ns.sub", "CNAME", "host"), delete("ns.sub", "A"));

        assertThat(problems(judgement))
                .extracting(ZoneFinding::rule)
                .containsExactly(ZoneRule.NAME_SERVERS_ARE_NO_ALIASES, ZoneRule.GLUE_IS_PRESENT);
    }

    @Test
    void refuses_a_set_that_is_extended_beyond_a_message() {
        String[] half = texts("a");
        Judgement judgement =
                judge(contents(set("t", "TXT", half)), new RecordChange.Extend(set("t", "TXT", texts("b")), true));

        assertThat(onlyProblem(judgement).rule()).isEqualTo(ZoneRule.RRSET_FITS_INTO_A_MESSAGE);
    }

    private static String[] texts(String mark) {
        return IntStream.range(100, 250)
                .mapToObj(i -> mark + i + "x".repeat(240))
                .toArray(String[]::new);
    }

    @Test
    void refuses_to_outgrow_the_limit_and_lets_a_zone_shrink_that_has() {
        MemoryContents stored = contents(set("a", "A", "192.0.2.1"), set("b", "A", "192.0.2.1"));
        ZoneLimits limits = new ZoneLimits(2, 100);

        assertThat(onlyProblem(judge(stored, limits, replace("c", "A", "192.0.2.1")))
                        .detail())
                .isEqualTo("4 RRsets (expected: at most 2)");
        assertThat(judge(stored, limits, delete("a", "A"))).isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void tells_all_breaches_of_a_batch_at_once() {
        Judgement judgement = judge(
                contents(),
                replace("www.example.com.", "A", "192.0.2.1"),
                replace("x", "CNAME", "one", "two"),
                delete("@", "NS"));

        assertThat(problems(judgement))
                .extracting(ZoneFinding::rule)
                .containsExactlyInAnyOrder(
                        ZoneRule.NAMES_ARE_IN_ZONE, ZoneRule.CNAME_STANDS_ALONE, ZoneRule.APEX_HAS_NAME_SERVERS);
    }

    private static ZoneFinding onlyProblem(Judgement judgement) {
        assertThat(problems(judgement)).hasSize(1);
        return problems(judgement).getFirst();
    }

    private static List<ZoneFinding> problems(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Refused.class);
        return ((Judgement.Refused) judgement).errors().first();
    }
}
