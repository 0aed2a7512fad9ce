package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.ZoneFixture.APEX;
import static dev.koder.herald.domain.zone.ZoneFixture.SOA;
import static dev.koder.herald.domain.zone.ZoneFixture.contents;
import static dev.koder.herald.domain.zone.ZoneFixture.judge;
import static dev.koder.herald.domain.zone.ZoneFixture.replace;
import static dev.koder.herald.domain.zone.ZoneFixture.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings: what is found by a change of one RRset is found in the whole zone as well. */
class ZoneWarningsTest {

    /** Beside the apex's name servers: a host, an alias, a wildcard, a delegation with glue, and a DNAME. */
    private static final MemoryContents STORED = contents(
            set("host", "A", "192.0.2.1"),
            set("text", "TXT", "x"),
            set("alias", "CNAME", "host"),
            set("*.wild", "A", "192.0.2.1"),
            set("sub", "NS", "ns.sub"),
            set("ns.sub", "A", "192.0.2.1"),
            set("moved", "DNAME", "example.net."));

    @ParameterizedTest
    @CsvSource({
        "www, CNAME, nowhere",
        "www, CNAME, a.text",
        "www, PTR, nowhere",
        "www, MX, 10 nowhere",
        "www, MX, 10 text",
        "_s._tcp, SRV, 0 0 1 nowhere",
        "del, NS, nowhere",
        "www, HTTPS, 0 nowhere",
        "www, SVCB, 1 nowhere",
    })
    void warns_of_a_target_that_leads_nowhere(String owner, String type, String rdata) {
        assertThat(warnings(owner, type, rdata))
                .extracting(ZoneFinding::rule)
                .containsExactly(ZoneRule.TARGETS_HAVE_DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "www, CNAME, host",
        "www, CNAME, alias",
        "www, CNAME, text",
        "www, CNAME, any.wild",
        "www, CNAME, a.b.wild",
        "www, CNAME, www.sub",
        "www, CNAME, sub",
        "www, CNAME, www.moved",
        "www, CNAME, @",
        "www, CNAME, www.example.net.",
        "www, MX, 10 host",
        "www, MX, 10 any.wild",
        "www, MX, 0 .",
        "www, MX, 10 mail.sub",
        "_s._tcp, SRV, 0 0 0 .",
        "www, HTTPS, 1 .",
        "deep, DNAME, nowhere",
    })
    void does_not_warn_of_a_target_that_somebody_answers_for(String owner, String type, String rdata) {
        assertThat(warnings(owner, type, rdata)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"www, MX, 10 alias", "_s._tcp, SRV, 0 0 1 alias"})
    void warns_of_a_host_that_is_an_alias(String owner, String type, String rdata) {
        assertThat(warnings(owner, type, rdata))
                .extracting(ZoneFinding::rule)
                .containsExactly(ZoneRule.HOSTS_ARE_NO_ALIASES);
    }

    @ParameterizedTest
    @CsvSource({
        "sub, A, 192.0.2.9",
        "sub, TXT, x",
        "www.sub, A, 192.0.2.9",
        "ns.sub, TXT, x",
        "a.b.sub, NS, ns.example.net."
    })
    void warns_of_data_that_a_delegation_hides(String owner, String type, String rdata) {
        assertThat(warnings(owner, type, rdata))
                .extracting(ZoneFinding::rule)
                .containsExactly(ZoneRule.HIDDEN_BY_DELEGATION);
    }

    @ParameterizedTest
    @CsvSource({
        "sub, DS, 1 13 2 0101010101010101010101010101010101010101010101010101010101010101",
        "ns.sub, AAAA, 2001:db8::1"
    })
    void does_not_warn_of_what_belongs_to_a_delegation(String owner, String type, String rdata) {
        assertThat(warnings(owner, type, rdata)).isEmpty();
    }

    @Test
    void warns_of_a_new_delegation_that_hides_what_is_there() {
        MemoryContents stored = contents(set("a.new", "A", "192.0.2.1"), set("ns.new", "A", "192.0.2.1"));

        assertThat(accepted(judge(stored, replace("new", "NS", "ns.new")))
                        .warnings()
                        .first())
                .singleElement()
                .hasToString(
                        "new.example.org. NS: hides a.new.example.org. A (expected: nothing but glue below a delegation)");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "29, 1", "30, 0", "86400, 0"})
    void warns_of_a_ttl_that_is_of_no_use(long ttl, long expected) {
        RecordSet host = set("www", "A", "192.0.2.1");
        RecordSet wished = new RecordSet(host.owner(), host.type(), new Ttl(ttl), host.records());

        ZoneFindings warnings =
                accepted(judge(STORED, new RecordChange.Replace(wished))).warnings();

        assertThat(warnings.count()).isEqualTo(expected);
    }

    @Test
    void keeps_the_first_warnings_and_counts_all() {
        ZoneLimits limits = new ZoneLimits(100, 2);
        RecordChange[] changes = {
            replace("a", "CNAME", "nowhere"), replace("b", "CNAME", "nowhere"), replace("c", "CNAME", "nowhere")
        };

        ZoneFindings warnings = accepted(judge(STORED, limits, changes)).warnings();

        assertThat(warnings.first()).hasSize(2);
        assertThat(warnings.count()).isEqualTo(3);
    }

    /** What a change of one RRset is warned of, which is what the resulting zone as a whole is warned of. */
    private static List<ZoneFinding> warnings(String owner, String type, String rdata) {
        List<ZoneFinding> ofChange =
                accepted(judge(STORED, replace(owner, type, rdata))).warnings().first();
        assertThat(ofWhole(set(owner, type, rdata))).isEqualTo(ofChange);
        return ofChange;
    }

    /** Of the whole zone, as it comes from text and as it comes from elsewhere. */
    private static List<ZoneFinding> ofWhole(RecordSet more) {
        List<RecordSet> all = new ArrayList<>(List.of(more));
        STORED.forEach(all::add);
        MemoryContents contents = MemoryContents.of(all);
        List<ZoneFinding> warnings = ofWhole(contents);
        assertThat(ofWhole(MemoryContents.of(contents.recordSets().relativeTo(APEX))))
                .isEqualTo(warnings);
        return warnings;
    }

    private static List<ZoneFinding> ofWhole(MemoryContents all) {
        ZoneChange change = new ZoneChange.ReplaceContents(SOA, Optional.empty(), all);
        Judgement judgement = judge(contents(), new Precondition.None(), change);
        return judgement instanceof Judgement.Replaced replaced
                ? replaced.warnings().first()
                : accepted(judgement).warnings().first();
    }

    private static Judgement.Accepted accepted(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Accepted.class);
        return (Judgement.Accepted) judgement;
    }
}
