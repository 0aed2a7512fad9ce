package dev.koder.herald.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is to be looked at before a change is made. */
class PlanPoliciesTest {

    private static final DomainName APEX = DomainName.parse("example.org");
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Soa SOA = new Soa(
            DomainName.parse("ns1.example.net"),
            DomainName.parse("hostmaster.example.net"),
            7200,
            900,
            1_209_600,
            300,
            new Ttl(3600));
    private static final RecordSet NS = set("@", 3600, "NS", "ns1.example.net.", "ns2.example.net.");

    private static RecordSet set(String owner, long ttl, String type, String... records) {
        RecordType recordType = RecordType.parse(type);
        return new RecordSet(
                DomainName.parse(owner, APEX),
                recordType,
                new Ttl(ttl),
                Arrays.stream(records)
                        .map(text -> Rdata.parse(recordType, text, APEX))
                        .toList());
    }

    private static Cautions cautions(List<RecordSet> before, List<RecordSet> after) {
        return cautions(before, after, SOA);
    }

    private static Cautions cautions(List<RecordSet> before, List<RecordSet> after, Soa soa) {
        Zone base = new Zone(
                new TenantId("t"),
                APEX,
                new Serial(7),
                SOA,
                ZoneSettings.PLAIN,
                ZoneLocks.NONE,
                before.size(),
                THEN,
                THEN);
        ZonePatch patch = new ZonePatch(without(before, after), without(after, before));
        return PlanPolicies.check(base, soa, patch, MemoryContents.of(after));
    }

    private static List<RecordSet> without(List<RecordSet> sets, List<RecordSet> others) {
        Map<RecordKey, RecordSet> left = new TreeMap<>(java.util.Comparator.comparing(RecordKey::owner)
                .thenComparingInt(key -> key.type().code()));
        sets.stream().filter(set -> !others.contains(set)).forEach(set -> left.put(set.key(), set));
        return List.copyOf(left.values());
    }

    private static List<RecordSet> with(RecordSet... sets) {
        return Stream.concat(Stream.of(NS), Stream.of(sets)).toList();
    }

    private static List<RecordSet> hosts(int count) {
        List<RecordSet> sets = new ArrayList<>(with());
        IntStream.range(1, count).forEach(i -> sets.add(set("h" + i, 300, "A", "192.0.2.1")));
        return sets;
    }

    @Test
    void a_harmless_change_gives_nothing_to_look_at() {
        assertThat(cautions(with(set("www", 300, "A", "192.0.2.1")), with(set("www", 300, "A", "192.0.2.2"))))
                .isEqualTo(Cautions.NONE);
    }

    @ParameterizedTest
    @CsvSource({"10, 7, 0", "10, 6, 1", "1000, 700, 0", "1000, 699, 1"})
    void deleting_more_than_thirty_per_cent_is_to_be_looked_at(int before, int after, int expected) {
        assertThat(cautions(hosts(before), hosts(after)).count()).isEqualTo(expected);
    }

    @Test
    void tells_how_many_of_how_many_are_deleted() {
        Caution caution = cautions(hosts(10), hosts(6)).first().getFirst();

        assertThat(caution.policy()).isEqualTo(PlanPolicy.FEW_RECORD_SETS_GO);
        assertThat(caution.detail()).isEqualTo("4 of 10 RRsets deleted (expected: at most 30 %)");
    }

    @Test
    void a_changed_soa_is_told_field_by_field() {
        Soa soa = new Soa(SOA.mname(), SOA.rname(), 8000, SOA.retry(), SOA.expire(), 60, SOA.ttl());

        Caution caution = cautions(with(), with(), soa).first().getFirst();

        assertThat(caution.policy()).isEqualTo(PlanPolicy.SOA_STAYS);
        assertThat(caution.detail()).isEqualTo("refresh 8000 (was: 7200), minimum 60 (was: 300)");
    }

    @Test
    void other_name_servers_are_to_be_looked_at_at_the_apex_and_at_delegations() {
        Cautions cautions = cautions(
                with(set("sub", 300, "NS", "ns1.example.net."), set("gone", 300, "NS", "ns1.example.net.")),
                List.of(set("@", 3600, "NS", "ns3.example.net."), set("sub", 300, "NS", "ns4.example.net.")));

        assertThat(cautions.first())
                .filteredOn(caution -> caution.policy() == PlanPolicy.NAME_SERVERS_STAY)
                .extracting(Caution::detail)
                .containsExactly(
                        "ns3.example.net. (was: ns1.example.net. ns2.example.net.)",
                        "delegation of gone.example.org.: taken away (was: ns1.example.net.)",
                        "delegation of sub.example.org.: ns4.example.net. (was: ns1.example.net.)");
    }

    @Test
    void a_new_delegation_is_to_be_looked_at_by_name() {
        Cautions cautions = cautions(
                with(set("shop", 300, "A", "192.0.2.1"), set("www", 300, "A", "192.0.2.1")),
                with(set("shop", 300, "NS", "ns.evil.example."), set("www", 300, "A", "192.0.2.1")));

        assertThat(cautions.first())
                .filteredOn(caution -> caution.policy() == PlanPolicy.NAME_SERVERS_STAY)
                .singleElement()
                .satisfies(caution -> {
                    assertThat(caution.key().owner()).isEqualTo(DomainName.parse("shop", APEX));
                    assertThat(caution.detail())
                            .isEqualTo("delegation of shop.example.org.: ns.evil.example. (was: none)");
                });
    }

    private static RecordSet pool(int size) {
        return set(
                "pool",
                300,
                "A",
                IntStream.rangeClosed(1, size).mapToObj(i -> "192.0.2." + i).toArray(String[]::new));
    }

    @Test
    void records_that_go_from_an_rrset_that_stays_count_too() {
        Caution caution = cautions(with(pool(40)), with(pool(1))).first().getFirst();

        assertThat(caution.policy()).isEqualTo(PlanPolicy.FEW_RECORD_SETS_GO);
        assertThat(caution.detail()).isEqualTo("39 of 42 records deleted (expected: at most 30 %)");
    }

    @ParameterizedTest
    @CsvSource({"98, 68, 0", "98, 67, 1"})
    void thirty_per_cent_of_the_records_may_go(int before, int after, int expected) {
        assertThat(cautions(with(pool(before)), with(pool(after))).count()).isEqualTo(expected);
    }

    @Test
    void records_that_others_take_the_place_of_are_not_deleted() {
        assertThat(cautions(
                        with(set("www", 300, "A", "192.0.2.1", "192.0.2.2")),
                        with(set("www", 300, "A", "192.0.2.3", "192.0.2.4"))))
                .isEqualTo(Cautions.NONE);
    }

    @Test
    void name_servers_that_stay_with_another_ttl_have_not_changed() {
        Cautions cautions = cautions(with(), List.of(set("@", 7200, "NS", "ns1.example.net.", "ns2.example.net.")));

        assertThat(cautions).isEqualTo(Cautions.NONE);
    }

    @Test
    void what_a_new_delegation_hides_is_to_be_looked_at() {
        RecordSet glue = set("ns.sub", 300, "A", "192.0.2.1");
        RecordSet below = set("www.sub", 300, "A", "192.0.2.2");
        RecordSet beside = set("sub", 300, "TXT", "x");
        RecordSet delegation = set("sub", 300, "NS", "ns.sub.example.org.");

        Cautions cautions = cautions(with(glue, below, beside), with(glue, below, beside, delegation));

        assertThat(cautions.first())
                .extracting(Caution::policy, Caution::key)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(PlanPolicy.NAME_SERVERS_STAY, delegation.key()),
                        org.assertj.core.api.Assertions.tuple(PlanPolicy.NOTHING_IS_SHADOWED, beside.key()),
                        org.assertj.core.api.Assertions.tuple(PlanPolicy.NOTHING_IS_SHADOWED, below.key()));
    }

    @Test
    void a_new_rrset_below_a_delegation_is_to_be_looked_at_and_what_was_hidden_before_is_not() {
        RecordSet delegation = set("sub", 300, "NS", "ns1.example.net.");
        RecordSet hidden = set("old.sub", 300, "A", "192.0.2.1");
        RecordSet added = set("new.sub", 300, "A", "192.0.2.1");

        Cautions cautions = cautions(with(delegation, hidden), with(delegation, hidden, added));

        assertThat(cautions.first()).extracting(Caution::key).containsExactly(added.key());
        assertThat(cautions.first().getFirst().detail()).startsWith("hidden by the delegation at sub.example.org.");
    }

    @Test
    void a_lower_ttl_is_to_be_looked_at_and_a_higher_one_is_not() {
        Cautions cautions = cautions(
                with(set("a", 300, "A", "192.0.2.1"), set("b", 300, "A", "192.0.2.1")),
                with(set("a", 60, "A", "192.0.2.1"), set("b", 600, "A", "192.0.2.1")));

        assertThat(cautions.first())
                .containsExactly(new Caution(
                        PlanPolicy.TTLS_DO_NOT_FALL,
                        set("a", 1, "A", "192.0.2.1").key(),
                        "60 (was: 300)"));
    }

    @Test
    void tells_so_many_of_each_policy_and_counts_all() {
        List<RecordSet> before = new ArrayList<>(with());
        List<RecordSet> after = new ArrayList<>(with());
        for (int i = 0; i < 200; i++) {
            before.add(set("h" + i, 300, "A", "192.0.2.1"));
            after.add(set("h" + i, 200, "A", "192.0.2.1"));
        }

        Cautions cautions = cautions(before, after);

        assertThat(cautions.first()).hasSize(Cautions.MOST_OF_A_POLICY);
        assertThat(cautions.count()).isEqualTo(200);
    }
}
