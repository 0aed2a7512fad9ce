package dev.koder.herald.application.review;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.ShowZone;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.review.Sight;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Precondition;
import java.time.Instant;
import java.util.Optional;

/** Sees changes that were asked for from the present versions of their zones. Safe for use by many threads. */
public final class SeeAnew {

    private final ProposeChanges proposals;
    private final ZoneCommits commits;
    private final ShowZone zones;

    /** Sees changes as these commits would make them. */
    public SeeAnew(ProposeChanges proposals, ZoneCommits commits, ShowZone zones) {
        this.proposals = proposals;
        this.commits = commits;
        this.zones = zones;
    }

    /** Whether a request in this state can be seen anew. */
    static boolean isPossible(ChangeRequest request) {
        return request instanceof ChangeRequest.Open || request instanceof ChangeRequest.Stale;
    }

    /** How many change requests a tenant can have. */
    ChangeRequestLimits limits(TenantId tenant) {
        return proposals.limits(tenant);
    }

    /** The request seen anew; empty where that is not possible, or nothing is left to be agreed to. */
    Optional<ChangeRequest.Pending> rebased(Caller caller, ChangeRequest request, Instant now) {
        return isPossible(request)
                ? seen(caller, request.proposal().change()).map(change -> rebased(request, change, now))
                : Optional.empty();
    }

    private ChangeRequest.Pending rebased(ChangeRequest request, ReviewedChange change, Instant now) {
        return request instanceof ChangeRequest.Stale stale
                ? stale.rebased(change, proposals.digest(change), now)
                : ((ChangeRequest.Open) request).rebased(change, proposals.digest(change), now);
    }

    /** A deleted zone goes on by being had back alone, and then nothing is left to be agreed to. */
    private Optional<? extends ReviewedChange> seen(Caller caller, ReviewedChange old) {
        return switch (old) {
            case ReviewedChange.Difference difference -> seen(caller, difference);
            case ReviewedChange.Deletion deletion ->
                zones.show(caller, deletion.zone()).map(commits::deletion);
            case ReviewedChange.Undeletion back -> Optional.empty();
        };
    }

    private Optional<ReviewedChange.Difference> seen(Caller caller, ReviewedChange.Difference old) {
        Sight sight = commits.sight(caller, old.zone(), new Precondition.ZoneExists(), old.change());
        return sight instanceof Sight.Seen(ReviewedChange.Difference change)
                        && change.octets().length <= ProposeChanges.MOST_OCTETS
                ? Optional.of(change)
                : Optional.empty();
    }
}
