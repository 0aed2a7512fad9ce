package dev.koder.herald.domain.review;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.tenant.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change that others have to agree to, on its way.
 *
 * <pre>
 *             approved, but not by enough; put to another time
 *                +-----+
 *                v     |
 *   asked for  +---------+  approved by enough   +----------+  made     +---------+
 *   ---------> | Pending | --------------------> | Approved | --------> | Applied |
 *              +---------+                       +----------+           +---------+
 *                ^   |                             ^     |                   ^
 *                |   | approved by enough,         |     |                   |
 *                |   | its time is still to come   |     |                   |
 *                |   |                             |     |                   |
 *                |   v          something is in the way  |                   |
 *                | +-----------+  when its time comes    |                   |
 *                | | Scheduled | ------------------'     |                   |
 *                | +-----------+ --------------------------------------------'
 *                |   |                                   |        made when its time comes, or before by an approver
 *        rebased |   | the zone changed                  | the zone changed
 *                |   v                                   v
 *                | +-------+                             |
 *                '-| Stale | <---------------------------'
 *                  +-------+
 *
 *   Pending, Approved, Scheduled:  rejected ---> Rejected;  withdrawn ---> Withdrawn;  time is over ---> Expired;  rebased ---> Pending
 * </pre>
 */
public sealed interface ChangeRequest {

    /** What is asked to be agreed to. */
    Proposal proposal();

    /** Still to be decided, or to be made. */
    sealed interface Open extends ChangeRequest {

        /** Who has agreed so far. */
        List<Approval> approvals();

        /** The same with something more said about it. */
        Open commented(Proposal.Comment comment);

        /** The same seen from another version, which nobody has agreed to yet. */
        default Pending rebased(ReviewedChange change, PlanId digest, Instant now) {
            return new Pending(proposal().rebased(change, digest, now), List.of());
        }

        /** That it is not to be made. */
        default Rejected rejected(Actor by, Instant at) {
            return new Rejected(proposal(), by, at);
        }

        /** That its author does not want it any more. */
        default Withdrawn withdrawn(Actor by, Instant at) {
            return new Withdrawn(proposal(), by, at);
        }

        /** That its time is over. */
        default Expired expired() {
            return new Expired(proposal());
        }

        /** Whether its time is over. */
        default boolean isOverAt(Instant time) {
            return !time.isBefore(proposal().expiresAt());
        }

        /** Whether this actor has agreed. */
        default boolean isApprovedBy(Actor actor) {
            return approvals().stream().map(Approval::actor).anyMatch(actor::equals);
        }
    }

    /** Enough have agreed; to be made as it is, or not at all. */
    sealed interface Agreed extends Open {

        /** That it was made. */
        default Applied applied(Serial serial, Instant at) {
            return new Applied(proposal(), approvals(), serial, at);
        }

        /** That its zone has changed. */
        default Stale stale(Serial current, Instant at) {
            return new Stale(proposal(), current, at);
        }
    }

    /** Not enough have agreed yet. */
    record Pending(Proposal proposal, List<Approval> approvals) implements Open {

        /** Keeps what was handed in from changing. */
        public Pending {
            approvals = List.copyOf(approvals);
        }

        /** With one who agrees more. */
        public Open approved(Approval approval) {
            List<Approval> all =
                    Stream.concat(approvals.stream(), Stream.of(approval)).toList();
            if (all.size() < proposal.approvals()) {
                return new Pending(proposal, all);
            }
            return proposal.applyAt().filter(approval.at()::isBefore).isPresent()
                    ? new Scheduled(proposal, all)
                    : new Approved(proposal, all);
        }

        /** The same to be made at another time, which nobody has agreed to yet. */
        public Pending scheduled(Optional<Instant> applyAt, Instant now) {
            return new Pending(proposal.scheduled(applyAt, now), List.of());
        }

        /** The same to be made later than those who have agreed so far thought. */
        public Pending delayed(Instant applyAt, Instant now) {
            return new Pending(proposal.scheduled(Optional.of(applyAt), now), approvals);
        }

        @Override
        public Pending commented(Proposal.Comment comment) {
            return new Pending(proposal.with(comment), approvals);
        }
    }

    /** Enough have agreed, and nothing is waited for. */
    record Approved(Proposal proposal, List<Approval> approvals) implements Agreed {

        /** Keeps what was handed in from changing. */
        public Approved {
            approvals = List.copyOf(approvals);
        }

        @Override
        public Approved commented(Proposal.Comment comment) {
            return new Approved(proposal.with(comment), approvals);
        }
    }

    /** Enough have agreed, and its time is waited for. */
    record Scheduled(Proposal proposal, List<Approval> approvals) implements Agreed {

        /** Keeps what was handed in from changing. */
        public Scheduled {
            approvals = List.copyOf(approvals);
        }

        /** That its time came, and something was in the way: somebody has to make it by hand. */
        public Approved obstructed() {
            return new Approved(proposal, approvals);
        }

        @Override
        public Scheduled commented(Proposal.Comment comment) {
            return new Scheduled(proposal.with(comment), approvals);
        }
    }

    /**
     * Made.
     *
     * @param serial the zone's version that it made; of a deletion, its last one
     */
    record Applied(Proposal proposal, List<Approval> approvals, Serial serial, Instant at) implements ChangeRequest {

        /** Keeps what was handed in from changing. */
        public Applied {
            approvals = List.copyOf(approvals);
        }
    }

    /** Not to be made. */
    record Rejected(Proposal proposal, Actor by, Instant at) implements ChangeRequest {}

    /** No longer wanted by its author. */
    record Withdrawn(Proposal proposal, Actor by, Instant at) implements ChangeRequest {}

    /** Not decided, or not made, in time. */
    record Expired(Proposal proposal) implements ChangeRequest {}

    /**
     * Not to be made as it is, as its zone has changed since.
     *
     * @param current the zone's serial when that was found
     */
    record Stale(Proposal proposal, Serial current, Instant at) implements ChangeRequest {

        /** The same seen from another version, which nobody has agreed to yet. */
        public Pending rebased(ReviewedChange change, PlanId digest, Instant now) {
            return new Pending(proposal.rebased(change, digest, now), List.of());
        }
    }

    /** What it is at this time: what is open expires. */
    default ChangeRequest at(Instant time) {
        return this instanceof Open open && open.isOverAt(time) ? open.expired() : this;
    }
}
