package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.CHANGE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.pop.ShowPropagation;
import dev.koder.herald.application.record.ChangeAcrossZones;
import dev.koder.herald.application.record.ChangeRecords;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.pop.Propagation;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.RecordChange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Changes: made across zones, and followed until they are served. */
final class ChangeRoutes {

    private static final String GROUP = "Changes";
    private static final String CHANGES = Links.BASE + "/changes";
    private static final String LIST = "#/changes";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String EXAMPLE = """
            {"changes": [
               {"name": "www.example.org.", "type": "A", "ttl": 300, "records": ["192.0.2.42"], "action": "replace"},
               {"name": "42.2.0.192.in-addr.arpa.", "type": "PTR", "records": ["www.example.org."], "action": "replace"}],
             "expected": [{"zone": "example.org.", "serial": 12}]}""";

    private static final Form<Wish> WISH = Form.object(members -> {
        Optional<List<RecordChange>> changes =
                members.required("changes", Form.list(RecordForms.change(DomainName.ROOT), ChangeRecords.MAX_CHANGES));
        Optional<ExpectedZones> expected = members.optional("expected", ExpectedZones.FORM);
        changes.filter(List::isEmpty)
                .ifPresent(none -> members.refuse(
                        "changes", Form.OUT_OF_RANGE, "0 entries (expected: 1 to " + ChangeRecords.MAX_CHANGES + ")"));
        return members.done(() -> new Wish(changes.orElseThrow(), expected.orElse(ExpectedZones.NONE)));
    });

    private final RestApi.UseCases useCases;
    private final long maxBodyBytes;
    private final Metrics metrics;

    ChangeRoutes(RestApi.UseCases useCases, RestConfig config, Metrics metrics) {
        this.useCases = useCases;
        this.maxBodyBytes = config.maxBodyBytes();
        this.metrics = metrics;
    }

    /**
     * What a request wants changed.
     *
     * @param expected what zones have to be at
     */
    private record Wish(List<RecordChange> changes, ExpectedZones expected) {}

    List<Route> routes() {
        return List.of(
                Route.of("POST", CHANGES, Access.WRITER)
                        .leaves(Route.Trace.VERSIONS, Route.Trace.EVENTS)
                        .reaches(Reach.PART)
                        .called(
                                GROUP,
                                "changeZones",
                                "Change RRsets of several zones",
                                "Names are absolute; the zone of each is found, the nearest of the tenant's above it. Each zone is changed"
                                        + " whole or not at all, whatever becomes of the others, and each is answered. Where a"
                                        + " name is in none of the tenant's zones, nothing is changed. Actions are those of a"
                                        + " zone's batch; expected names the serials that zones must be at, * for any.")
                        .takesJson("Changes", EXAMPLE)
                        .answersJson(200, "All zones are as wished.", "ZoneResults")
                        .answersJson(207, "Some zones were not changed.", "ZoneResults")
                        .sometimes("Retry-After")
                        .refuses(UNPROCESSABLE_CONTENT)
                        .takesNoConditions("expected in the body names versions")
                        .by(this::change),
                Route.of("GET", CHANGES + "/{change}", Access.READER)
                        .reaches(Reach.PART)
                        .called(
                                GROUP,
                                "showChange",
                                "Follow a change until it is served",
                                "PENDING until each point of presence that is heard of was seen to serve the change, or a later one;"
                                        + " INSYNC then. One that has fallen silent is named, and nobody waits for it.")
                        .query(
                                Waiting.PARAMETER,
                                "string",
                                "How long to hold the request open while it is PENDING: 0s to 60s, 0s when left out.")
                        .answersJson(200, "How far it has come.", "Propagation")
                        .refuses(CHANGE_NOT_FOUND)
                        .by(this::show));
    }

    private Answer change(Call call) {
        Wish wish = call.read(WISH, maxBodyBytes);
        return switch (useCases.records()
                .changeAcrossZones()
                .change(call.caller(), wish.changes(), wish.expected().preconditions())) {
            case ChangeAcrossZones.InNoZone stray -> throw inNoZone(wish.changes(), stray.places());
            case ChangeAcrossZones.Untouched(Set<DomainName> zones) ->
                throw wish.expected().untouched(zones);
            case ChangeAcrossZones.TooManyZones many ->
                throw new Refusal(
                        UNPROCESSABLE_CONTENT,
                        "changes: of " + many.count() + " zones (expected: at most " + ChangeAcrossZones.MAX_ZONES
                                + ")");
            case ChangeAcrossZones.Tried tried -> answer(wish, tried);
        };
    }

    private static Refusal inNoZone(List<RecordChange> changes, List<Integer> places) {
        List<ProblemError> errors = places.stream()
                .map(place -> new ProblemError(
                        new ProblemError.At(LIST + "/" + place + "/name"),
                        ProblemType.ZONE_NOT_FOUND.code(),
                        "name: " + changes.get(place).key().owner()
                                + " (expected: a name in a zone of the caller's tenant)"))
                .toList();
        return new Refusal(Problem.of(UNPROCESSABLE_CONTENT, errors.getFirst().detail(), errors));
    }

    private static Answer answer(Wish wish, ChangeAcrossZones.Tried tried) {
        Places places = Places.of(LIST, wish.changes());
        Answer answer = Answer.json(tried.isComplete() ? PartAnswers.ALL : PartAnswers.SOME, out -> {
            out.writeStartObject();
            out.writeBooleanField("complete", tried.isComplete());
            Json.list(out, "zones", tried.zones(), (zones, zone) -> {
                zones.writeStringField("zone", zone.zone().toString());
                PartAnswers.Asked asked = new PartAnswers.Asked(
                        zone.zone(),
                        new ProblemError.At(LIST + "/" + zone.places().getFirst()),
                        places::told,
                        wish.expected()::unmet);
                PartAnswers.write(zones, zone.outcome(), asked);
            });
            out.writeEndObject();
        });
        return PartAnswers.toBeContinued(answer, tried.zones().stream().map(ChangeAcrossZones.ZoneResult::outcome));
    }

    private Answer show(Call call) throws InterruptedException {
        ChangeId id = call.path("change", ChangeRoutes::id);
        Duration wait = Waiting.of(call, ShowPropagation.MAX_WAIT);
        Propagation propagation = Waiting.counted(
                        metrics, () -> useCases.pops().showPropagation().ofChange(call.caller(), id, wait))
                .orElseThrow(() -> new Refusal(
                        CHANGE_NOT_FOUND, "change: " + id + " (expected: one of a zone of the caller's tenant)"));
        return Answer.json(200, out -> write(out, id, propagation));
    }

    private static ChangeId id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new DnsFormatException("change", text, "the id of a change, as Herald-Change names it");
        }
        return new ChangeId(text);
    }

    private static void write(JsonGenerator out, ChangeId id, Propagation propagation) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", id.value());
        out.writeStringField("zone", propagation.change().zone().toString());
        out.writeNumberField("serial", propagation.change().serial().value());
        out.writeStringField("committedAt", propagation.change().committedAt().toString());
        out.writeBooleanField("deletion", propagation.change().isDeletion());
        Views.propagation(out, propagation);
        out.writeEndObject();
    }
}
