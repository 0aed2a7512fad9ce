package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.record.ChangeRecords;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.Zone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
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
                                + " whatever becomes of the others, and each is answered, one that cannot be read with what is wrong"
                                + " with it; at most " + ChangeRecords.MAX_INDEPENDENT
                                + ", and If-Match takes * alone.")
                .query("mode", "string", "atomic or independent; atomic when left out.")
                .takesJson("RecordSetChanges", BATCH_EXAMPLE)
                .answersJson(200, "The zone is as wished; change is null where it was so already.", "ChangedOrResults")
                .sometimes("ETag", "Herald-Change")
                .answersJson(207, "With mode=independent: some changes were not made.", "Results")
                .sometimes("Retry-After")
                .refuses(ZONE_NOT_FOUND, UNPROCESSABLE_CONTENT, ZONE_RULES_BROKEN, PRECONDITION_FAILED)
                .by(this::change);
    }

    private Answer change(Call call) {
        return call.query("mode", RecordBatches::mode).orElse(Mode.ATOMIC) == Mode.ATOMIC
                ? changeAll(call)
                : changeEach(call);
    }

    private Answer changeAll(Call call) {
        List<RecordChange> changes = batch(call, RecordForms.change(call.zone()), ChangeRecords.MAX_CHANGES);
        CommitOutcome outcome = useCases.records()
                .changeRecords()
                .change(call.caller(), call.zone(), ZonePreconditions.of(useCases, call), changes);
        Places places = Places.of(JsonPointers.WHOLE, changes);
        return ZoneAnswers.committed(call, outcome, zone -> places.warnings(outcome), places::rulesBroken);
    }

    private Answer changeEach(Call call) {
        Precondition precondition = call.conditions().forEach();
        List<Reading<RecordChange>> entries =
                batch(call, Form.tried(RecordForms.change(call.zone())), ChangeRecords.MAX_INDEPENDENT);
        List<RecordChange> readable = entries.stream()
                .filter(Reading.Ok.class::isInstance)
                .map(Reading::orRefuse)
                .toList();
        List<Optional<CommitOutcome>> outcomes =
                useCases.records().changeRecords().changeEach(call.caller(), call.zone(), precondition, readable);
        if (outcomes.stream().allMatch(outcome -> outcome.orElse(null) instanceof CommitOutcome.NoSuchZone)) {
            ZoneAnswers.zone(useCases, call);
        }
        return PartAnswers.toBeContinued(answer(call.zone(), parts(entries, outcomes)), outcomes.stream());
    }

    /**
     * What became of one entry.
     *
     * @param pointer to it
     * @param outcome empty where it could not be read, and where the store did not answer
     */
    private record Part(String pointer, Reading<RecordChange> entry, Optional<CommitOutcome> outcome) {}

    /**
     * The entries in their order. Of all that is wrong with them, no more is told than of any other request, but the first of each.
     *
     * @param outcomes of the entries that could be read
     */
    private static List<Part> parts(List<Reading<RecordChange>> entries, List<Optional<CommitOutcome>> outcomes) {
        Iterator<Optional<CommitOutcome>> tried = outcomes.iterator();
        List<Part> parts = new ArrayList<>();
        int room = Problem.MOST_ERRORS;
        for (Reading<RecordChange> entry : entries) {
            String pointer = JsonPointers.WHOLE + "/" + parts.size();
            if (entry instanceof Reading.Bad<RecordChange>(List<ProblemError> errors)) {
                List<ProblemError> told = errors.subList(0, Math.min(errors.size(), Math.max(1, room)));
                room -= told.size();
                parts.add(new Part(pointer, new Reading.Bad<>(told), Optional.empty()));
            } else {
                parts.add(new Part(pointer, entry, tried.next()));
            }
        }
        return parts;
    }

    private static Answer answer(DomainName zone, List<Part> parts) {
        boolean isComplete = parts.stream().map(Part::outcome).allMatch(PartAnswers::isAsWished);
        return Answer.json(isComplete ? PartAnswers.ALL : PartAnswers.SOME, out -> {
            out.writeStartObject();
            out.writeBooleanField("complete", isComplete);
            Json.list(out, "results", parts, (results, part) -> write(results, zone, part));
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, DomainName zone, Part part) throws IOException {
        switch (part.entry()) {
            case Reading.Ok<RecordChange>(RecordChange change) -> {
                out.writeStringField("name", change.key().owner().toString());
                out.writeStringField("type", change.key().type().toString());
                PartAnswers.Asked asked = new PartAnswers.Asked(
                        zone,
                        new ProblemError.At(part.pointer()),
                        findings -> ZoneAnswers.list(findings, finding -> part.pointer()),
                        RecordBatches::unmet);
                PartAnswers.write(out, part.outcome(), asked);
            }
            case Reading.Bad<RecordChange>(List<ProblemError> errors) -> PartAnswers.unreadable(out, errors);
        }
    }

    /** What holds of every zone is all that can be said here: only where nothing is said, something is amiss. */
    private static ProblemError unmet(Zone current) {
        return new ProblemError(
                new ProblemError.Parameter("If-Match"),
                ProblemType.PRECONDITION_REQUIRED.code(),
                "If-Match: missing (expected: *, as zone " + current.name() + ", which is at serial " + current.serial()
                        + ", is set so)");
    }

    private <T> List<T> batch(Call call, Form<T> entry, int most) {
        List<T> entries = call.read(Form.list(entry, most), maxBodyBytes);
        if (entries.isEmpty()) {
            String detail = "0 entries (expected: 1 to " + most + ")";
            return new Reading.Bad<List<T>>(JsonPointers.WHOLE, Form.OUT_OF_RANGE, detail).orRefuse();
        }
        return entries;
    }
}
