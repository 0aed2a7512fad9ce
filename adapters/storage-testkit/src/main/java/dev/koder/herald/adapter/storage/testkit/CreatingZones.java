package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneRule;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store does with a wish for a zone that never was. */
abstract class CreatingZones extends Contract {

    @Test
    void finds_what_was_created() {
        Zone created = created(aZone().with("www", "A", "192.0.2.1"));

        assertThat(created)
                .isEqualTo(new Zone(
                        ACME,
                        name("example.org"),
                        new Serial(1),
                        ZoneBuilder.soa(),
                        ZoneSettings.PLAIN,
                        ZoneLocks.NONE,
                        2,
                        START,
                        START));
        assertThat(found("example.org")).contains(created);
        assertThat(contents("example.org"))
                .containsExactly(
                        recordSet("example.org", "NS", "ns1.example.net."),
                        recordSet("www.example.org", "A", "192.0.2.1"));
    }

    @Test
    void takes_the_serial_that_the_contents_came_with() {
        assertThat(created(aZone().atSerial(2_026_011_501L)).serial()).isEqualTo(new Serial(2_026_011_501L));
    }

    @Test
    void takes_the_highest_serial() {
        assertThat(created(aZone().atSerial(Serial.MAX_VALUE)).serial()).isEqualTo(new Serial(Serial.MAX_VALUE));
        assertThat(found("example.org")).map(Zone::serial).contains(new Serial(Serial.MAX_VALUE));
    }

    @Test
    void keeps_zone_names_in_lower_case() {
        created(aZone().named("Example.ORG"));

        assertThat(found("example.org")).map(zone -> zone.name().toString()).contains("example.org.");
    }

    @Test
    void finds_zones_without_regard_to_case() {
        Zone created = created(aZone().named("example.org"));

        assertThat(found("EXAMPLE.org")).contains(created);
    }

    @Test
    void tells_an_owner_that_the_zone_is_there_already() {
        Zone first = created(aZone().with("www", "A", "192.0.2.1"));
        FeedCursor before = feed().next();

        CreateOutcome outcome = zones().create(aZone().named("Example.Org").creation());

        assertThat(outcome).isEqualTo(new CreateOutcome.AlreadyYours());
        assertThat(found("example.org")).contains(first);
        assertThat(contents("example.org")).hasSize(2);
        assertThat(feedAfter(before).zones()).isEmpty();
    }

    @Test
    void tells_others_that_the_name_is_held() {
        created(aZone().ownedBy(ACME));

        CreateOutcome outcome = zones().create(aZone().ownedBy(GLOBEX).creation());

        assertThat(outcome).isEqualTo(new CreateOutcome.NameHeld());
        assertThat(zones().find(GLOBEX, name("example.org"))).isEmpty();
    }

    @Test
    void refuses_contents_that_break_rules_and_keeps_nothing_of_them() {
        FeedCursor before = feed().next();

        CreateOutcome outcome = zones().create(aZone().withoutNameServer().creation());

        assertThat(outcome).isInstanceOfSatisfying(CreateOutcome.Refused.class, refused -> assertThat(
                        refused.errors().first())
                .extracting("rule")
                .containsExactly(ZoneRule.APEX_HAS_NAME_SERVERS));
        assertThat(found("example.org")).isEmpty();
        assertThat(feedAfter(before).zones()).isEmpty();
    }

    @Test
    void keeps_how_a_zone_is_run() {
        ZoneSettings settings = new ZoneSettings(SerialPolicy.DATE, Optional.of(new NameServerSetName("vanity")), true);

        Zone created = created(aZone().run(settings));

        assertThat(created.settings()).isEqualTo(settings);
        assertThat(created.serial()).isEqualTo(new Serial(2_026_011_500L));
        assertThat(found("example.org")).contains(created);
    }

    @Test
    void keeps_the_root_zone_like_any_other() {
        ZoneBuilder zone = aZone().named(".").with("ns1.example.net.", "A", "192.0.2.1");

        Zone root = created(zone);

        assertThat(found(".")).contains(root);
        assertThat(contents("."))
                .containsExactly(
                        recordSet(".", "NS", "ns1.example.net."), recordSet("ns1.example.net", "A", "192.0.2.1"));
    }

    @Test
    void keeps_a_zone_of_five_thousand_record_sets() {
        ZoneBuilder zone = aZone().withHosts(4_999, i -> "host-" + i);

        Zone created = created(zone);

        assertThat(created.recordSetCount()).isEqualTo(5_000);
        assertThat(contents("example.org")).containsExactlyElementsOf(AllOf.these(zone.contents()));
    }

    @Test
    void names_each_change_differently() {
        assertThat(createdVersion(aZone().named("example.org")).change())
                .isNotEqualTo(createdVersion(aZone().named("example.com")).change());
    }
}
