package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;

import dev.koder.herald.application.record.ChangeRecords;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.RecordChange;
import java.util.List;
import java.util.Optional;

/** Changes of many RRsets of a zone by one request: all or none, or each by itself. */
final class RecordBatches {

    private static final String BATCH_EXAMPLE = """
            [{"name": "www", "type": "A", "ttl": 300, "records": ["192.0.2.42"], "action": "replace"},
             {"name": "@", "type": "TXT", "records": ["\\"v=spf1 mx -all\\""], "action": "extend"},
             {"name": "old", "type": "CNAME", "action": "delete"}]""";

    private final RestApi.UseCases useCases;
    private final long maxBodyBytes;

    /** How a batch is made. */
    private enum Mode {
        /** All of it, or nothing. */
        ATOMIC,
        /** Each change by itself. */
        INDEPENDENT
    }

    private static Mode mode(String text) {
        return switch (text) {
            case "atomic" -> Mode.ATOMIC;
            case "independent" -> Mode.INDEPENDENT;
            default -> throw new DnsFormatException("mode", text, "atomic or independent");
        };
    }

    RecordBatches(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxBodyBytes = config.maxBodyBytes();
    }

    Route route() {
        return Route.of("PATCH", RecordRoutes.SETS, Access.WRITER)
                .reaches(Reach.PART)
                .called(
                        RecordRoutes.GROUP,
                        "changeRecordSets",
                        "Change many RRsets at once",
                        "All of the changes are made, in their order, or none. Rules are checked on what results. replace puts an"
                                + " RRset in place of what was there, extend adds records, prune takes records out, delete takes"
                                + " the whole RRset away. Without ttl, extend keeps the TTL that is there. If-Match takes the"
                                + " zone's entity tag. With mode=independent each change is made by itself, as a version of its own,"
                                + " whatever becomes of the others, and each is answered; at most "
                                + ChangeRecords.MAX_INDEPENDENT + ", and If-Match takes * alone.")
                .query("mode", "string", "atomic or independent; atomic when left out.")
                .takesJson("RecordSetChanges", BATCH_EXAMPLE)
                .answersJson(
                        200,
                        "The zone is as wished; change is null where it was so already.",
                        "ChangedOrResults",
                        "ETag",
                        "Herald-Change")
                .answersJson(207, "With mode=independent: some changes were not made.", "Results")
                .refuses(ZONE_NOT_FOUND, UNPROCESSABLE_CONTENT, ZONE_RULES_BROKEN, PRECONDITION_FAILED)
                .by(this::change);
    }

    private Answer change(Call call) {
        return call.query("mode", RecordBatches::mode).orElse(Mode.ATOMIC) == Mode.ATOMIC
                ? changeAll(call)
                : changeEach(call);
    }

    private Answer changeAll(Call call) {
        List<RecordChange> changes = batch(call, ChangeRecords.MAX_CHANGES);
        Precondition precondition = call.conditions()
                .forZone()
                .orElseThrow(() -> ZoneAnswers.preconditionFailed(ZoneAnswers.zone(useCases, call)));
        CommitOutcome outcome =
                useCases.records().changeRecords().change(call.caller(), call.zone(), precondition, changes);
        Places places = Places.of(JsonPointers.WHOLE, changes);
        return ZoneAnswers.committed(call.zone(), outcome, zone -> places.warnings(outcome), places::rulesBroken);
    }

    private Answer changeEach(Call call) {
        List<RecordChange> changes = batch(call, ChangeRecords.MAX_INDEPENDENT);
        Precondition precondition = call.conditions().forEach();
        List<Optional<CommitOutcome>> outcomes =
                useCases.records().changeRecords().changeEach(call.caller(), call.zone(), precondition, changes);
        if (outcomes.stream().allMatch(outcome -> outcome.orElse(null) instanceof CommitOutcome.NoSuchZone)) {
            throw ZoneAnswers.noSuchZone(call.zone());
        }
        boolean isComplete = outcomes.stream().allMatch(PartAnswers::isAsWished);
        Answer answer = Answer.json(isComplete ? PartAnswers.ALL : PartAnswers.SOME, out -> {
            out.writeStartObject();
            out.writeBooleanField("complete", isComplete);
            out.writeArrayFieldStart("results");
            for (int i = 0; i < outcomes.size(); i++) {
                String pointer = JsonPointers.WHOLE + "/" + i;
                out.writeStartObject();
                out.writeStringField("name", changes.get(i).key().owner().toString());
                out.writeStringField("type", changes.get(i).key().type().toString());
                PartAnswers.write(out, outcomes.get(i), key -> pointer);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
        return PartAnswers.toBeContinued(answer, outcomes.stream());
    }

    private List<RecordChange> batch(Call call, int most) {
        Form<List<RecordChange>> form = Form.list(RecordForms.change(call.zone()), most);
        List<RecordChange> changes = call.read(form, maxBodyBytes);
        if (changes.isEmpty()) {
            String detail = "0 entries (expected: 1 to " + most + ")";
            return new Reading.Bad<List<RecordChange>>(JsonPointers.WHOLE, Form.OUT_OF_RANGE, detail).orRefuse();
        }
        return changes;
    }
}
