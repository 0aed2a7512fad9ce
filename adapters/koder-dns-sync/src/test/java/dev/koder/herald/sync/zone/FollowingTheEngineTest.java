package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.ZoneReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine wants comes to be served, and only what it says in so many words is taken away. */
final class FollowingTheEngineTest {
    private static final String ZONE = "example.org.";

    @TempDir
    private Path folder;

    private Pop pop;

    @BeforeEach
    void open() {
        pop = new Pop(folder);
    }

    @AfterEach
    void close() {
        pop.close();
    }

    @Test
    void a_new_zone_is_listed_loaded_and_reported_with_its_ds() {
        pop.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.7");

        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("www.example.org. 300 IN A 192.0.2.7");
        ZoneReport report = pop.engine.reports.getLast().zones().getFirst();
        assertThat(report.serial()).hasToString("12");
        assertThat(report.servedSerial()).hasToString("2000");
        assertThat(report.loadedAt()).isEqualTo(pop.now);
        assertThat(report.error()).isNull();
        assertThat(report.ds()).hasSize(1);
    }

    @Test
    void many_new_zones_join_in_one_change_of_the_configuration() {
        for (int i = 0; i < 50; i++) {
            pop.engine.publish("z" + i + ".example.", 1);
        }

        pop.settle();

        assertThat(pop.knot.configured()).hasSize(50);
        assertThat(pop.knot.reconfigurations).isEqualTo(1);
    }

    @Test
    void a_change_is_served_and_the_file_before_it_is_gone() {
        pop.engine.publish(ZONE, 12);
        pop.settle();

        pop.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.8");
        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.8");
        assertThat(pop.applied(ZONE)).isEqualTo(13);
        assertThat(names("zones")).containsExactly("example.org.zone");
    }

    @Test
    void a_serial_that_went_back_is_followed_as_the_engine_decides() {
        pop.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.7");
        pop.settle();

        pop.engine.publish(ZONE, 5, "www.example.org. A 192.0.2.5");
        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.5");
    }

    @Test
    void an_export_newer_than_the_feed_is_taken_and_not_fetched_again() {
        pop.engine.publish(ZONE, 12);
        pop.engine.serveInstead(ZONE, Export.of(ZONE, 13));

        pop.settle();

        assertThat(pop.applied(ZONE)).isEqualTo(13);
        assertThat(pop.engine.fetched).hasSize(1);
    }

    @Test
    void an_export_older_than_the_feed_is_not_taken() {
        pop.engine.publish(ZONE, 12);
        pop.settle();

        pop.engine.publish(ZONE, 14);
        pop.engine.serveInstead(ZONE, Export.of(ZONE, 13));
        pop.settle();

        assertThat(pop.applied(ZONE)).isEqualTo(12);
        assertThat(pop.problem(ZONE)).isEqualTo("export: serial 13 (expected: 14 as the feed says)");
    }

    @Test
    void a_deleted_zone_is_no_longer_served_and_its_file_is_kept_aside() {
        pop.engine.publish(ZONE, 12);
        pop.settle();

        pop.engine.delete(ZONE);
        pop.settle();

        assertThat(pop.knot.configured()).isEmpty();
        assertThat(names("zones")).isEmpty();
        assertThat(names("removed")).containsExactly("20260101T000000Z-example.org.zone");
    }

    private List<ZoneReport> told() {
        return pop.engine.reports.stream()
                .flatMap(report -> report.zones().stream())
                .toList();
    }

    @Test
    void a_zone_deleted_while_the_agent_was_away_is_reported_as_gone_once_it_is() {
        pop.engine.publish(ZONE, 12);
        pop.settle();
        pop.engine.delete(ZONE);
        pop.engine.reports.clear();

        pop.restartAgent();
        pop.settle();
        pop.after(Duration.ofSeconds(15));

        assertThat(pop.knot.configured()).isEmpty();
        assertThat(told()).containsExactly(ZoneReport.gone(DomainName.parse(ZONE)));
    }

    @Test
    void an_agent_that_was_killed_before_it_could_say_that_a_zone_is_gone_says_so_when_it_starts() {
        pop.engine.publish(ZONE, 12);
        pop.settle();
        pop.engine.delete(ZONE);
        pop.settle();
        pop.engine.reports.clear();

        pop.restartAgent();
        pop.settle();
        pop.after(Duration.ofMinutes(10));

        assertThat(told()).containsExactly(ZoneReport.gone(DomainName.parse(ZONE)));
    }

    @Test
    void a_file_kept_aside_is_deleted_when_its_time_is_over() throws IOException {
        pop.engine.publish(ZONE, 12);
        pop.settle();
        pop.engine.delete(ZONE);
        pop.settle();

        assertThat(pop.sweep(pop.now)).isZero();
        assertThat(pop.sweep(pop.now.plusSeconds(1))).isEqualTo(1);

        assertThat(names("removed")).isEmpty();
    }

    @Test
    void a_zone_deleted_and_made_anew_is_served_again() {
        pop.engine.publish(ZONE, 12);
        pop.settle();
        pop.engine.delete(ZONE);
        pop.settle();

        pop.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.9");
        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.9");
    }

    @Test
    void a_complete_listing_without_a_zone_names_it_and_keeps_it() {
        pop.engine.publish(ZONE, 12);
        pop.settle();

        pop.engine.replaceStore("second");
        pop.settle();

        assertThat(pop.knot.served(ZONE)).isNotEmpty();
        assertThat(pop.state(ZONE).orphanSince()).isEqualTo(pop.now);
    }

    @Test
    void an_orphan_that_is_listed_again_is_none() {
        pop.engine.publish(ZONE, 12);
        pop.settle();
        pop.engine.replaceStore("second");
        pop.settle();

        pop.engine.publish(ZONE, 12);
        pop.settle();

        assertThat(pop.state(ZONE).orphanSince()).isNull();
    }

    @Test
    void another_store_with_equal_serials_has_every_zone_compared() {
        pop.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.7");
        pop.settle();

        pop.engine.replaceStore("second");
        pop.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.12");
        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.12");
    }

    @Test
    void another_store_is_noticed_by_an_agent_that_was_down_meanwhile() {
        pop.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.7");
        pop.settle();

        pop.engine.replaceStore("second");
        pop.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.12");
        pop.restartAgent();
        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.12");
    }

    @Test
    void the_feed_is_read_from_the_beginning_at_start_and_every_five_minutes() {
        pop.engine.publish(ZONE, 12);
        pop.settle();
        long before = listings();

        pop.after(Duration.ofMinutes(4));
        long early = listings();
        pop.after(Duration.ofMinutes(2));

        assertThat(before).isEqualTo(1);
        assertThat(early).isEqualTo(1);
        assertThat(listings()).isEqualTo(2);
    }

    private long listings() {
        return pop.engine.asked.stream().filter("-"::equals).count();
    }

    @Test
    void a_restarted_agent_fetches_nothing_that_it_has_already() {
        pop.engine.publish(ZONE, 12);
        pop.settle();

        pop.restartAgent();
        pop.settle();

        assertThat(pop.engine.fetched).containsExactly(DomainName.parse(ZONE));
        assertThat(pop.applied(ZONE)).isEqualTo(12);
    }

    @Test
    void a_restarted_agent_without_its_place_in_the_feed_loses_nothing() throws IOException {
        pop.engine.publish(ZONE, 12);
        pop.settle();

        Files.delete(folder.resolve("cursor"));
        pop.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.8");
        pop.restartAgent();
        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.8");
    }

    @Test
    void a_listing_of_several_pages_is_read_to_its_end() {
        pop.engine.pageSize(7);
        for (int i = 0; i < 30; i++) {
            pop.engine.publish("z" + i + ".example.", 1);
        }

        pop.settle();

        assertThat(pop.knot.configured()).hasSize(30);
    }

    private List<String> names(String sub) {
        try (Stream<Path> files = Files.list(folder.resolve(sub))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
