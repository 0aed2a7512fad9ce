package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.tenant.Actor;
import java.time.Instant;
import java.util.List;

/**
 * How a change request stands, as columns tell.
 *
 * @param by who ended it; empty where nobody is told
 * @param at when it ended; the epoch where it has not
 * @param serial which version of the zone is told of; 0 for none
 */
record Standing(String state, List<Approval> approvals, String by, Instant at, long serial) {

    static Standing of(ChangeRequest request) {
        return switch (request) {
            case ChangeRequest.Scheduled(Proposal it, List<Approval> approvals) ->
                new Standing("scheduled", approvals, "", Instant.EPOCH, 0);
            case ChangeRequest.Open open -> new Standing("open", open.approvals(), "", Instant.EPOCH, 0);
            case ChangeRequest.Applied(Proposal it, List<Approval> approvals, Serial serial, Instant at) ->
                new Standing("applied", approvals, "", at, serial.value());
            case ChangeRequest.Rejected(Proposal it, Actor by, Instant at) ->
                new Standing("rejected", List.of(), by.value(), at, 0);
            case ChangeRequest.Withdrawn(Proposal it, Actor by, Instant at) ->
                new Standing("withdrawn", List.of(), by.value(), at, 0);
            case ChangeRequest.Stale(Proposal it, Serial current, Instant at) ->
                new Standing("stale", List.of(), "", at, current.value());
            case ChangeRequest.Expired(Proposal it) -> new Standing("expired", List.of(), "", it.expiresAt(), 0);
        };
    }

    ChangeRequest of(Proposal proposal) {
        return switch (state) {
            case "scheduled" -> new ChangeRequest.Scheduled(proposal, approvals);
            case "applied" -> new ChangeRequest.Applied(proposal, approvals, new Serial(serial), at);
            case "rejected" -> new ChangeRequest.Rejected(proposal, new Actor(by), at);
            case "withdrawn" -> new ChangeRequest.Withdrawn(proposal, new Actor(by), at);
            case "stale" -> new ChangeRequest.Stale(proposal, new Serial(serial), at);
            case "expired" -> new ChangeRequest.Expired(proposal);
            default ->
                approvals.size() < proposal.approvals()
                        ? new ChangeRequest.Pending(proposal, approvals)
                        : new ChangeRequest.Approved(proposal, approvals);
        };
    }
}
