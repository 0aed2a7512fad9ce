package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.ZoneFixture.NOW;
import static dev.koder.herald.domain.zone.ZoneFixture.SOA;
import static dev.koder.herald.domain.zone.ZoneFixture.contents;
import static dev.koder.herald.domain.zone.ZoneFixture.delete;
import static dev.koder.herald.domain.zone.ZoneFixture.judge;
import static dev.koder.herald.domain.zone.ZoneFixture.key;
import static dev.koder.herald.domain.zone.ZoneFixture.replace;
import static dev.koder.herald.domain.zone.ZoneFixture.set;
import static dev.koder.herald.domain.zone.ZoneFixture.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneCommitTest {

    private static final MemoryContents STORED =
            contents(set("www", "A", "192.0.2.1"), set("txt", "TXT", "one", "two"));

    @Test
    void moves_the_serial_by_one_whatever_the_number_of_changes() {
        Judgement.Accepted accepted =
                accepted(judge(STORED, replace("a", "A", "192.0.2.2"), replace("b", "A", "192.0.2.3")));

        assertThat(accepted.next().serial()).isEqualTo(new Serial(42));
        assertThat(accepted.next().changedAt()).isEqualTo(NOW);
    }

    @Test
    void writes_only_what_differs() {
        Judgement.Accepted accepted =
                accepted(judge(STORED, replace("www", "A", "192.0.2.1"), replace("b", "A", "192.0.2.3")));

        assertThat(accepted.patch()).isEqualTo(new ZonePatch(List.of(), List.of(set("b", "A", "192.0.2.3"))));
    }

    @Test
    void counts_the_record_sets_of_the_result() {
        Judgement.Accepted accepted = accepted(
                judge(STORED, replace("www", "A", "192.0.2.9"), replace("b", "A", "192.0.2.3"), delete("txt", "TXT")));

        assertThat(accepted.next().recordSetCount()).isEqualTo(STORED.recordSetCount());
    }

    @Test
    void finds_nothing_to_do_where_the_zone_is_as_wished() {
        assertThat(judge(STORED, replace("WWW", "A", "192.0.2.1"), delete("nosuch", "A")))
                .isInstanceOf(Judgement.Unchanged.class);
    }

    @Test
    void extends_a_set_by_the_records_that_it_lacks() {
        Judgement.Accepted accepted =
                accepted(judge(STORED, new RecordChange.Extend(set("txt", "TXT", "two", "three"), false)));

        assertThat(accepted.patch().after()).containsExactly(set("txt", "TXT", "one", "two", "three"));
    }

    @Test
    void a_set_that_is_extended_takes_the_new_ttl_or_keeps_its_own() {
        RecordSet more = new RecordSet(
                set("txt", "TXT", "three").owner(),
                RecordType.TXT,
                new Ttl(60),
                set("txt", "TXT", "three").records());

        Judgement.Accepted taken = accepted(judge(STORED, new RecordChange.Extend(more, false)));
        Judgement.Accepted kept = accepted(judge(STORED, new RecordChange.Extend(more, true)));

        assertThat(taken.patch().after()).extracting(RecordSet::ttl).containsExactly(new Ttl(60));
        assertThat(kept.patch().after()).extracting(RecordSet::ttl).containsExactly(new Ttl(300));
    }

    @Test
    void prunes_single_records_and_the_set_with_its_last_one() {
        Judgement.Accepted one = accepted(judge(STORED, new RecordChange.Prune(set("txt", "TXT", "two", "other"))));
        Judgement.Accepted all = accepted(judge(STORED, new RecordChange.Prune(set("txt", "TXT", "one", "two"))));

        assertThat(one.patch().after()).containsExactly(set("txt", "TXT", "one"));
        assertThat(all.patch().removed()).containsExactly(key("txt", "TXT"));
    }

    @Test
    void changes_the_soa_and_keeps_the_serial_its_own() {
        RecordSet soa = set("@", "SOA", "ns9.example.net. admin.example.net. 4000000000 1 2 4 5");

        Judgement.Accepted accepted = accepted(judge(STORED, new RecordChange.Replace(soa)));

        assertThat(accepted.next().soa().mname()).isEqualTo(DomainName.parse("ns9.example.net"));
        assertThat(accepted.next().serial()).isEqualTo(new Serial(42));
        assertThat(accepted.patch().isEmpty()).isTrue();
    }

    @Test
    void writes_the_soa_with_the_serial_of_its_version() {
        RecordSet soa = SOA.toRecordSet(ZoneFixture.APEX, new Serial(4_294_967_295L));

        assertThat(Soa.of(soa)).isEqualTo(SOA);
        assertThat(Soa.serialIn(soa)).isEqualTo(new Serial(4_294_967_295L));
    }

    @Test
    void stops_at_a_precondition_that_does_not_hold() {
        ZoneChange change = new ZoneChange.ChangeRecords(List.of(replace("b", "A", "192.0.2.3")));

        assertThat(judge(STORED, new Precondition.ZoneIsAt(new Serial(40)), change))
                .isInstanceOf(Judgement.PreconditionFailed.class);
        assertThat(judge(STORED, new Precondition.RecordSetExists(key("b", "A")), change))
                .isInstanceOf(Judgement.PreconditionFailed.class);
        assertThat(judge(STORED, new Precondition.RecordSetAbsent(key("www", "A")), change))
                .isInstanceOf(Judgement.PreconditionFailed.class);
    }

    @Test
    void knows_a_record_set_by_the_tag_of_its_content() {
        ZoneChange change = new ZoneChange.ChangeRecords(List.of(replace("www", "A", "192.0.2.3")));
        ContentTag seen = ContentTag.of(set("www", "A", "192.0.2.1"));
        ContentTag other = ContentTag.of(set("www", "A", "192.0.2.7"));

        assertThat(judge(STORED, new Precondition.RecordSetIs(key("www", "A"), seen), change))
                .isInstanceOf(Judgement.Accepted.class);
        assertThat(judge(STORED, new Precondition.RecordSetIs(key("www", "A"), other), change))
                .isInstanceOf(Judgement.PreconditionFailed.class);
    }

    @Test
    void replaces_contents_by_writing_the_difference() {
        MemoryContents wished = contents(set("www", "A", "192.0.2.1"), set("new", "A", "192.0.2.5"));

        Judgement.Accepted accepted = accepted(replaceAll(wished, Optional.empty()));

        assertThat(accepted.patch())
                .isEqualTo(
                        new ZonePatch(List.of(set("txt", "TXT", "one", "two")), List.of(set("new", "A", "192.0.2.5"))));
        assertThat(accepted.next().recordSetCount()).isEqualTo(3);
    }

    @Test
    void replaces_contents_as_a_whole_where_they_differ_in_much() {
        RecordSet[] sets = IntStream.range(0, 1001)
                .mapToObj(i -> set("h" + i, "A", "192.0.2.1"))
                .toArray(RecordSet[]::new);
        MemoryContents wished = contents(sets);

        Judgement judgement = replaceAll(wished, Optional.empty());

        assertThat(judgement).isInstanceOfSatisfying(Judgement.Replaced.class, replaced -> {
            assertThat(replaced.contents()).isSameAs(wished);
            assertThat(replaced.next().recordSetCount()).isEqualTo(1002);
        });
    }

    @Test
    void finds_nothing_to_do_where_the_new_contents_are_the_old_ones() {
        assertThat(replaceAll(STORED, Optional.of(new Serial(99)))).isInstanceOf(Judgement.Unchanged.class);
    }

    @ParameterizedTest(name = "RFC 1982: file serial {0} over 41 becomes {1}")
    @CsvSource({"2026112201, 2026112201", "42, 42", "41, 42", "7, 42", "4294967295, 42", "2147483688, 2147483688"})
    void takes_the_serial_of_new_contents_only_where_it_is_ahead(long wished, long expected) {
        MemoryContents changed = contents(set("www", "A", "192.0.2.77"));

        assertThat(accepted(replaceAll(changed, Optional.of(new Serial(wished))))
                        .next()
                        .serial())
                .isEqualTo(new Serial(expected));
    }

    @ParameterizedTest(name = "deleted at {0}, created with {1}: starts at {2}")
    @CsvSource({"7, , 8", "7, 100, 100", "7, 3, 8", ", 100, 100", ", , 1", "3000000000, , 3000000001"})
    void starts_a_zone_ahead_of_what_was_served_before(@Nullable Long last, @Nullable Long wished, long expected) {
        ZoneCreation creation = new ZoneCreation(
                new TenantId("t"),
                ZoneFixture.APEX,
                SOA,
                ZoneSettings.PLAIN,
                Optional.ofNullable(wished).map(Serial::new),
                contents(),
                new Actor("a"),
                ChangeNote.NONE,
                Optional.empty(),
                NOW,
                ZoneLimits.DEFAULT,
                ChangeGuard.NONE);

        assertThat(creation.firstVersion(Optional.ofNullable(last).map(serial -> ZoneFixture.zone(serial, contents())))
                        .serial())
                .isEqualTo(new Serial(expected));
    }

    @Test
    void contents_without_an_soa_leave_the_one_that_is_there_by_then() {
        Soa changed = SOA.withMname(DomainName.parse("ns9.example.net"));
        ZoneChange wish = new ZoneChange.ReplaceContents(
                Optional.empty(), Optional.empty(), contents(set("www", "A", "192.0.2.9")));

        Judgement.Accepted accepted = accepted(judgeWith(changed, wish));

        assertThat(accepted.next().soa()).isEqualTo(changed);
    }

    @Test
    void an_soa_without_a_primary_name_server_leaves_the_one_that_is_there_by_then() {
        DomainName primary = DomainName.parse("ns9.example.net");
        Soa wished = new Soa(SOA.mname(), SOA.rname(), 7300, SOA.retry(), SOA.expire(), SOA.minimum(), SOA.ttl());

        Judgement.Accepted accepted = accepted(judgeWith(
                SOA.withMname(primary),
                new ZoneChange.ReplaceSoa(wished, new ZoneChange.Primary.Kept(), SerialPolicy.INCREMENT)));

        assertThat(accepted.next().soa()).isEqualTo(wished.withMname(primary));
    }

    @Test
    void an_soa_with_the_first_of_a_set_names_it_only_in_a_zone_that_still_follows_the_set() {
        NameServerSetName set = new NameServerSetName("main");
        DomainName primary = DomainName.parse("ns9.example.net");
        Soa stored = SOA.withMname(primary);
        Soa wished = new Soa(SOA.mname(), SOA.rname(), 7300, SOA.retry(), SOA.expire(), SOA.minimum(), SOA.ttl());
        ZoneChange change =
                new ZoneChange.ReplaceSoa(wished, new ZoneChange.Primary.OfSet(set), SerialPolicy.INCREMENT);
        Zone follower = zone(stored, ZoneSettings.PLAIN.following(Optional.of(set)), STORED);

        Judgement.Accepted following = accepted(judge(follower, STORED, new Precondition.None(), change));
        Judgement.Accepted left = accepted(judgeWith(stored, change));

        assertThat(following.next().soa()).isEqualTo(wished);
        assertThat(left.next().soa()).isEqualTo(wished.withMname(primary));
    }

    private static Judgement judgeWith(Soa stored, ZoneChange change) {
        return judge(zone(stored, ZoneSettings.PLAIN, STORED), STORED, new Precondition.None(), change);
    }

    private static Judgement replaceAll(MemoryContents wished, Optional<Serial> serial) {
        return judge(STORED, new Precondition.None(), new ZoneChange.ReplaceContents(SOA, serial, wished));
    }

    private static Judgement.Accepted accepted(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Accepted.class);
        return (Judgement.Accepted) judgement;
    }
}
