package dev.koder.herald.application.record;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.ZoneChange;
import java.util.List;

/**
 * Changes RRsets of one zone, all or none, judged on what results. Safe for use by many threads.
 *
 * <p>The refusals are those of {@link CommitOutcome}.
 */
public final class ChangeRecords {

    /** The most changes in one batch. */
    public static final int MAX_CHANGES = 10_000;

    private final ZoneCommits commits;

    /** Changes records by way of these commits. */
    public ChangeRecords(ZoneCommits commits) {
        this.commits = commits;
    }

    /**
     * Makes the changes, in this order.
     *
     * @param changes 1 to {@link #MAX_CHANGES}
     */
    public CommitOutcome change(Caller caller, DomainName zone, Precondition precondition, List<RecordChange> changes) {
        return commits.commit(caller, zone, precondition, new ZoneChange.ChangeRecords(changes));
    }
}
