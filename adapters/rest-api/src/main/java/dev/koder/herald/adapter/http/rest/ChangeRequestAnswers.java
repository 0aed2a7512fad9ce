package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.review.DecideChanges;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.Proposal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What change requests look like in answers. */
final class ChangeRequestAnswers {

    private ChangeRequestAnswers() {}

    /** That a change waits for the agreement of others. */
    static Answer proposed(String request) {
        String link = Links.BASE + "/change-requests/" + request;
        return Answer.json(202, out -> {
                    out.writeStartObject();
                    out.writeStringField("changeRequest", request);
                    out.writeNullField("change");
                    out.writeEndObject();
                })
                .with("Location", link);
    }

    static Answer answer(ChangeRequest request) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            write(out, request);
            out.writeEndObject();
        });
    }

    /** The word for a state. */
    static String state(ChangeRequest request) {
        return switch (request) {
            case ChangeRequest.Pending pending -> "pending";
            case ChangeRequest.Approved approved -> "approved";
            case ChangeRequest.Applied applied -> "applied";
            case ChangeRequest.Rejected rejected -> "rejected";
            case ChangeRequest.Withdrawn withdrawn -> "withdrawn";
            case ChangeRequest.Expired expired -> "expired";
            case ChangeRequest.Stale stale -> "stale";
        };
    }

    /** The members of a change request. */
    static void write(JsonGenerator out, ChangeRequest request) throws IOException {
        Proposal proposal = request.proposal();
        out.writeStringField("id", proposal.id().value());
        out.writeStringField("zone", proposal.prospect().zone().toString());
        out.writeStringField("state", state(request));
        out.writeStringField("digest", proposal.digest().value());
        out.writeStringField("rule", proposal.rule());
        out.writeNumberField("approvalsNeeded", proposal.approvals());
        out.writeArrayFieldStart("approvals");
        for (Approval approval : approvals(request)) {
            out.writeStartObject();
            out.writeStringField("actor", approval.actor().value());
            out.writeStringField("at", approval.at().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("author", proposal.author().value());
        out.writeStringField("reason", proposal.reason().orElse(null));
        out.writeStringField("createdAt", proposal.createdAt().toString());
        out.writeStringField("expiresAt", proposal.expiresAt().toString());
        out.writeStringField("decidedBy", decidedBy(request).orElse(null));
        comments(out, proposal.comments());
        PlanAnswers.difference(out, proposal.prospect());
        ZoneAnswers.warnings(proposal.prospect().warnings(), key -> "").write(out);
    }

    private static List<Approval> approvals(ChangeRequest request) {
        return switch (request) {
            case ChangeRequest.Open open -> open.approvals();
            case ChangeRequest.Applied applied -> applied.approvals();
            case ChangeRequest.Rejected rejected -> List.of();
            case ChangeRequest.Withdrawn withdrawn -> List.of();
            case ChangeRequest.Expired expired -> List.of();
            case ChangeRequest.Stale stale -> List.of();
        };
    }

    private static Optional<String> decidedBy(ChangeRequest request) {
        return switch (request) {
            case ChangeRequest.Rejected rejected -> Optional.of(rejected.by().value());
            case ChangeRequest.Withdrawn withdrawn -> Optional.of(withdrawn.by().value());
            default -> Optional.empty();
        };
    }

    private static void comments(JsonGenerator out, List<Proposal.Comment> comments) throws IOException {
        out.writeArrayFieldStart("comments");
        for (Proposal.Comment comment : comments) {
            out.writeStartObject();
            out.writeStringField("actor", comment.actor().value());
            out.writeStringField("at", comment.at().toString());
            out.writeStringField("text", comment.text());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Why a change that was agreed to was not made. */
    static Refusal notMade(DecideChanges.Outcome.NotMade not) {
        DomainName zone = not.request().proposal().prospect().zone();
        return switch (not.outcome()) {
            case CommitOutcome.Objected objected -> ObjectionAnswers.refusal(objected.objection());
            case CommitOutcome.Refused refused -> ZoneAnswers.rulesBroken(refused.errors(), key -> "");
            case CommitOutcome.NoSuchZone none ->
                new Refusal(
                        ProblemType.CHANGE_REQUEST_STALE,
                        "zone " + zone
                                + ": not there, already as wished, or the change is no longer lawful (expected: a zone"
                                + " that the change can be made in)");
            default ->
                new Refusal(ProblemType.CHANGE_REQUEST_STALE, "zone " + zone + " cannot be changed like this any more");
        };
    }
}
