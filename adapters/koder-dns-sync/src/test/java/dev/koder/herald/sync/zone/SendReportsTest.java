package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.FeedEntry;
import dev.koder.herald.sync.zone.port.ZoneReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The engine learns what is new, in pieces it can take, until it has taken them. */
final class SendReportsTest {
    private static final DomainName ZONE = DomainName.parse("z0.example.");

    private final MemoryEngine engine = new MemoryEngine();
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(1));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ZoneBook book = new ZoneBook(() -> now, backoff, () -> {});
    private final Troubles troubles = new Troubles(() -> now);
    private final SendReports reports =
            new SendReports(engine, book, troubles, () -> now, backoff, Duration.ofSeconds(15));

    private void zonesInTrouble(int count) {
        book.wish(
                IntStream.range(0, count)
                        .mapToObj(i -> new FeedEntry(
                                DomainName.parse("z" + i + ".example."), new Serial(1), FeedEntry.Fate.LIVE))
                        .toList(),
                false);
        book.take(count).forEach(state -> book.done(state, new Outcome.Kept("no connection")));
    }

    @Test
    void more_news_than_one_report_holds_goes_into_several_one_right_after_the_other() throws Exception {
        zonesInTrouble(1200);

        List<Duration> waits = List.of(reports.step(), reports.step(), reports.step());

        assertThat(waits).containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(15));
        assertThat(engine.reports).extracting(report -> report.zones().size()).containsExactly(500, 500, 200);
    }

    @Test
    void news_is_told_at_once_and_not_twice() throws Exception {
        reports.step();
        zonesInTrouble(1);

        reports.step();
        reports.step();

        assertThat(engine.reports).extracting(report -> report.zones().size()).containsExactly(0, 1);
        assertThat(engine.reports.getLast().zones().getFirst().error()).isEqualTo("no connection");
    }

    @Test
    void a_deleted_zone_is_told_as_gone_once_it_is_served_no_more() throws Exception {
        zonesInTrouble(1);
        reports.step();

        delete();
        reports.step();

        assertThat(engine.reports.getLast().zones()).containsExactly(ZoneReport.gone(ZONE));
        assertThat(book.untold(10)).isEmpty();
    }

    @Test
    void a_deleted_zone_is_told_as_gone_though_this_agent_never_told_of_it() {
        book.found(List.of(ZoneState.found(ZONE, null, true)));

        delete();
        book.takeMembers();
        book.membersAre(Set.of());
        book.done(book.get(ZONE), new Outcome.Left());

        assertThat(book.untold(10)).containsExactly(ZoneReport.gone(ZONE));
    }

    @Test
    void a_zone_that_goes_while_all_is_to_be_told_again_is_told_as_gone() throws Exception {
        zonesInTrouble(1);
        reports.step();

        book.tellAll();
        delete();

        assertThat(book.untold(10)).containsExactly(ZoneReport.gone(ZONE));
    }

    @Test
    void a_zone_that_went_while_its_report_was_on_its_way_is_never_told_as_served_again() {
        zonesInTrouble(1);
        List<ZoneReport> sent = book.untold(500);
        delete();

        book.told(sent);
        book.told(List.of(ZoneReport.gone(ZONE)));
        book.tellAll();

        assertThat(book.untold(10)).isEmpty();
    }

    @Test
    void deleted_zones_that_are_not_here_are_told_as_gone_and_those_that_are_on_their_way_out_are_not() {
        DomainName other = DomainName.parse("other.example.");
        book.found(List.of(ZoneState.found(ZONE, null, true)));

        book.tellGone(List.of(ZONE, other));

        assertThat(book.untold(10)).containsExactly(ZoneReport.gone(other));
    }

    @Test
    void an_engine_that_did_not_know_this_point_of_presence_is_told_everything_again() throws Exception {
        zonesInTrouble(2);
        reports.step();
        engine.forgetPop();
        now = now.plusSeconds(15);

        List<Duration> waits = List.of(reports.step(), reports.step(), reports.step());

        assertThat(waits).containsExactly(Duration.ZERO, Duration.ofSeconds(15), Duration.ofSeconds(15));
        assertThat(engine.reports).extracting(report -> report.zones().size()).containsExactly(2, 0, 2);
    }

    @Test
    void what_the_first_report_to_an_engine_said_is_not_said_twice() throws Exception {
        zonesInTrouble(2);
        engine.forgetPop();

        reports.step();

        assertThat(book.untold(10)).isEmpty();
    }

    private void delete() {
        book.wish(List.of(new FeedEntry(ZONE, new Serial(1), FeedEntry.Fate.DELETED)), false);
    }

    @Test
    void what_changed_while_a_report_was_on_its_way_is_still_news() {
        zonesInTrouble(1);
        List<ZoneReport> sent = book.untold(500);
        now = now.plusSeconds(10);
        book.take(1).forEach(state -> book.done(state, new Outcome.Kept("status 500")));

        book.told(sent);

        assertThat(book.untold(500)).extracting(ZoneReport::error).containsExactly("status 500");
    }

    @Test
    void an_engine_that_takes_no_reports_is_not_asked_more_often_for_all_the_news() throws Exception {
        engine.outage("status 500");
        Duration first = reports.step();
        zonesInTrouble(3);

        Duration second = reports.step();

        assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(second).isEqualTo(first);
        assertThat(troubles.all().values()).extracting(Problem::what).containsExactly("status 500");
    }

    @Test
    void everything_is_told_again_once_an_outage_is_over() throws Exception {
        zonesInTrouble(2);
        reports.step();
        engine.outage("status 500");
        now = now.plusSeconds(15);
        reports.step();

        engine.outage(null);
        now = now.plusSeconds(30);
        reports.step();
        reports.step();

        assertThat(engine.reports).extracting(report -> report.zones().size()).containsExactly(2, 0, 2);
    }
}
