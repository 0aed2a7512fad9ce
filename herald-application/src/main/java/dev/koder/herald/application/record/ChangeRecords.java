package dev.koder.herald.application.record;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.ZoneChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes RRsets of one zone, all or none, judged on what results. Safe for use by many threads.
 *
 * <p>The refusals are those of {@link CommitOutcome}.
 */
public final class ChangeRecords {

    /** The most changes in one batch. */
    public static final int MAX_CHANGES = 10_000;

    /** The most changes that are made each by itself: each is a version. */
    public static final int MAX_INDEPENDENT = 1000;

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

    /**
     * Makes each change by itself, in this order, whatever becomes of the others.
     *
     * @param changes 1 to {@link #MAX_INDEPENDENT}
     * @return what became of each; empty where the store did not answer
     */
    public List<Optional<CommitOutcome>> changeEach(
            Caller caller, DomainName zone, Precondition precondition, List<RecordChange> changes) {
        List<Optional<CommitOutcome>> outcomes = new ArrayList<>();
        for (RecordChange change : changes) {
            outcomes.add(tried(caller.forPart(outcomes.size()), zone, precondition, change));
        }
        return outcomes;
    }

    private Optional<CommitOutcome> tried(
            Caller caller, DomainName zone, Precondition precondition, RecordChange change) {
        try {
            return Optional.of(change(caller, zone, precondition, List.of(change)));
        } catch (StoreUnavailableException busy) {
            return Optional.empty();
        }
    }
}
