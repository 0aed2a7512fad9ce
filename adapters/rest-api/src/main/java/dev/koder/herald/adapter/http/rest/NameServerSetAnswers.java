package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.NAMESERVER_SET_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.KeepNameServerSets;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sets of name servers, and the zones that follow them, as answers. */
final class NameServerSetAnswers {

    /** So many followers are listed one by one, those that are behind first; all are counted. */
    private static final int MOST_FOLLOWERS = 1000;

    private NameServerSetAnswers() {}

    static Refusal notFound(NameServerSetName set) {
        return new Refusal(
                NAMESERVER_SET_NOT_FOUND, "set: " + set + " (expected: a set of name servers of the caller's tenant)");
    }

    /** A body names a set that is not there. */
    static Refusal noSuchSet(String pointer, NameServerSetName set) {
        String detail = "set: " + set + " (expected: platform, or a set of name servers of the caller's tenant)";
        return new Refusal(Problem.of(
                UNPROCESSABLE_CONTENT,
                detail,
                List.of(new ProblemError(new ProblemError.At(pointer), "no-such-set", detail))));
    }

    static Representation representation(NameServerSetName name, NameServers servers) {
        return Representation.of(out -> write(out, name, servers));
    }

    static void write(JsonGenerator out, NameServerSetName name, NameServers servers) throws IOException {
        out.writeStringField("name", name.value());
        NameServerForms.write(out, servers);
        ZoneAnswers.warnings(servers.warnings(DomainName.ROOT), key -> "").write(out);
    }

    static Answer withFollowers(
            int status, NameServerSetName name, NameServers servers, List<KeepNameServerSets.Follower> followers) {
        Answer answer = Answer.json(status, out -> {
                    out.writeStartObject();
                    write(out, name, servers);
                    out.writeObjectFieldStart("followers");
                    write(out, followers);
                    out.writeEndObject();
                    out.writeEndObject();
                })
                .with("ETag", representation(name, servers).tag().toString());
        return PartAnswers.toBeContinued(answer, followers.stream().map(KeepNameServerSets.Follower::outcome));
    }

    private static void write(JsonGenerator out, List<KeepNameServerSets.Follower> followers) throws IOException {
        long inStep =
                followers.stream().filter(KeepNameServerSets.Follower::isInStep).count();
        out.writeNumberField("inStep", inStep);
        out.writeNumberField("behind", followers.size() - inStep);
        List<KeepNameServerSets.Follower> listed = followers.stream()
                .sorted(Comparator.comparing(KeepNameServerSets.Follower::isInStep))
                .limit(MOST_FOLLOWERS)
                .toList();
        Json.list(out, "zones", listed, NameServerSetAnswers::write);
    }

    private static void write(JsonGenerator out, KeepNameServerSets.Follower follower) throws IOException {
        out.writeStringField("name", follower.zone().toString());
        out.writeBooleanField("inStep", follower.isInStep());
        if (follower.outcome().orElse(null) instanceof CommitOutcome.Done done) {
            Views.change(out, done.version());
        } else {
            Views.noChange(out);
        }
        if (!follower.isInStep()) {
            Json.list(out, "errors", errors(follower), ProblemError::write);
        }
    }

    private static List<ProblemError> errors(KeepNameServerSets.Follower follower) {
        if (follower.outcome().orElse(null) instanceof CommitOutcome.Refused refused) {
            return ZoneAnswers.list(refused.errors(), finding -> "");
        }
        if (follower.outcome().orElse(null) instanceof CommitOutcome.Objected objected) {
            Problem problem = ObjectionAnswers.problem(objected.objection());
            return List.of(error(follower, problem.type(), problem.detail()));
        }
        if (follower.outcome().orElse(null) instanceof CommitOutcome.Proposed proposed) {
            String detail = "others have to agree first, by change request " + proposed.request();
            return List.of(error(follower, ProblemType.REVIEW_NEEDED, detail));
        }
        String detail = "the store did not answer (expected: that the set is applied again)";
        return List.of(error(follower, ProblemType.UNAVAILABLE, detail));
    }

    private static ProblemError error(KeepNameServerSets.Follower follower, ProblemType type, String detail) {
        RecordKey key = new RecordKey(follower.zone(), RecordType.NS);
        return new ProblemError(new ProblemError.Owner(Optional.empty(), key), type.code(), detail);
    }
}
