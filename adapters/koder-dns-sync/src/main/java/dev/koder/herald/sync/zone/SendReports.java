package dev.koder.herald.sync.zone;

import dev.koder.herald.sync.zone.port.Engine;
import dev.koder.herald.sync.zone.port.Report;
import dev.koder.herald.sync.zone.port.ReportAnswer;
import dev.koder.herald.sync.zone.port.ZoneReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells the engine how the zones stand: what is new, at once, and that the agent is alive, now and then. What the engine
 * did not take is told again. For one thread at a time.
 */
final class SendReports {
    private final Engine engine;
    private final ZoneBook book;
    private final Troubles troubles;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Instant startedAt;
    private final Duration heartbeat;
    private Instant nextAt = Instant.MIN;
    private int failures;

    /** @param heartbeat the longest time between two reports */
    SendReports(
            Engine engine, ZoneBook book, Troubles troubles, InstantSource clock, Backoff backoff, Duration heartbeat) {
        this.engine = engine;
        this.book = book;
        this.troubles = troubles;
        this.clock = clock;
        this.backoff = backoff;
        this.startedAt = clock.instant();
        this.heartbeat = heartbeat;
    }

    /** Sends at most one report; returns how long to wait before the next step unless there is news. */
    Duration step() throws InterruptedException {
        Duration untilDue = Duration.between(clock.instant(), nextAt);
        List<ZoneReport> news = book.untold(Report.MOST_ZONES);
        boolean isTooEarly = untilDue.isPositive() && untilDue.compareTo(heartbeat) <= 0;
        return isTooEarly && (news.isEmpty() || failures > 0) ? untilDue : send(news);
    }

    private Duration send(List<ZoneReport> news) throws InterruptedException {
        return switch (engine.report(new Report(startedAt, news))) {
            case ReportAnswer.Accepted(boolean wasKnown) -> accepted(news, wasKnown);
            case ReportAnswer.NotAccepted(String why) -> notAccepted(why);
        };
    }

    private Duration accepted(List<ZoneReport> news, boolean wasKnown) {
        failures = 0;
        boolean isTroubleOver = troubles.clear(Part.REPORTS);
        if (isTroubleOver || !wasKnown) {
            book.tellAll();
        }
        book.told(news);
        nextAt = clock.instant().plus(heartbeat);
        return book.untold(1).isEmpty() ? heartbeat : Duration.ZERO;
    }

    private Duration notAccepted(String why) {
        failures++;
        troubles.raise(Part.REPORTS, why);
        Duration pause = backoff.after(failures);
        Duration next = pause.compareTo(heartbeat) < 0 ? pause : heartbeat;
        nextAt = clock.instant().plus(next);
        return next;
    }
}
