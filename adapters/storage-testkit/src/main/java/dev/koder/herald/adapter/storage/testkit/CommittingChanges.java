package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.NameServer;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneSettings;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store makes of lawful commits. */
abstract class CommittingChanges extends Contract {

    @Test
    void puts_a_new_record_set_in_place() {
        created(aZone());

        done(aCommit().replacing("www", "A", "192.0.2.1"));

        assertThat(stored("www.example.org", "A")).contains(recordSet("www.example.org", "A", "192.0.2.1"));
    }

    @Test
    void replaces_a_record_set() {
        created(aZone().with("www", "A", "192.0.2.1", "192.0.2.2"));

        done(aCommit().replacing("www", "A", "192.0.2.9"));

        assertThat(stored("www.example.org", "A")).contains(recordSet("www.example.org", "A", "192.0.2.9"));
    }

    @Test
    void adds_records_to_a_record_set() {
        created(aZone().with("www", "A", "192.0.2.1"));

        done(aCommit().extending("www", "A", "192.0.2.2"));

        assertThat(stored("www.example.org", "A"))
                .contains(recordSet("www.example.org", "A", "192.0.2.1", "192.0.2.2"));
    }

    @Test
    void takes_records_out_of_a_record_set() {
        created(aZone().with("www", "A", "192.0.2.1", "192.0.2.2"));

        done(aCommit().pruning("www", "A", "192.0.2.1"));

        assertThat(stored("www.example.org", "A")).contains(recordSet("www.example.org", "A", "192.0.2.2"));
    }

    @Test
    void takes_a_record_set_away() {
        created(aZone().with("www", "A", "192.0.2.1").with("www", "AAAA", "2001:db8::1"));

        done(aCommit().deleting("www", "A"));

        assertThat(stored("www.example.org", "A")).isEmpty();
        assertThat(stored("www.example.org", "AAAA")).isPresent();
    }

    @Test
    void finds_the_version_that_it_said_was_committed() {
        Zone first = created(aZone().with("old", "A", "192.0.2.1"));
        Instant at = START.plus(Duration.ofMinutes(5));

        Zone second = done(aCommit()
                        .replacing("www", "A", "192.0.2.1")
                        .replacing("www", "AAAA", "2001:db8::1")
                        .deleting("old", "A")
                        .wishedAt(at))
                .zone();

        assertThat(second)
                .isEqualTo(new Zone(
                        ACME,
                        first.name(),
                        first.serial().next(),
                        first.soa(),
                        ZoneSettings.PLAIN,
                        ZoneLocks.NONE,
                        3,
                        START,
                        at,
                        first.serial()));
        assertThat(found("example.org")).contains(second);
    }

    @Test
    void gives_one_serial_to_a_commit_of_many_changes() {
        Zone before = created(aZone());
        CommitBuilder commit = aCommit();
        for (int i = 0; i < 1_500; i++) {
            commit.replacing("host-" + i, "TXT", "\"" + i + "\"");
        }

        Zone after = done(commit).zone();

        assertThat(after.serial()).isEqualTo(before.serial().next());
        assertThat(after.recordSetCount()).isEqualTo(1_501);
        assertThat(contents("example.org")).hasSize(1_501);
    }

    @Test
    void counts_serials_over_the_end_of_the_numbers() {
        created(aZone().atSerial(Serial.MAX_VALUE));

        assertThat(done(aCommit().replacing("www", "A", "192.0.2.1")).zone().serial())
                .isEqualTo(new Serial(0));
        assertThat(found("example.org")).map(Zone::serial).contains(new Serial(0));
    }

    @Test
    void names_each_commit_differently() {
        ZoneVersion first = createdVersion(aZone());
        ZoneVersion second = done(aCommit().replacing("www", "A", "192.0.2.1"));
        ZoneVersion third = done(aCommit().replacing("www", "A", "192.0.2.2"));

        assertThat(List.of(first.change(), second.change(), third.change())).doesNotHaveDuplicates();
        assertThat(third.change().value()).matches("[A-Za-z0-9-]+");
    }

    @Test
    void changes_the_start_of_authority() {
        Zone before = created(aZone());
        Soa soa = new Soa(name("ns9.example.net"), name("admin.example.net"), 1, 2, 4, 5, new Ttl(6));
        RecordSet wish = soa.toRecordSet(name("example.org"), new Serial(99));

        Zone after = done(aCommit().changing(new RecordChange.Replace(wish))).zone();

        assertThat(after.soa()).isEqualTo(soa);
        assertThat(after.serial()).isEqualTo(before.serial().next());
        assertThat(found("example.org")).contains(after);
        assertThat(stored("example.org", "SOA")).contains(soa.toRecordSet(name("example.org"), after.serial()));
    }

    @Test
    void changes_how_serials_go_on() {
        created(aZone());
        Instant at = Instant.parse("2026-01-15T12:00:00Z");

        Zone after = done(aCommit()
                        .making(new ZoneChange.ReplaceSoa(ZoneBuilder.soa(), SerialPolicy.DATE))
                        .wishedAt(at))
                .zone();
        Zone later =
                done(aCommit().replacing("www", "A", "192.0.2.1").wishedAt(at)).zone();

        assertThat(after.settings().serialPolicy()).isEqualTo(SerialPolicy.DATE);
        assertThat(after.serial()).isEqualTo(new Serial(2_026_011_500L));
        assertThat(later.serial()).isEqualTo(new Serial(2_026_011_501L));
        assertThat(found("example.org")).contains(later);
    }

    @Test
    void changes_which_name_servers_a_zone_follows() {
        created(aZone());
        NameServerSetName set = new NameServerSetName("vanity");
        NameServers servers = new NameServers(List.of(
                new NameServer(name("ns.example.org"), Optional.of(List.of(NameServer.address("2001:db8::1"))))));

        Zone after = done(aCommit()
                        .making(new ZoneChange.ReplaceNameServers(servers, Optional.of(set), Optional.empty())))
                .zone();

        assertThat(after.settings().follows(set)).isTrue();
        assertThat(found("example.org")).contains(after);
        assertThat(contents("example.org"))
                .containsExactly(
                        recordSet("example.org", "NS", "ns.example.org."),
                        recordSet("ns.example.org", "AAAA", "2001:db8::1"));
        assertThat(done(aCommit().replacing("@", "NS", "ns1.example.net."))
                        .zone()
                        .settings())
                .isEqualTo(ZoneSettings.PLAIN);
        assertThat(found("example.org")).map(Zone::settings).contains(ZoneSettings.PLAIN);
    }

    @Test
    void puts_whole_new_contents_in_the_place_of_the_old_ones() {
        created(aZone().with("kept", "A", "192.0.2.1")
                .with("old", "A", "192.0.2.2")
                .with("www", "A", "192.0.2.3"));
        ZoneBuilder wish = aZone().with("kept", "A", "192.0.2.1")
                .with("new", "A", "192.0.2.4")
                .with("www", "A", "192.0.2.5");

        Zone after = done(replacement(wish)).zone();

        assertThat(after.serial()).isEqualTo(new Serial(2));
        assertThat(after.recordSetCount()).isEqualTo(4);
        assertThat(found("example.org")).contains(after);
        assertThat(contents("example.org")).containsExactlyElementsOf(AllOf.these(wish.contents()));
    }

    @Test
    void puts_large_new_contents_in_the_place_of_others() {
        created(aZone().withHosts(2_500, i -> "host-" + i));
        ZoneBuilder wish = aZone().withHosts(2_500, i -> "host-" + (i + 1_000));

        done(replacement(wish));

        assertThat(contents("example.org")).containsExactlyElementsOf(AllOf.these(wish.contents()));
    }

    @Test
    void passes_over_case_in_names_of_zones_and_owners() {
        created(aZone().with("www", "A", "192.0.2.1"));

        done(aCommit().to("EXAMPLE.org").replacing("WWW", "A", "192.0.2.2"));

        assertThat(contents("example.org"))
                .containsExactly(
                        recordSet("example.org", "NS", "ns1.example.net."),
                        recordSet("www.example.org", "A", "192.0.2.2"));
    }

    @Test
    void writes_nothing_for_a_commit_that_changes_nothing() {
        Zone before = created(aZone().with("www", "A", "192.0.2.1"));
        FeedCursor feed = feed().next();

        CommitOutcome outcome = zones().commit(aCommit()
                .replacing("www", "A", "192.0.2.1")
                .deleting("gone", "A")
                .commit());

        assertThat(outcome).isEqualTo(new CommitOutcome.Unchanged(before, ZoneFindings.NONE));
        assertThat(found("example.org")).contains(before);
        assertThat(feedAfter(feed).zones()).isEmpty();
        assertThat(feedAfter(feed).next()).isEqualTo(feed);
    }

    @Test
    void writes_nothing_for_new_contents_that_equal_the_old_ones() {
        ZoneBuilder zone = aZone().with("www", "A", "192.0.2.1");
        Zone before = created(zone);
        FeedCursor feed = feed().next();

        CommitOutcome outcome = zones().commit(replacement(zone).commit());

        assertThat(outcome).isEqualTo(new CommitOutcome.Unchanged(before, ZoneFindings.NONE));
        assertThat(feedAfter(feed).zones()).isEmpty();
    }

    private static CommitBuilder replacement(ZoneBuilder wish) {
        return aCommit()
                .replacingAll(new ZoneChange.ReplaceContents(ZoneBuilder.soa(), Optional.empty(), wish.contents()));
    }

    @Test
    void leaves_other_zones_alone() {
        created(aZone().named("example.org").with("www", "A", "192.0.2.1"));
        Zone other = created(aZone().named("example.com").with("www", "A", "192.0.2.1"));

        done(aCommit().to("example.org").replacing("www", "A", "192.0.2.2"));

        DomainName otherName = name("example.com");
        assertThat(zones().find(ACME, otherName)).contains(other);
        assertThat(contents(ACME, otherName)).contains(recordSet("www.example.com", "A", "192.0.2.1"));
    }
}
