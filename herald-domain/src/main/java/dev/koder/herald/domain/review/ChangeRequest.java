package dev.koder.herald.domain.review;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.tenant.Actor;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change that others have to agree to, on its way.
 *
 * <pre>
 *              approved, not by enough
 *                +-----+
 *                v     |
 *   asked for  +---------+  approved by enough  +----------+  applied   +---------+
 *   ---------> | Pending | -------------------> | Approved | ---------> | Applied |
 *              +---------+                      +----------+            +---------+
 *               ^   |  | \\                        |     |  |
 *       rebased |   |  |  \\ rejected              |     |  | rejected  +----------+
 *               |   |  |   `----------------------+-----+--+---------> | Rejected |
 *               |   |  |  withdrawn               |     |              +----------+
 *               |   |  `--------------------------+-----+------------> | Withdrawn |
 *               |   |  time is over               |     |
 *               |   `-----------------------------+-----+------------> | Expired |
 *               |                                 | the zone changed
 *               |            +-------+            |
 *               `----------- | Stale | <----------'
 *                            +-------+
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
        default Pending rebased(Prospect prospect, PlanId digest, Instant expiresAt) {
            return new Pending(proposal().with(prospect, digest, expiresAt), List.of());
        }

        /** That it is not to be made. */
        default Rejected rejected(Actor by, Instant at) {
            return new Rejected(proposal(), by, at);
        }

        /** That its author does not want it any more. */
        default Withdrawn withdrawn(Actor by, Instant at) {
            return new Withdrawn(proposal(), by, at);
        }

        /** That its zone has changed. */
        default Stale stale(Serial current, Instant at) {
            return new Stale(proposal(), current, at);
        }

        /** Whether this actor has agreed. */
        default boolean isApprovedBy(Actor actor) {
            return approvals().stream().map(Approval::actor).anyMatch(actor::equals);
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
            return all.size() < proposal.approvals() ? new Pending(proposal, all) : new Approved(proposal, all);
        }

        @Override
        public Pending commented(Proposal.Comment comment) {
            return new Pending(proposal.with(comment), approvals);
        }
    }

    /** Enough have agreed; to be made as it is, or not at all. */
    record Approved(Proposal proposal, List<Approval> approvals) implements Open {

        /** Keeps what was handed in from changing. */
        public Approved {
            approvals = List.copyOf(approvals);
        }

        /** That it was made. */
        public Applied applied(Serial serial, Instant at) {
            return new Applied(proposal, approvals, serial, at);
        }

        @Override
        public Approved commented(Proposal.Comment comment) {
            return new Approved(proposal.with(comment), approvals);
        }
    }

    /**
     * Made.
     *
     * @param serial the zone's version that it made
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

    /** Not decided in time. */
    record Expired(Proposal proposal) implements ChangeRequest {}

    /**
     * Not to be made as it is, as its zone has changed since.
     *
     * @param current the zone's serial when that was found
     */
    record Stale(Proposal proposal, Serial current, Instant at) implements ChangeRequest {

        /** The same seen from another version, which nobody has agreed to yet. */
        public Pending rebased(Prospect prospect, PlanId digest, Instant expiresAt) {
            return new Pending(proposal.with(prospect, digest, expiresAt), List.of());
        }
    }

    /** What it is at this time: what is open expires. */
    default ChangeRequest at(Instant time) {
        return this instanceof Open && !time.isBefore(proposal().expiresAt()) ? new Expired(proposal()) : this;
    }
}
