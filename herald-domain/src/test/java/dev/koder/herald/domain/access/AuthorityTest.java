package dev.koder.herald.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies allow, all together. */
class AuthorityTest {

    private static final DomainName ZONE = DomainName.parse("example.org");
    private static final RecordKey CHALLENGE = key("_acme-challenge.www.example.org", RecordType.TXT);

    private static RecordKey key(String owner, RecordType type) {
        return new RecordKey(DomainName.parse(owner), type);
    }

    private static Policy policy(NamePattern names, Set<RecordType> types, String values, Action... actions) {
        return new Policy(
                new ZonePattern.Within(ZONE),
                names,
                types,
                new ValuePattern(values),
                Set.copyOf(Arrays.asList(actions)));
    }

    private static Authority limited(Policy... policies) {
        return new Authority.Limited(List.of(policies));
    }

    private static Authority acme(Action... actions) {
        return limited(policy(
                new NamePattern.Label(DomainName.parse("_acme-challenge")), Set.of(RecordType.TXT), "*", actions));
    }

    /** Values and, before them, the TTL; empty for no RRset. */
    private static Optional<RecordSet> txt(String text) {
        List<String> words =
                Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordSet(
                        CHALLENGE.owner(),
                        RecordType.TXT,
                        new Ttl(Long.parseLong(words.getFirst())),
                        words.stream()
                                .skip(1)
                                .map(word -> Rdata.parse(RecordType.TXT, word, DomainName.ROOT))
                                .toList()));
    }

    @ParameterizedTest(name = "{0}: from {1} to {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "extend           | ''       | 60 a     | allowed",
                "prune            | ''       | 60 a     | extend",
                "replace          | ''       | 60 a     | allowed",
                "delete           | ''       | 60 a     | extend",
                "read             | ''       | 60 a     | extend",
                "extend           | 60 a     | 60 a b   | allowed",
                "extend           | 60 a b   | 60 a     | prune",
                "extend           | 60 a     | 60 b     | replace",
                "extend           | 60 a     | ''       | delete",
                "extend           | 60 a     | 90 a b   | allowed",
                "prune            | 60 a b   | 60 a     | allowed",
                "prune            | 60 a     | ''       | allowed",
                "prune            | 60 a     | 60 a b   | extend",
                "prune            | 60 a b   | 90 a     | replace",
                "extend prune     | 60 a     | 60 b     | allowed",
                "extend prune     | 60 a     | ''       | allowed",
                "replace          | 60 a b   | 90 c     | allowed",
                "replace          | 60 a     | 90 a     | allowed",
                "replace          | 60 a     | ''       | delete",
                "delete           | 60 a b   | ''       | allowed",
                "delete           | 60 a b   | 60 a     | prune",
                "create-zone      | ''       | 60 a     | extend",
                "extend           | 60 a     | 60 a     | allowed",
            })
    void judges_the_effect_on_an_rrset(String actions, String before, String after, String wanted) {
        Action[] allowed = Stream.of(actions.split(" ", -1)).map(Action::parse).toArray(Action[]::new);

        Optional<Denial> denial = acme(allowed).objection(ZONE, CHALLENGE, txt(before), txt(after));

        assertThat(denial.map(it -> it.action().word()).orElse("allowed")).isEqualTo(wanted);
    }

    @Test
    void names_what_was_to_happen_and_what_may_happen_there() {
        Denial denial = acme(Action.READ, Action.EXTEND)
                .objection(ZONE, CHALLENGE, txt("60 a"), txt(""))
                .orElseThrow();

        assertThat(denial.words())
                .isEqualTo("RRset _acme-challenge.www.example.org. TXT: delete of \"a\""
                        + " (expected: extend, by the caller's policies)");
    }

    @Test
    void each_value_that_comes_or_goes_needs_a_policy_that_it_matches() {
        Authority authority = limited(
                policy(NamePattern.ANY, Set.of(), "\"a*\"", Action.EXTEND),
                policy(NamePattern.ANY, Set.of(), "\"b*\"", Action.PRUNE));

        assertThat(authority.objection(ZONE, CHALLENGE, txt("60 b1 c"), txt("60 a1 a2 c")))
                .isEmpty();
        assertThat(authority.objection(ZONE, CHALLENGE, txt("60 b1"), txt("60 b1 b2")))
                .get()
                .extracting(Denial::value)
                .isEqualTo(Optional.of(Rdata.parse(RecordType.TXT, "b2", DomainName.ROOT)));
        assertThat(authority.objection(ZONE, CHALLENGE, txt("60 b1 c"), txt("")))
                .isPresent();
        assertThat(authority.objection(ZONE, CHALLENGE, txt("60 b1"), txt(""))).isEmpty();
    }

    @Test
    void another_ttl_is_another_one_for_each_value_that_stays() {
        Authority authority = limited(policy(NamePattern.ANY, Set.of(), "\"a*\"", Action.EXTEND));

        assertThat(authority.objection(ZONE, CHALLENGE, txt("60 b"), txt("90 a b")))
                .isPresent();
        assertThat(authority.objection(ZONE, CHALLENGE, txt("60 a1"), txt("90 a1 a2")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "_acme-challenge.example.org, true",
        "_ACME-challenge.a.b.example.org, true",
        "example.org, false",
        "x._acme-challenge.example.org, false",
        "_acme-challenge2.example.org, false",
        "\\_acme-challenge.example.org, true",
        "_acme-challenge\\.www.example.org, false"
    })
    void a_label_is_the_first_of_a_name_wherever_it_is(String owner, boolean isMatch) {
        NamePattern label = new NamePattern.Label(DomainName.parse("_acme-challenge"));

        assertThat(label.matches(DomainName.parse(owner), ZONE)).isEqualTo(isMatch);
    }

    @Test
    void the_apex_is_not_below_itself_even_where_it_begins_with_the_label() {
        DomainName zone = DomainName.parse("_acme-challenge.example.org");

        assertThat(new NamePattern.Label(DomainName.parse("_acme-challenge")).matches(zone, zone))
                .isFalse();
    }

    @Test
    void refuses_a_label_that_is_none() {
        assertThatThrownBy(() -> new NamePattern.Label(DomainName.parse("a.b"))).isInstanceOf(DnsFormatException.class);
        assertThatThrownBy(() -> new NamePattern.Label(DomainName.ROOT)).isInstanceOf(DnsFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "exact, www, www.example.org, true",
        "exact, WWW, www.example.org, true",
        "exact, www, a.www.example.org, false",
        "exact, www, www2.example.org, false",
        "exact, *, *.example.org, true",
        "exact, *, www.example.org, false",
        "exact, ., example.org, true",
        "within, dyn, dyn.example.org, true",
        "within, dyn, a.b.dyn.example.org, true",
        "within, dyn, adyn.example.org, false",
        "within, a.dyn, dyn.example.org, false",
        "within, ., x.example.org, true",
        "exact, example.org, example.org, false"
    })
    void names_are_relative_to_the_zone(String kind, String pattern, String owner, boolean isMatch) {
        DomainName relative = DomainName.parse(pattern);
        NamePattern names = kind.equals("exact") ? new NamePattern.Exact(relative) : new NamePattern.Within(relative);

        assertThat(names.matches(DomainName.parse(owner), ZONE)).isEqualTo(isMatch);
    }

    @Test
    void a_name_that_would_be_too_long_is_in_no_zone() {
        DomainName longest = DomainName.parse(("a".repeat(63) + ".").repeat(3) + "a".repeat(60));

        assertThat(new NamePattern.Exact(longest).matches(ZONE, ZONE)).isFalse();
        assertThat(new NamePattern.Within(longest).matches(ZONE, ZONE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "192.0.2.*, 192.0.2.7, true",
        "192.0.2.*, 192.0.20.7, false",
        "a*b*c, abc, true",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXbYbZ, false",
        "*a, ba, true",
        "*a, ab, false",
        "a**, a, true",
        "a, A, false",
        "a.c, abc, false"
    })
    void values_match_texts_with_asterisks(String pattern, String text, boolean isMatch) {
        boolean isOfAddress = text.startsWith("192");
        Rdata value = isOfAddress
                ? Rdata.parse(RecordType.A, text, DomainName.ROOT)
                : Rdata.parse(RecordType.TXT, text, DomainName.ROOT);
        String whole = isOfAddress || pattern.equals("*") ? pattern : '"' + pattern + '"';

        assertThat(new ValuePattern(whole).matches(value)).isEqualTo(isMatch);
    }

    @Test
    void many_asterisks_cost_no_more_than_the_product_of_the_lengths() {
        Rdata value = Rdata.parse(RecordType.TXT, "a".repeat(250), DomainName.ROOT);

        assertThat(new ValuePattern("*a".repeat(140) + "b").matches(value)).isFalse();
    }

    @Test
    void without_policies_there_is_nothing() {
        Authority none = limited();

        assertThat(none.sees(ZONE)).isFalse();
        assertThat(none.reads(ZONE, CHALLENGE)).isFalse();
        assertThat(none.objection(ZONE, CHALLENGE, txt(""), txt("60 a"))).isPresent();
        assertThat(none.objection(ZONE, Action.CREATE_ZONE)).isPresent();
        assertThat(none.objection(ZONE, Action.DELETE_ZONE)).isPresent();
        assertThat(none.objectionToAnything(ZONE)).isPresent();
    }

    @Test
    void reads_what_a_policy_lets_it_read() {
        Authority authority = acme(Action.READ);

        assertThat(authority.sees(ZONE)).isTrue();
        assertThat(authority.sees(DomainName.parse("sub.example.org"))).isTrue();
        assertThat(authority.sees(DomainName.parse("example.net"))).isFalse();
        assertThat(authority.reads(ZONE, CHALLENGE)).isTrue();
        assertThat(authority.reads(ZONE, key("_acme-challenge.example.org", RecordType.A)))
                .isFalse();
        assertThat(authority.readsAllOf(ZONE)).isFalse();
        assertThat(limited(policy(NamePattern.ANY, Set.of(), "*", Action.READ)).readsAllOf(ZONE))
                .isTrue();
        assertThat(limited(policy(NamePattern.ANY, Set.of(RecordType.A), "*", Action.READ))
                        .readsAllOf(ZONE))
                .isFalse();
    }

    @Test
    void what_cannot_be_told_in_single_changes_needs_leave_for_everything() {
        assertThat(limited(policy(NamePattern.ANY, Set.of(), "*", Action.REPLACE, Action.DELETE))
                        .objectionToAnything(ZONE))
                .isEmpty();
        for (Action missing : List.of(Action.REPLACE, Action.DELETE)) {
            Set<Action> others = EnumSet.complementOf(EnumSet.of(missing));
            Authority authority = limited(
                    policy(NamePattern.ANY, Set.of(), "*", others.toArray(Action[]::new)),
                    policy(NamePattern.ANY, Set.of(), "a*", missing),
                    policy(NamePattern.ANY, Set.of(RecordType.A), "*", missing),
                    policy(new NamePattern.Within(DomainName.ROOT), Set.of(), "*", missing));
            assertThat(authority.objectionToAnything(ZONE))
                    .get()
                    .extracting(Denial::action)
                    .isEqualTo(missing);
        }
    }

    @Test
    void zones_come_and_go_by_actions_of_their_own() {
        Authority writes = limited(policy(NamePattern.ANY, Set.of(), "*", Action.REPLACE, Action.DELETE));

        assertThat(writes.objection(ZONE, Action.CREATE_ZONE)).isPresent();
        assertThat(writes.objection(ZONE, Action.DELETE_ZONE)).isPresent();
        assertThat(acme(Action.DELETE_ZONE).objection(ZONE, Action.DELETE_ZONE)).isEmpty();
        assertThat(acme(Action.DELETE_ZONE).objection(DomainName.parse("example.net"), Action.DELETE_ZONE))
                .isPresent();
    }

    @Test
    void who_may_go_everywhere_meets_no_objection() {
        assertThat(Authority.EVERYTHING.isLimited()).isFalse();
        assertThat(Authority.EVERYTHING.objection(ZONE, CHALLENGE, txt("60 a"), txt("")))
                .isEmpty();
        assertThat(Authority.EVERYTHING.objection(ZONE, Action.DELETE_ZONE)).isEmpty();
        assertThat(Authority.EVERYTHING.objectionToAnything(ZONE)).isEmpty();
    }

    @Test
    void actions_have_words_for_programs() {
        assertThat(Stream.of(Action.values())
                        .map(Action::word)
                        .map(Action::parse)
                        .collect(Collectors.toSet()))
                .hasSize(Action.values().length);
        assertThatThrownBy(() -> Action.parse("all")).hasMessageStartingWith("action: all (expected: read, ");
    }
}
