package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.review.DecideChanges;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.io.IOException;
import java.time.Instant;
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
            case ChangeRequest.Scheduled scheduled -> "scheduled";
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
        out.writeStringField("zone", proposal.change().zone().toString());
        out.writeStringField("state", state(request));
        out.writeStringField("digest", proposal.digest().value());
        out.writeStringField("rule", proposal.rule());
        out.writeNumberField("approvalsNeeded", proposal.approvals());
        Json.list(out, "approvals", approvals(request), ChangeRequestAnswers::approval);
        out.writeStringField("author", proposal.author().value());
        out.writeStringField("reason", proposal.reason().orElse(null));
        out.writeStringField("createdAt", proposal.createdAt().toString());
        out.writeStringField("expiresAt", proposal.expiresAt().toString());
        out.writeStringField(
                "applyAt", proposal.applyAt().map(Instant::toString).orElse(null));
        serial(out, request);
        out.writeStringField("decidedBy", decidedBy(request).orElse(null));
        Json.list(out, "comments", proposal.comments(), ChangeRequestAnswers::comment);
        change(out, proposal.change());
        ZoneAnswers.warnings(proposal.change().warnings(), key -> "").write(out);
    }

    /** At which version the zone was found or left by what ended the request. */
    private static void serial(JsonGenerator out, ChangeRequest request) throws IOException {
        switch (request) {
            case ChangeRequest.Applied applied ->
                out.writeNumberField("serial", applied.serial().value());
            case ChangeRequest.Stale stale ->
                out.writeNumberField("serial", stale.current().value());
            case ChangeRequest.Open open -> out.writeNullField("serial");
            case ChangeRequest.Rejected rejected -> out.writeNullField("serial");
            case ChangeRequest.Withdrawn withdrawn -> out.writeNullField("serial");
            case ChangeRequest.Expired expired -> out.writeNullField("serial");
        }
    }

    private static void change(JsonGenerator out, ReviewedChange change) throws IOException {
        switch (change) {
            case ReviewedChange.Difference difference -> {
                PlanAnswers.difference(out, difference.prospect());
                settings(out, difference);
                out.writeNullField("deletion");
                out.writeNullField("undeletion");
            }
            case ReviewedChange.Deletion deletion -> {
                ofWhole(out, "deletion", deletion);
                out.writeNullField("undeletion");
            }
            case ReviewedChange.Undeletion back -> {
                ofWhole(out, "undeletion", back);
                out.writeNullField("deletion");
            }
        }
    }

    private static void settings(JsonGenerator out, ReviewedChange.Difference difference) throws IOException {
        if (!difference.changesSettings()) {
            out.writeNullField("settings");
            return;
        }
        out.writeObjectFieldStart("settings");
        settings(out, "before", difference.settingsBefore());
        settings(out, "after", difference.settings());
        out.writeEndObject();
    }

    private static void settings(JsonGenerator out, String name, ZoneSettings settings) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("serialPolicy", settings.serialPolicy().word());
        out.writeStringField(
                "nameserverSet",
                settings.nameServerSet().map(NameServerSetName::value).orElse(null));
        out.writeBooleanField("preconditionRequired", settings.preconditionRequired());
        out.writeEndObject();
    }

    private static void ofWhole(JsonGenerator out, String name, ReviewedChange.OfWhole whole) throws IOException {
        out.writeNullField("difference");
        out.writeNullField("settings");
        out.writeObjectFieldStart(name);
        out.writeNumberField("baseSerial", whole.base().value());
        out.writeStringField("baseTag", EntityTag.strong(whole.base()).toString());
        Views.soa(out, "soa", whole.soa());
        out.writeNumberField("recordSetCount", whole.recordSetCount());
        Views.recordSets(out, "firstRecordSets", whole.first());
        out.writeEndObject();
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
            case ChangeRequest.Open open -> Optional.empty();
            case ChangeRequest.Applied applied -> Optional.empty();
            case ChangeRequest.Expired expired -> Optional.empty();
            case ChangeRequest.Stale stale -> Optional.empty();
        };
    }

    private static void approval(JsonGenerator out, Approval approval) throws IOException {
        out.writeStringField("actor", approval.actor().value());
        out.writeStringField("at", approval.at().toString());
    }

    private static void comment(JsonGenerator out, Proposal.Comment comment) throws IOException {
        out.writeStringField("actor", comment.actor().value());
        out.writeStringField("at", comment.at().toString());
        out.writeStringField("text", comment.text());
    }

    /** Why a change that was agreed to was not made. */
    static Refusal notMade(DecideChanges.Outcome.NotMade not) {
        DomainName zone = not.request().proposal().change().zone();
        return switch (not.outcome()) {
            case CommitOutcome.Objected objected -> ObjectionAnswers.refusal(objected.objection());
            case CommitOutcome.Refused refused -> ZoneAnswers.rulesBroken(refused.errors(), key -> "");
            case CommitOutcome.NoSuchZone none ->
                new Refusal(
                        ProblemType.CHANGE_REQUEST_STALE,
                        "zone " + zone
                                + ": not there, already as wished, or the change is no longer lawful (expected: a zone"
                                + " that the change can be made in)");
            case CommitOutcome.PreconditionRequired required -> cannotBe(zone);
            case CommitOutcome.PreconditionFailed failed -> cannotBe(zone);
            case CommitOutcome.Proposed proposed -> cannotBe(zone);
            case CommitOutcome.KeyReused reused -> cannotBe(zone);
            case CommitOutcome.Done done -> cannotBe(zone);
            case CommitOutcome.Unchanged same -> cannotBe(zone);
        };
    }

    private static Refusal cannotBe(DomainName zone) {
        return new Refusal(ProblemType.CHANGE_REQUEST_STALE, "zone " + zone + " cannot be changed like this any more");
    }
}
