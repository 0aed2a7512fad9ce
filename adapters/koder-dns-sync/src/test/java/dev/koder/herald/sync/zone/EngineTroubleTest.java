package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.sync.zone.port.Cursor;
import dev.koder.herald.sync.zone.port.FeedAnswer;
import dev.koder.herald.sync.zone.port.Report;
import dev.koder.herald.sync.zone.port.ZoneReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that goes wrong at the engine changes what is served. */
final class EngineTroubleTest {
    private static final String ZONE = "example.org.";

    @TempDir
    private Path folder;

    private Pop pop;

    @BeforeEach
    void serve_one_zone() {
        pop = new Pop(folder);
        pop.engine.publish(ZONE, 12);
        pop.settle();
    }

    @AfterEach
    void close() {
        pop.close();
    }

    static Stream<FeedAnswer> useless_answers() {
        return Stream.of(
                new FeedAnswer.NoAnswer("no connection"),
                new FeedAnswer.NoAnswer("status 401"),
                new FeedAnswer.NoAnswer("status 404"),
                new FeedAnswer.NoAnswer("status 500"),
                new FeedAnswer.CursorExpired(),
                new FeedAnswer.Page(new Cursor("first:99"), true, List.of()),
                new FeedAnswer.Page(new Cursor("foreign"), true, List.of()),
                new FeedAnswer.Page(new Cursor("foreign"), false, List.of()));
    }

    @ParameterizedTest
    @MethodSource("useless_answers")
    void a_useless_answer_while_following_changes_nothing(FeedAnswer answer) {
        pop.engine.answerNext(answer);

        pop.settle();

        assertThat(pop.knot.served(ZONE)).isNotEmpty();
        assertThat(pop.problem(ZONE)).isEqualTo("none");
    }

    @ParameterizedTest
    @MethodSource("useless_answers")
    void a_useless_answer_to_a_listing_changes_nothing(FeedAnswer answer) {
        pop.now = pop.now.plus(Duration.ofMinutes(6));
        pop.engine.answerNext(answer);

        pop.settle();

        assertThat(pop.knot.served(ZONE)).isNotEmpty();
        assertThat(pop.problem(ZONE)).isEqualTo("none");
    }

    @Test
    void a_feed_that_is_never_complete_and_never_moves_is_a_trouble_and_no_endless_loop() {
        pop.now = pop.now.plus(Duration.ofMinutes(6));
        FeedAnswer stuck = new FeedAnswer.Page(new Cursor("first:1"), false, List.of());
        pop.engine.answerNext(stuck, stuck);

        pop.round();

        assertThat(pop.troubles().get(Part.ENGINE))
                .isEqualTo("feed: not complete, and the cursor stays (expected: another cursor)");
    }

    @Test
    void an_outage_is_named_and_over_when_the_engine_is_back() {
        pop.engine.outage("no connection");
        pop.settle();
        String during = pop.troubles().getOrDefault(Part.ENGINE, "none");

        pop.engine.outage(null);
        pop.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.8");
        pop.settle();

        assertThat(during).isEqualTo("no connection");
        assertThat(pop.troubles()).isEmpty();
        assertThat(pop.knot.served(ZONE)).contains("192.0.2.8");
    }

    @Test
    void an_agent_started_while_the_engine_is_away_knows_its_zones() {
        pop.engine.outage("no connection");

        pop.restartAgent();
        pop.settle();

        assertThat(pop.applied(ZONE)).isEqualTo(12);
        assertThat(pop.syncedAt()).contains(pop.now);
    }

    @Test
    void reports_that_were_not_taken_are_repeated_after_the_outage() {
        pop.engine.outage("no connection");
        pop.settle();
        pop.engine.reports.clear();
        pop.knot.resign(ZONE);
        pop.after(Duration.ofSeconds(5));

        pop.engine.outage(null);
        pop.after(Duration.ofMinutes(1));

        List<ZoneReport> told = pop.engine.reports.stream()
                .map(Report::zones)
                .flatMap(List::stream)
                .toList();
        assertThat(told).isNotEmpty();
        assertThat(told.getLast().servedSerial()).hasToString("2001");
    }

    @Test
    void a_heartbeat_is_sent_when_there_is_nothing_to_tell() {
        pop.engine.reports.clear();

        pop.after(Duration.ofSeconds(14));
        int early = pop.engine.reports.size();
        pop.after(Duration.ofSeconds(2));

        assertThat(early).isZero();
        assertThat(pop.engine.reports).hasSize(1);
        assertThat(pop.engine.reports.getFirst().zones()).isEmpty();
    }

    @Test
    void a_failed_fetch_is_tried_again_after_a_pause_and_not_before() {
        pop.engine.publish(ZONE, 13);
        pop.engine.serveInstead(ZONE, Export.of(ZONE, 12).withBody("cut"));
        pop.settle();
        int first = pop.engine.fetched.size();
        pop.settle();
        int tooEarly = pop.engine.fetched.size();

        pop.after(Duration.ofSeconds(1));

        assertThat(tooEarly).isEqualTo(first);
        assertThat(pop.engine.fetched).hasSize(first + 1);
    }
}
