package dev.koder.herald.domain.review;

import static dev.koder.herald.domain.zone.ZoneFixture.judge;
import static dev.koder.herald.domain.zone.ZoneFixture.replacement;
import static dev.koder.herald.domain.zone.ZoneFixture.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneEffect;
import dev.koder.herald.domain.zone.ZoneFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes a tenant's rules are about: by name, type, size and actor, each at its edges. */
class ReviewRulesTest {

    private static final Actor ALICE = new Actor("alice");
    private static final MemoryContents BEFORE = ZoneFixture.hosts(5, "192.0.2.1");

    private static ReviewRule rule(String names, String types, int atLeast, String actor) {
        Set<RecordType> set = Set.copyOf(Stream.of(types.split(" ", -1))
                .filter(type -> !type.isEmpty())
                .map(RecordType::parse)
                .toList());
        return new ReviewRule("rule", NamePattern.parse(names), set, atLeast, actor, 1);
    }

    private static boolean isAbout(ReviewRule rule, ZoneChange change) {
        Judgement judgement = judge(BEFORE, change, new ReviewRules(List.of(rule)).guard(ALICE));
        return judgement instanceof Judgement.Objected objected
                && objected.objection() instanceof Objection.ReviewNeeded;
    }

    private static ZoneChange hosts(String... owners) {
        return new ZoneChange.ChangeRecords(Arrays.stream(owners)
                .map(owner -> (RecordChange) new RecordChange.Replace(set(owner, "A", "192.0.2.9")))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "**, h1, true",
        "**.example.org., @, true",
        "**.example.org., h1, true",
        "example.org., h1, false",
        "example.org., @, true",
        "h1.example.org., h1, true",
        "H1.Example.ORG., h1, true",
        "h1.example.org., h1.h1, false",
        "**.h1.example.org., h1, true",
        "**.h1.example.org., a.b.h1, true",
        "**.h1.example.org., xh1, false",
        "**.example.com., h1, false"
    })
    void names_are_one_name_or_one_and_all_below_it(String names, String owner, boolean expected) {
        assertThat(isAbout(rule(names, "", 1, "*"), hosts(owner))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "A, true", "AAAA A, true", "AAAA, false", "SOA, false"})
    void types_are_some_or_all(String types, boolean expected) {
        assertThat(isAbout(rule("**", types, 1, "*"), hosts("h1"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false", "1000000, false"})
    void size_counts_the_rrsets_that_name_and_type_fit(int atLeast, boolean expected) {
        ZoneChange two = new ZoneChange.ChangeRecords(List.of(
                new RecordChange.Replace(set("h1", "A", "192.0.2.9")),
                new RecordChange.Replace(set("h2", "A", "192.0.2.9")),
                new RecordChange.Replace(set("h2", "TXT", "no matter"))));

        assertThat(isAbout(rule("**", "A", atLeast, "*"), two)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"*, true", "alice, true", "al*, true", "alice*, true", "alic, false", "bob, false", "Alice, false"})
    void actors_are_one_or_those_that_begin_so(String actor, boolean expected) {
        assertThat(isAbout(rule("**", "", 1, actor), hosts("h1"))).isEqualTo(expected);
    }

    @Test
    void what_comes_goes_and_changes_counts_alike() {
        RecordKey key = new RecordKey(DomainName.parse("h1.example.org."), RecordType.parse("A"));
        ReviewRule one = rule("**", "", 1, "*");

        assertThat(isAbout(one, new ZoneChange.ChangeRecords(List.of(new RecordChange.Delete(key)))))
                .isTrue();
        assertThat(isAbout(one, hosts("new"))).isTrue();
        assertThat(isAbout(one, hosts("h1"))).isTrue();
        assertThat(isAbout(
                        one,
                        new ZoneChange.ChangeRecords(List.of(new RecordChange.Replace(set("h1", "A", "192.0.2.1"))))))
                .isFalse();
    }

    @Test
    void the_soa_counts_and_its_serial_and_how_the_zone_is_run_do_not() {
        ReviewRule soa = rule("example.org.", "SOA", 1, "*");
        Soa other = new Soa(
                ZoneFixture.SOA.mname(), ZoneFixture.SOA.rname(), 8000, 900, 1_209_600, 300, ZoneFixture.SOA.ttl());

        assertThat(isAbout(soa, new ZoneChange.ReplaceSoa(other, SerialPolicy.INCREMENT)))
                .isTrue();
        assertThat(isAbout(soa, hosts("h1"))).isFalse();
        assertThat(isAbout(rule("**", "", 1, "*"), new ZoneChange.ChangeSettings(true)))
                .isFalse();
        assertThat(isAbout(rule("**", "", 1, "*"), new ZoneChange.ReplaceSoa(ZoneFixture.SOA, SerialPolicy.UNIX_TIME)))
                .isFalse();
    }

    @Test
    void what_is_too_large_to_be_told_counts_as_touching_everything() {
        MemoryContents many = ZoneFixture.hosts(30_000, "192.0.2.1");
        MemoryContents others = ZoneFixture.hosts(30_000, "192.0.2.2");
        ReviewRule mail = rule("example.org.", "MX", 1_000_000, "*");

        Judgement judgement = judge(many, replacement(others), new ReviewRules(List.of(mail)).guard(ALICE));

        assertThat(judgement).isInstanceOf(Judgement.Objected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "**, '', 7, true",
        "**, '', 8, false",
        "h1.example.org., A, 1, true",
        "**, MX, 1, false",
        "**, SOA, 1, true"
    })
    void a_zone_that_comes_back_touches_all_that_it_holds_and_one_that_comes_into_being_nothing(
            String names, String types, int atLeast, boolean expected) {
        ReviewRules rules = new ReviewRules(List.of(rule(names, types, atLeast, "*")));
        ZoneEffect arrival = ZoneEffect.ofArrival(ZoneFixture.zone(41, BEFORE), BEFORE, 0);

        assertThat(rules.guardOfReturn(ALICE).objection(arrival).isPresent()).isEqualTo(expected);
        assertThat(rules.guard(ALICE).objection(arrival)).isEmpty();
    }

    @Test
    void of_several_rules_the_one_that_asks_for_most_counts() {
        ReviewRules rules = new ReviewRules(List.of(
                new ReviewRule("one", NamePattern.ALL, Set.of(), 1, "*", 1),
                new ReviewRule("three", NamePattern.ALL, Set.of(), 1, "*", 3),
                new ReviewRule("ten", NamePattern.ALL, Set.of(), 2, "*", 10)));

        Judgement.Objected objected = (Judgement.Objected) judge(BEFORE, hosts("h1"), rules.guard(ALICE));

        Objection.ReviewNeeded needed = (Objection.ReviewNeeded) objected.objection();
        assertThat(needed.rule()).isEqualTo("three");
        assertThat(needed.approvals()).isEqualTo(3);
    }

    @Test
    void whoever_no_rule_is_about_is_not_judged_at_all() {
        assertThat(new ReviewRules(List.of(rule("**", "", 1, "bob"))).guard(new Actor("alice")))
                .isEqualTo(ChangeGuard.NONE);
    }

    @Test
    void refuses_what_a_rule_cannot_say() {
        assertThatThrownBy(() -> rule("**", "", 0, "*")).isInstanceOf(DnsFormatException.class);
        assertThatThrownBy(() -> rule("**", "", 1_000_001, "*")).isInstanceOf(DnsFormatException.class);
        assertThatThrownBy(() -> rule("**", "", 1, "")).isInstanceOf(DnsFormatException.class);
        assertThatThrownBy(() -> new ReviewRule("r", NamePattern.ALL, Set.of(), 1, "*", 11))
                .isInstanceOf(DnsFormatException.class);
        assertThatThrownBy(() -> new ReviewRule("Upper", NamePattern.ALL, Set.of(), 1, "*", 1))
                .isInstanceOf(DnsFormatException.class);
    }
}
