package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers that every write of a zone shares. */
final class ZoneAnswers {

    static final String CHANGE_HEADER = "Herald-Change";

    private ZoneAnswers() {}

    /** The same for a zone that does not exist and for one of somebody else's. */
    static Refusal noSuchZone(DomainName zone) {
        return new Refusal(ProblemType.ZONE_NOT_FOUND, "zone: " + zone + " (expected: a zone of the caller's tenant)");
    }

    /** The zone in the path as it is now; a refusal where the caller has none of this name. */
    static Zone zone(RestApi.UseCases useCases, Call call) {
        return useCases.zones().showZone().show(call.caller(), call.zone()).orElseThrow(() -> noSuchZone(call.zone()));
    }

    static Refusal nameHeld(DomainName zone) {
        return new Refusal(ProblemType.ZONE_NAME_HELD, "zone: " + zone + " (expected: a name that nobody else holds)");
    }

    static Refusal proofRequired(DomainName zone) {
        return new Refusal(
                ProblemType.PROOF_REQUIRED,
                "zone: " + zone + " (expected: a name that the tenant has proven to be its own; POST " + Links.BASE
                        + "/zone-claims)");
    }

    static Refusal nameNotAvailable(DomainName zone, NameObstacle obstacle) {
        return new Refusal(
                ProblemType.NAME_NOT_AVAILABLE, "zone: " + zone + " (expected: " + obstacle.expected() + ")");
    }

    static Refusal preconditionFailed(Call call, Zone current) {
        return call.conditions().unmet("zone " + current.name(), Optional.of(tag(current)));
    }

    static Refusal preconditionRequired(Zone current) {
        return Conditions.missing("zone " + current.name(), Optional.of(tag(current)), "as it is set so");
    }

    static Refusal keyReused() {
        return new Refusal(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                RequestHeader.IDEMPOTENCY_KEY.name()
                        + ": was sent with another request, or with one whose answer is known no more (expected: a new one)");
    }

    /**
     * Rules that the result would break.
     *
     * @param pointer to the part of the request that an RRset was named in; empty for none
     */
    static Refusal rulesBroken(ZoneFindings broken, Function<RecordKey, String> pointer) {
        return rulesBrokenAt(broken, finding -> pointer.apply(key(finding)));
    }

    /**
     * Rules that the result would break.
     *
     * @param pointer to the part of the request that a finding is about; empty for none
     */
    static Refusal rulesBrokenAt(ZoneFindings broken, Function<ZoneFinding, String> pointer) {
        List<ProblemError> errors = list(broken, pointer);
        String first = broken.first().getFirst().toString();
        String detail = broken.count() == 1 ? first : counted("broken rules", broken.count(), errors, first);
        return new Refusal(Problem.of(ProblemType.ZONE_RULES_BROKEN, detail, errors));
    }

    /** How many there are, how many of them are listed where that is not all, and the first. */
    static String counted(String what, long count, List<ProblemError> listed, Object first) {
        String rest = count > listed.size() ? ", of which the first " + listed.size() + " are listed" : "";
        return what + ": " + count + rest + "; the first: " + first;
    }

    static List<ProblemError> list(ZoneFindings findings, Function<ZoneFinding, String> pointer) {
        return findings.first().stream()
                .map(finding -> error(finding, pointer.apply(finding)))
                .toList();
    }

    static RecordKey key(ZoneFinding finding) {
        return new RecordKey(finding.owner(), finding.type());
    }

    private static ProblemError error(ZoneFinding finding, String pointer) {
        Optional<ProblemError.Place> named = finding.line() > 0
                ? Optional.of(new ProblemError.Position(finding.line(), 1))
                : Optional.of(pointer).filter(it -> !it.isEmpty()).map(ProblemError.At::new);
        return new ProblemError(
                new ProblemError.Owner(named, key(finding)), finding.rule().code(), finding.detail());
    }

    /** In the order in which a request named the RRsets, those that it did not name last. */
    static ZoneFindings inOrder(ZoneFindings findings, Function<RecordKey, Integer> place) {
        return new ZoneFindings(
                findings.first().stream()
                        .sorted(Comparator.comparing(finding -> place.apply(key(finding))))
                        .toList(),
                findings.count());
    }

    /**
     * Writes what the rules warn of.
     *
     * @param pointer as with {@link #rulesBroken}
     */
    static Json.Content warnings(ZoneFindings warnings, Function<RecordKey, String> pointer) {
        return warningsAt(warnings, finding -> pointer.apply(key(finding)));
    }

    /**
     * Writes what the rules warn of.
     *
     * @param pointer as with {@link #rulesBrokenAt}
     */
    static Json.Content warningsAt(ZoneFindings warnings, Function<ZoneFinding, String> pointer) {
        return out -> writeWarnings(out, warnings.count(), list(warnings, pointer));
    }

    /** Writes warnings, of which more may have been counted than are listed. */
    static void writeWarnings(JsonGenerator out, long count, List<ProblemError> listed) throws IOException {
        out.writeNumberField("warningCount", count);
        Json.list(out, "warnings", listed, ProblemError::write);
    }

    static EntityTag tag(Zone zone) {
        return EntityTag.strong(zone.serial());
    }

    /**
     * That a zone was created.
     *
     * @param members written between the zone and the change
     */
    static Answer created(ZoneVersion version, Json.Content members) {
        return Answer.json(201, out -> {
                    out.writeStartObject();
                    Views.zone(out, version.zone());
                    members.write(out);
                    Views.change(out, version);
                    out.writeEndObject();
                })
                .with("Location", Links.zone(version.zone().name()))
                .with("ETag", tag(version.zone()).toString())
                .with(CHANGE_HEADER, version.change().value());
    }

    /**
     * That a zone was changed, and how.
     *
     * @param members written before the change
     */
    static Answer changed(ZoneVersion version, Json.Content members) {
        return Answer.json(200, out -> {
                    out.writeStartObject();
                    members.write(out);
                    Views.change(out, version);
                    out.writeEndObject();
                })
                .with(CHANGE_HEADER, version.change().value());
    }

    /**
     * What became of a commit to the zone in the path.
     *
     * @param members written before the change, of the zone as it is then
     * @param broken what is answered where rules are broken
     */
    static Answer committed(
            Call call,
            CommitOutcome outcome,
            Function<Zone, Json.Content> members,
            Function<ZoneFindings, Refusal> broken) {
        return switch (outcome) {
            case CommitOutcome.Done done ->
                tagged(
                        changed(done.version(), members.apply(done.version().zone())),
                        done.version().zone());
            case CommitOutcome.Unchanged same -> tagged(unchanged(members.apply(same.zone())), same.zone());
            case CommitOutcome.NoSuchZone none -> throw noSuchZone(call.zone());
            case CommitOutcome.PreconditionFailed failed -> throw preconditionFailed(call, failed.current());
            case CommitOutcome.PreconditionRequired required -> throw preconditionRequired(required.current());
            case CommitOutcome.Proposed proposed -> ChangeRequestAnswers.proposed(proposed.request());
            case CommitOutcome.Objected objected -> throw ObjectionAnswers.refusal(objected.objection());
            case CommitOutcome.KeyReused reused -> throw keyReused();
            case CommitOutcome.Refused refused -> throw broken.apply(refused.errors());
        };
    }

    /** The answer with the entity tag of a zone. */
    static Answer tagged(Answer answer, Zone zone) {
        return answer.with("ETag", tag(zone).toString());
    }

    /**
     * That nothing had to be changed.
     *
     * @param members written before that
     */
    static Answer unchanged(Json.Content members) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            members.write(out);
            Views.noChange(out);
            out.writeEndObject();
        });
    }
}
