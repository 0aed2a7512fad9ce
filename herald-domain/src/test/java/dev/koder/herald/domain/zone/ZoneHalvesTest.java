package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.ZoneFixture.APEX;
import static dev.koder.herald.domain.zone.ZoneFixture.SOA;
import static dev.koder.herald.domain.zone.ZoneFixture.contents;
import static dev.koder.herald.domain.zone.ZoneFixture.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.Aside;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The halves of a large zone are judged beside each other, as if they had been judged one after the other. */
class ZoneHalvesTest {

    private static final int HOSTS = 20_000;
    private static final Aside ON_ANOTHER_THREAD = work -> CompletableFuture.runAsync(work)::join;

    private static RuleReport report(List<RecordSet> sets, int limit) {
        MemoryContents held =
                MemoryContents.of(contents(sets.toArray(RecordSet[]::new)).recordSets(), ON_ANOTHER_THREAD);
        ZoneLimits limits = new ZoneLimits(1_000_000, limit);
        return new ZoneCreation(
                        new TenantId("tenant-1"),
                        APEX,
                        SOA,
                        ZoneSettings.PLAIN,
                        Optional.empty(),
                        held,
                        new Actor("someone"),
                        ChangeNote.NONE,
                        Optional.empty(),
                        Instant.EPOCH,
                        limits,
                        ChangeGuard.NONE)
                .check();
    }

    private static List<RecordSet> hostsBelow(String parent, RecordSet... more) {
        List<RecordSet> sets = new ArrayList<>(List.of(more));
        IntStream.range(0, HOSTS)
                .mapToObj("h%05d."::formatted)
                .map(host -> set(host + parent, "A", "192.0.2.1"))
                .forEach(sets::add);
        return sets;
    }

    private static List<String> owners(ZoneFindings findings) {
        return findings.first().stream()
                .map(finding -> finding.owner().toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "deep.down.sub"})
    void a_delegation_in_the_first_half_hides_what_is_in_the_second(String parent) {
        RuleReport report = report(hostsBelow(parent, set("sub", "NS", "ns.example.net.")), 2 * HOSTS);

        assertThat(report.warnings().count()).isEqualTo(HOSTS);
        assertThat(owners(report.warnings())).isSorted().contains("h19999." + parent + ".example.org.");
    }

    @Test
    void nothing_stands_below_a_dname_of_the_first_half() {
        RuleReport report = report(hostsBelow("sub", set("sub", "DNAME", "example.net.")), 2 * HOSTS);

        assertThat(report.errors().count()).isEqualTo(HOSTS);
        assertThat(report.errors().first())
                .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(ZoneRule.NOTHING_BELOW_DNAME));
    }

    @Test
    void a_delegation_that_ends_before_the_second_half_hides_nothing_there() {
        RuleReport report =
                report(hostsBelow("sub", set("a", "NS", "ns.example.net."), set("x.a", "A", "192.0.2.1")), 2 * HOSTS);

        assertThat(owners(report.warnings())).containsExactly("x.a.example.org.");
    }

    @Test
    void the_first_findings_of_the_zone_are_kept_and_all_are_counted() {
        RuleReport report = report(hostsBelow("sub", set("sub", "NS", "ns.example.net.")), HOSTS - 100);

        assertThat(report.warnings().count()).isEqualTo(HOSTS);
        assertThat(owners(report.warnings()))
                .hasSize(HOSTS - 100)
                .startsWith("h00000.sub.example.org.")
                .endsWith("h19899.sub.example.org.");
    }

    @Test
    void targets_are_found_in_the_other_half() {
        List<RecordSet> sets = hostsBelow("sub");
        sets.add(set("a", "CNAME", "h19999.sub"));
        sets.add(set("z", "CNAME", "h00000.sub"));
        sets.add(set("zz", "CNAME", "h20000.sub"));

        assertThat(owners(report(sets, 10).warnings())).containsExactly("zz.example.org.");
    }
}
