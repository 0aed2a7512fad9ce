package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name server that is away, slow or unwilling costs time, and nothing that was served. */
final class NameServerTroubleTest {
    private static final String ZONE = "example.org.";

    @TempDir
    private Path folder;

    private Pop pop;

    @BeforeEach
    void serve_one_zone() {
        pop = new Pop(folder);
        pop.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.7");
        pop.settle();
    }

    @AfterEach
    void close() {
        pop.close();
    }

    private Path file(String suffix) {
        return folder.resolve("zones/example.org.zone" + suffix);
    }

    @Test
    void while_it_is_away_nothing_on_the_disk_changes() throws IOException {
        String before = Files.readString(file(""));
        pop.knot.silent("connection refused");
        pop.settle();

        pop.engine.publish(ZONE, 13);
        pop.engine.publish("new.example.", 1);
        pop.settle();

        assertThat(file("")).hasContent(before);
        assertThat(folder.resolve("zones/new.example.zone")).doesNotExist();
        assertThat(pop.engine.fetched).hasSize(1);
        assertThat(pop.troubles()).containsKeys(Part.KNOT_CONTROL, Part.KNOT_DNS);
    }

    @Test
    void what_came_meanwhile_is_served_once_it_is_back() {
        pop.knot.silent("connection refused");
        pop.settle();
        pop.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.8");
        pop.engine.publish("new.example.", 1);
        pop.settle();

        pop.knot.restart();
        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.8");
        assertThat(pop.knot.served("new.example.")).isNotEmpty();
        assertThat(pop.troubles()).isEmpty();
    }

    @Test
    void a_version_that_kills_it_is_out_of_its_way_when_it_starts_again() {
        pop.knot.diesOnPoison();
        pop.engine.publish(ZONE, 13, "x.example.org. TXT " + MemoryKnot.POISON);
        pop.settle();
        String problem = pop.problem(ZONE);

        pop.knot.restart();

        assertThat(problem).isEqualTo("Knot went away while it loaded serial 13: gone");
        assertThat(pop.knot.served(ZONE)).contains("192.0.2.7");
    }

    @Test
    void a_version_that_kills_it_is_tried_again_later_and_later() {
        pop.knot.diesOnPoison();
        pop.engine.publish(ZONE, 13, "x.example.org. TXT " + MemoryKnot.POISON);
        pop.settle();
        int deaths = 0;

        for (int seconds = 0; seconds < 120; seconds++) {
            deaths += pop.knot.served(ZONE).isEmpty() ? 1 : 0;
            pop.knot.restart();
            pop.after(Duration.ofSeconds(1));
        }

        assertThat(deaths).isBetween(5, 10);
    }

    @Test
    void a_load_that_takes_too_long_stays_on_trial_and_is_confirmed_later() {
        pop.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.8");
        pop.knot.late("has not answered for 60 s");
        pop.feedAndUpdate();
        boolean wasOnTrial = Files.exists(file(".prev"));

        pop.knot.late(null);
        pop.after(Duration.ofSeconds(10));

        assertThat(wasOnTrial).isTrue();
        assertThat(file(".prev")).doesNotExist();
        assertThat(pop.applied(ZONE)).isEqualTo(13);
        assertThat(pop.problem(ZONE)).isEqualTo("none");
    }

    @Test
    void a_zone_that_clients_do_not_get_counts_as_not_served() {
        pop.knot.keepsFromClients(ZONE, true);
        pop.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.8");
        pop.settle();
        String problem = pop.problem(ZONE);
        boolean wasOnTrial = Files.exists(file(".prev"));

        pop.knot.keepsFromClients(ZONE, false);
        pop.after(Duration.ofSeconds(10));

        assertThat(problem).isEqualTo("Knot has loaded serial 2001 and answers \"SERVFAIL\"");
        assertThat(wasOnTrial).isTrue();
        assertThat(file(".prev")).doesNotExist();
        assertThat(pop.applied(ZONE)).isEqualTo(13);
    }

    @Test
    void a_serial_that_it_counts_on_by_itself_is_noticed_and_reported() {
        pop.knot.resign(ZONE);

        pop.after(Duration.ofSeconds(5));

        assertThat(pop.engine.reports.getLast().zones().getFirst().servedSerial())
                .hasToString("2001");
        assertThat(pop.engine.reports.getLast().zones().getFirst().serial()).hasToString("12");
    }

    @Test
    void a_zone_it_has_lost_is_loaded_anew() throws IOException {
        String text = Files.readString(file(""));
        Files.writeString(file(""), "not a zone\n");
        pop.knot.restart();
        Files.writeString(file(""), text);

        pop.settle();

        assertThat(pop.knot.served(ZONE)).isNotEmpty();
    }

    @Test
    void a_file_that_was_damaged_is_fetched_again() throws IOException {
        Files.writeString(file(""), "; zone example.org. serial 12\n");
        pop.knot.restart();

        pop.restartAgent();
        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.7");
    }

    @Test
    void a_zone_its_running_configuration_does_not_name_makes_it_read_that_anew() throws IOException {
        String list = Files.readString(folder.resolve("zones.conf"));
        Files.writeString(folder.resolve("zones.conf"), "");
        pop.knot.restart();
        Files.writeString(folder.resolve("zones.conf"), list);

        pop.settle();

        assertThat(pop.knot.served(ZONE)).isNotEmpty();
    }

    @Test
    void a_zone_of_the_operators_own_is_left_alone_and_keeps_nobody_else_out() {
        pop.knot.operatorAdds("own.example.");
        pop.engine.publish("own.example.", 1);
        pop.engine.publish("new.example.", 1);

        pop.settle();

        assertThat(pop.problem("own.example.")).isEqualTo("Knot has the zone already, from outside the agent's list");
        assertThat(pop.knot.served("new.example.")).isNotEmpty();
        assertThat(pop.troubles()).isEmpty();
    }

    @Test
    void a_zone_it_refuses_to_configure_keeps_nobody_else_out() {
        pop.knot.refusesToConfigure("bad.example.");
        for (int i = 0; i < 8; i++) {
            pop.engine.publish("z" + i + ".example.", 1);
        }
        pop.engine.publish("bad.example.", 1);

        pop.settle();

        assertThat(pop.knot.configured()).hasSize(9).doesNotContain(DomainName.parse("bad.example."));
        assertThat(pop.problem("bad.example.")).isEqualTo("Knot refused its configuration: duplicate identifier");
    }

    @Test
    void a_configuration_broken_elsewhere_is_named_and_healed_once_it_is_whole() {
        pop.knot.brokenElsewhere("file error");
        pop.engine.publish("new.example.", 1);
        pop.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.8");
        pop.settle();
        String during = pop.troubles().getOrDefault(Part.KNOT_CONFIGURATION, "none");
        boolean isChangeServed = pop.knot.served(ZONE).contains("192.0.2.8");

        pop.knot.brokenElsewhere(null);
        pop.after(Duration.ofMinutes(5));

        assertThat(during).isEqualTo("Knot refuses its configuration, also without new zones: file error");
        assertThat(isChangeServed).isTrue();
        assertThat(pop.knot.served("new.example.")).isNotEmpty();
        assertThat(pop.troubles()).isEmpty();
    }

    @Test
    void other_settings_for_all_zones_are_written_and_loaded_at_the_next_start() {
        int loads = pop.knot.loads;

        pop.restartAgent("herald-unsigned");
        pop.settle();

        assertThat(folder.resolve("zones.conf"))
                .content()
                .contains("herald-unsigned")
                .doesNotContain("herald-signed");
        assertThat(pop.knot.loads).isEqualTo(loads + 1);
    }

    @Test
    void a_lost_folder_is_filled_again_and_no_zone_is_off_the_air_meanwhile() throws IOException {
        for (int i = 0; i < 10; i++) {
            pop.engine.publish("z" + i + ".example.", 1);
        }
        pop.settle();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        pop.restartAgent();
        int fewest = 11;

        for (int i = 0; i < 10; i++) {
            pop.round();
            pop.now = pop.now.plusSeconds(2);
            fewest = Math.min(fewest, pop.knot.configured().size());
        }
        pop.settle();

        assertThat(fewest).isEqualTo(11);
        assertThat(pop.problem(ZONE)).isEqualTo("none");
        assertThat(pop.applied(ZONE)).isEqualTo(12);
        assertThat(folder.resolve("zones.conf")).content().contains("# end zones 11 ");
    }

    @Test
    void a_lost_folder_is_not_waited_for_for_ever() throws IOException {
        pop.engine.publish("broken.example.", 1);
        pop.settle();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        pop.engine.serveInstead("broken.example.", Export.claiming("nothing\n", 1, 1));
        pop.restartAgent();
        pop.settle();
        boolean waited = pop.applied(ZONE) < 0;

        pop.after(Duration.ofSeconds(61));

        assertThat(waited).isTrue();
        assertThat(pop.applied(ZONE)).isEqualTo(12);
    }

    @Test
    void a_lost_list_of_zones_is_written_anew_from_the_files() throws IOException {
        Files.delete(folder.resolve("zones.conf"));

        pop.engine.outage("no connection");
        pop.restartAgent();
        pop.settle();
        pop.knot.restart();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.7");
    }

    @Test
    void a_damaged_list_of_zones_is_written_anew_from_the_files() throws IOException {
        Files.writeString(folder.resolve("zones.conf"), "zone:\n  - domain: \"exa");

        pop.engine.outage("no connection");
        pop.restartAgent();
        pop.settle();
        pop.knot.restart();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.7");
    }
}
