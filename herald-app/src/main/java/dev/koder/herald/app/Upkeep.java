package dev.koder.herald.app;

import dev.koder.herald.application.audit.ForgetAudit;
import dev.koder.herald.application.event.ForgetEvents;
import dev.koder.herald.application.plan.ForgetPlans;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.retry.ForgetKeys;
import dev.koder.herald.application.review.TendChangeRequests;
import dev.koder.herald.application.transfer.ForgetOffers;
import dev.koder.herald.application.zone.ForgetDeletedZones;
import dev.koder.herald.application.zone.ForgetVersions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What the engine does by itself: a row for each job. */
final class Upkeep {

    /** Uses of tokens are known to a minute, and requests counted by the day: nothing is lost by writing them now and then. */
    private static final Duration COUNTS = Duration.ofSeconds(20);

    private static final Duration REFUSALS = Duration.ofSeconds(5);

    /** How late a change that has a time may be made. */
    private static final Duration CHANGE_REQUESTS = Duration.ofSeconds(5);

    private static final Duration FORGETTING = Duration.ofHours(6);

    /** So soon after the start for the first time: an engine that is restarted often is to forget, too. */
    private static final Duration FIRST_FORGETTING = Duration.ofMinutes(5);

    private Upkeep() {}

    /** Begins, to be ended once no more requests come. */
    static void begin(Foundation base, Callers callers, Commits commits, Parts parts) {
        Stores stores = base.stores();
        InstantSource clock = base.clock();
        HeraldConfig.Store keep = base.config().store();
        TendChangeRequests requests =
                new TendChangeRequests(stores.reviews(), commits.approved(), base.bell(), clock, keep.reviewKeep());
        List.of(
                        writing(REFUSALS, "refusals written into the audit trails", callers.audit()::write),
                        writing(COUNTS, "uses of tokens written", callers.programs()::writeUses),
                        writing(COUNTS, "requests of tenants noted", callers.counting()::write),
                        new Job(CHANGE_REQUESTS, CHANGE_REQUESTS, "change requests tended", requests::run),
                        forgetting("old change requests forgotten", requests::forget),
                        forgetting(
                                "old versions forgotten",
                                new ForgetVersions(stores.history(), clock, keep.historyKeep(), keep.historyLeast())
                                        ::run),
                        forgetting(
                                "old events forgotten",
                                new ForgetEvents(stores.events(), clock, keep.eventsKeep())::run),
                        forgetting(
                                "old entries of audit trails forgotten",
                                new ForgetAudit(stores.audit(), clock, keep.auditKeep())::run),
                        forgetting("deleted zones forgotten", new ForgetDeletedZones(stores.zones(), clock)::run),
                        forgetting(
                                "expired offers of zones forgotten", new ForgetOffers(stores.transfers(), clock)::run),
                        forgetting(
                                "old idempotency keys forgotten",
                                new ForgetKeys(stores.zones(), stores.answers(), clock)::run),
                        forgetting("expired plans forgotten", new ForgetPlans(stores.plans(), clock)::run))
                .forEach(job -> job.begin(parts));
    }

    /** What is gathered in memory, and is written once more at the end. */
    private static Job writing(Duration pause, String what, Schedule.Work work) {
        return new Job(pause, pause, what, work, true);
    }

    private static Job forgetting(String what, Schedule.Work work) {
        return new Job(FIRST_FORGETTING, FORGETTING, what, work);
    }

    /**
     * One row.
     *
     * @param first when it runs for the first time, after the start
     * @param pause after how long it runs again
     * @param what for the log
     * @param isLast whether it runs once more when the engine stops
     */
    private record Job(Duration first, Duration pause, String what, Schedule.Work work, boolean isLast) {

        Job(Duration first, Duration pause, String what, Schedule.Work work) {
            this(first, pause, what, work, false);
        }

        void begin(Parts parts) {
            if (isLast) {
                parts.add(work::run);
            }
            parts.add(Schedule.every(first, pause, what, work));
        }
    }
}
