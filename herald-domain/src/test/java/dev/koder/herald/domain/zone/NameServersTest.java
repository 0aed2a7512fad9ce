package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.ZoneFixture.APEX;
import static dev.koder.herald.domain.zone.ZoneFixture.SOA;
import static dev.koder.herald.domain.zone.ZoneFixture.contents;
import static dev.koder.herald.domain.zone.ZoneFixture.delete;
import static dev.koder.herald.domain.zone.ZoneFixture.judge;
import static dev.koder.herald.domain.zone.ZoneFixture.key;
import static dev.koder.herald.domain.zone.ZoneFixture.replace;
import static dev.koder.herald.domain.zone.ZoneFixture.set;
import static dev.koder.herald.domain.zone.ZoneFixture.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameServersTest {

    private static final NameServerSetName SET = new NameServerSetName("vanity");
    private static final ZoneSettings FOLLOWING = new ZoneSettings(SerialPolicy.INCREMENT, Optional.of(SET), false);

    @Test
    void vanity_name_servers_bring_their_addresses_into_the_zone() {
        Judgement.Accepted accepted = accepted(replacing(
                contents(),
                server("ns1.example.org", "192.0.2.1", "2001:db8::1"),
                server("ns2.example.org", "192.0.2.2")));

        assertThat(accepted.patch().after())
                .containsExactlyInAnyOrder(
                        set("@", "NS", "ns1.example.org.", "ns2.example.org."),
                        set("ns1", "A", "192.0.2.1"),
                        set("ns1", "AAAA", "2001:db8::1"),
                        set("ns2", "A", "192.0.2.2"));
        assertThat(accepted.next().recordSetCount()).isEqualTo(4);
    }

    @Test
    void addresses_that_are_told_are_all_of_them() {
        MemoryContents stored = contents(set("ns1", "A", "192.0.2.9"), set("ns1", "AAAA", "2001:db8::9"));

        Judgement.Accepted accepted = accepted(
                replacing(stored, server("ns1.example.org", "192.0.2.1"), new NameServer(name("ns.example.net"))));

        assertThat(accepted.patch().after()).contains(set("ns1", "A", "192.0.2.1"));
        assertThat(accepted.patch().removed()).containsExactly(key("ns1", "AAAA"));
    }

    @Test
    void a_name_server_in_the_zone_may_have_its_addresses_there_already() {
        MemoryContents stored = contents(set("ns1", "A", "192.0.2.9"));

        Judgement.Accepted accepted = accepted(replacing(stored, new NameServer(name("ns1.example.org"))));

        assertThat(accepted.patch().after()).containsExactly(set("@", "NS", "ns1.example.org."));
    }

    @Test
    void refuses_a_name_server_in_the_zone_without_an_address() {
        assertThat(refused(replacing(contents(), new NameServer(name("ns1.example.org")))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).isEqualTo(ZoneRule.GLUE_IS_PRESENT));
    }

    @Test
    void refuses_addresses_of_a_name_server_outside_the_zone() {
        assertThat(refused(replacing(contents(), server("ns1.example.net", "192.0.2.1"))))
                .singleElement()
                .hasToString("ns1.example.net. A: addresses of a name outside the zone"
                        + " (expected: none here; the zone that holds ns1.example.net. gives them)");
    }

    @Test
    void a_set_may_hold_addresses_for_the_zone_that_its_names_are_in() {
        ZoneChange change = new ZoneChange.ReplaceNameServers(
                new NameServers(List.of(server("ns1.example.net", "192.0.2.1"))), Optional.of(SET), Optional.empty());

        Judgement.Accepted accepted = accepted(judge(contents(), new Precondition.None(), change));

        assertThat(accepted.patch().after()).containsExactly(set("@", "NS", "ns1.example.net."));
        assertThat(accepted.next().settings()).isEqualTo(FOLLOWING);
    }

    @Test
    void the_soa_names_no_name_server_that_is_gone() {
        Judgement.Accepted accepted = accepted(
                replacing(contents(), new NameServer(name("a.example.net")), new NameServer(name("b.example.net"))));

        assertThat(accepted.next().soa().mname()).isEqualTo(name("a.example.net"));
    }

    @Test
    void the_soa_keeps_a_primary_that_never_was_among_the_name_servers() {
        MemoryContents stored = contents();
        Zone hidden = zone(SOA.withMname(name("hidden.example.net")), ZoneSettings.PLAIN, stored);
        ZoneChange change = new ZoneChange.ReplaceNameServers(
                NameServers.of(List.of(name("a.example.net"))), Optional.empty(), Optional.empty());

        Judgement.Accepted accepted = accepted(judge(hidden, stored, new Precondition.None(), change));

        assertThat(accepted.next().soa()).isEqualTo(hidden.soa());
    }

    @Test
    void a_zone_whose_name_servers_are_changed_by_hand_follows_its_set_no_longer() {
        Judgement.Accepted accepted = accepted(changing(replace("@", "NS", "ns1.example.net.")));

        assertThat(accepted.next().settings()).isEqualTo(ZoneSettings.PLAIN);
    }

    @Test
    void a_zone_of_which_other_records_are_changed_goes_on_following_its_set() {
        assertThat(accepted(changing(replace("@", "TXT", "x"))).next().settings())
                .isEqualTo(FOLLOWING);
        assertThat(accepted(changing(replace("www", "A", "192.0.2.1"))).next().settings())
                .isEqualTo(FOLLOWING);
    }

    @Test
    void new_contents_with_other_name_servers_follow_no_set() {
        MemoryContents stored = contents();
        MemoryContents others = MemoryContents.of(List.of(set("@", "NS", "elsewhere.example.net.")));

        assertThat(accepted(judge(
                                zone(SOA, FOLLOWING, stored),
                                stored,
                                new Precondition.None(),
                                new ZoneChange.ReplaceContents(SOA, Optional.empty(), others)))
                        .next()
                        .settings())
                .isEqualTo(ZoneSettings.PLAIN);
    }

    @Test
    void a_change_for_followers_leaves_a_zone_alone_that_follows_no_longer() {
        ZoneChange change = new ZoneChange.ReplaceNameServers(
                NameServers.of(List.of(name("a.example.net"))), Optional.of(SET), Optional.empty());

        assertThat(judge(contents(), new Precondition.NameServersFollow(SET), change))
                .isInstanceOf(Judgement.PreconditionFailed.class);
    }

    @Test
    void the_same_name_servers_again_change_nothing() {
        ZoneChange change = new ZoneChange.ReplaceNameServers(
                NameServers.of(List.of(name("ns2.example.net"), name("ns1.example.net"))),
                Optional.empty(),
                Optional.empty());

        assertThat(judge(contents(), new Precondition.None(), change)).isInstanceOf(Judgement.Unchanged.class);
    }

    @Test
    void another_soa_and_serial_policy_are_one_version() {
        Soa soa = SOA.withMname(name("hidden.example.net"));

        Judgement.Accepted accepted =
                accepted(judge(contents(), new Precondition.None(), new ZoneChange.ReplaceSoa(soa, SerialPolicy.DATE)));

        assertThat(accepted.next().soa()).isEqualTo(soa);
        assertThat(accepted.next().serial().value()).isEqualTo(2_026_010_200L);
        assertThat(accepted.next().settings().serialPolicy()).isEqualTo(SerialPolicy.DATE);
    }

    @Test
    void refuses_an_soa_that_does_not_work_by_whichever_way_it_comes() {
        Soa soa = new Soa(SOA.mname(), SOA.rname(), 7200, 0, 1_209_600, 300, new Ttl(3600));
        ZoneChange whole = new ZoneChange.ReplaceContents(soa, Optional.empty(), contents());
        ZoneChange single =
                new ZoneChange.ChangeRecords(List.of(new RecordChange.Replace(soa.toRecordSet(APEX, new Serial(1)))));
        ZoneChange plain = new ZoneChange.ReplaceSoa(soa, SerialPolicy.INCREMENT);

        assertThat(List.of(whole, single, plain))
                .allSatisfy(change -> assertThat(refused(judge(contents(), new Precondition.None(), change)))
                        .extracting(ZoneFinding::rule)
                        .containsExactly(ZoneRule.SOA_RETRY_IS_A_PAUSE));
    }

    @Test
    void an_soa_of_old_that_does_not_work_keeps_nobody_from_changing_records() {
        MemoryContents stored = contents();
        Soa old = new Soa(SOA.mname(), SOA.rname(), 0, 0, 0, 0, new Ttl(0));

        assertThat(judge(
                        zone(old, ZoneSettings.PLAIN, stored),
                        stored,
                        new Precondition.None(),
                        new ZoneChange.ChangeRecords(List.of(replace("www", "A", "192.0.2.1"), delete("no", "A")))))
                .isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void warns_of_a_single_name_server_and_of_shared_addresses() {
        assertThat(NameServers.of(List.of(name("a.example.net"))).warnings(APEX).first())
                .extracting(ZoneFinding::rule)
                .containsExactly(ZoneRule.NAME_SERVERS_ARE_TWO);
        assertThat(new NameServers(List.of(server("a.example.org", "192.0.2.1"), server("b.example.org", "192.0.2.1")))
                        .warnings(APEX)
                        .first())
                .extracting(ZoneFinding::rule)
                .containsExactly(ZoneRule.NAME_SERVERS_SHARE_NO_ADDRESS);
    }

    @Test
    void refuses_name_servers_that_stand_twice_or_not_at_all() {
        assertThatThrownBy(() -> NameServers.of(List.of(name("a.example.net"), name("A.example.net"))))
                .hasMessage("name servers: a.example.net. twice (expected: each name once)");
        assertThatThrownBy(() -> NameServers.of(List.of())).hasMessage("name servers: 0 (expected: 1 to 32)");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "*.example.org", "a_b.example.org", "-a.example.org"})
    void refuses_name_servers_that_have_no_host_name(String name) {
        assertThatThrownBy(() -> new NameServer(name(name)))
                .isInstanceOf(DnsFormatException.class)
                .hasMessageContaining("a host name");
    }

    @Test
    void refuses_an_address_twice() {
        assertThatThrownBy(() -> server("a.example.org", "192.0.2.1", "192.0.2.1"))
                .hasMessageContaining("each address once");
    }

    private static Judgement changing(RecordChange change) {
        MemoryContents stored = contents();
        return judge(
                zone(SOA, FOLLOWING, stored),
                stored,
                new Precondition.None(),
                new ZoneChange.ChangeRecords(List.of(change)));
    }

    private static Judgement replacing(MemoryContents stored, NameServer... servers) {
        return judge(
                stored,
                new Precondition.None(),
                new ZoneChange.ReplaceNameServers(
                        new NameServers(Arrays.asList(servers)), Optional.empty(), Optional.empty()));
    }

    private static NameServer server(String name, String... addresses) {
        return new NameServer(
                name(name),
                Optional.of(Arrays.stream(addresses).map(NameServer::address).toList()));
    }

    private static DomainName name(String text) {
        return DomainName.parse(text);
    }

    private static Judgement.Accepted accepted(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Accepted.class);
        return (Judgement.Accepted) judgement;
    }

    private static List<ZoneFinding> refused(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Refused.class);
        return ((Judgement.Refused) judgement).errors().first();
    }
}
