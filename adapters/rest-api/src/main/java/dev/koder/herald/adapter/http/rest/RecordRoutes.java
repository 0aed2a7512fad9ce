package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.RRSET_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;

import dev.koder.herald.application.record.ShowRecordSets;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.ContentTag;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** RRsets of a zone: listed, shown, and changed one by one or in batches. */
final class RecordRoutes {

    static final String GROUP = "Records";
    static final String SETS = Links.BASE + "/zones/{zone}/rrsets";
    private static final String SET = SETS + "/{name}/{type}";

    private final RestApi.UseCases useCases;
    private final long maxBodyBytes;
    private final RecordBatches batches;

    RecordRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.maxBodyBytes = config.maxBodyBytes();
        this.batches = new RecordBatches(useCases, config);
    }

    List<Route> routes() {
        return List.of(listRoute(), batches.route(), showRoute(), putRoute(), deleteRoute());
    }

    private Route listRoute() {
        return Route.of("GET", SETS, Access.READER)
                .reaches(Reach.PART)
                .called(
                        GROUP,
                        "listRecordSets",
                        "List a zone's RRsets",
                        "The SOA first, then names in canonical order and types by number, page by page.")
                .query("limit", "integer", "At most so many RRsets: 1 to 500, 100 when left out.")
                .query("cursor", "string", "Where to go on: the cursor of the page before.")
                .answersJson(200, "A page of RRsets.", "RecordSetPage")
                .sometimes("Link")
                .refuses(ZONE_NOT_FOUND)
                .by(this::list);
    }

    private Route showRoute() {
        return Route.of("GET", SET, Access.READER)
                .reaches(Reach.PART)
                .called(
                        GROUP,
                        "showRecordSet",
                        "Show one RRset",
                        "The SOA can be shown as well: its name is @, its type SOA.")
                .answersJson(200, "The RRset.", "RecordSet", "ETag")
                .answers(304, "It is as If-None-Match says.", "", "", "ETag")
                .refuses(ZONE_NOT_FOUND, RRSET_NOT_FOUND)
                .by(this::show);
    }

    private Route putRoute() {
        return Route.of("PUT", SET, Access.WRITER)
                .reaches(Reach.PART)
                .called(
                        GROUP,
                        "putRecordSet",
                        "Put one RRset",
                        "In place of whatever was there; empty records take it away. If-None-Match: * makes it only where there is"
                                + " none, If-Match only where there is one, or this one.")
                .takesJson("RecordSetContent", "{\"ttl\": 300, \"records\": [\"192.0.2.42\"]}")
                .answersJson(200, "It is as wished; change is null where it was so already.", "RecordSetWithChange")
                .sometimes("ETag", "Herald-Change")
                .refuses(ZONE_NOT_FOUND, UNPROCESSABLE_CONTENT, ZONE_RULES_BROKEN, PRECONDITION_FAILED)
                .by(this::put);
    }

    private Route deleteRoute() {
        return Route.of("DELETE", SET, Access.WRITER)
                .reaches(Reach.PART)
                .called(
                        GROUP,
                        "deleteRecordSet",
                        "Delete one RRset",
                        "All records of this name and type; where there are none, nothing has to be done.")
                .answersJson(200, "It is gone.", "Changed", "Herald-Change")
                .answers(204, "There was none, and nothing was changed.", "", "")
                .refuses(ZONE_NOT_FOUND, ZONE_RULES_BROKEN, PRECONDITION_FAILED)
                .by(this::delete);
    }

    private Answer list(Call call) {
        int limit = Paging.limit(call, ShowRecordSets.MAX_LIMIT);
        Optional<RecordKey> after = call.query("cursor", Cursor::key);
        List<RecordSet> page = new ArrayList<>();
        if (after.isEmpty()) {
            useCases.records()
                    .showRecordSets()
                    .show(call.caller(), call.zone(), call.zone(), RecordType.SOA)
                    .ifPresent(page::add);
        }
        int rest = Math.max(1, limit - page.size());
        page.addAll(useCases.records()
                .showRecordSets()
                .list(call.caller(), call.zone(), after, rest)
                .orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone())));
        List<RecordSet> sets = page.subList(0, Math.min(page.size(), limit));
        return Paging.answer(
                call, limit, "rrsets", sets, new RecordSetView(), set -> Optional.of(Cursor.after(cursorKey(set))));
    }

    /** The SOA stands before all others, whatever its number. */
    private static RecordKey cursorKey(RecordSet last) {
        return last.type().equals(RecordType.SOA) ? new RecordKey(last.owner(), RecordType.of(0)) : last.key();
    }

    private RecordKey key(Call call) {
        return new RecordKey(
                call.path("name", text -> NameReading.owner(text, call.zone())), call.path("type", RecordType::parse));
    }

    private Answer show(Call call) {
        RecordKey key = key(call);
        RecordSet set = find(call, key).orElseThrow(() -> notFound(call, key));
        EntityTag tag = tag(set);
        Answer answer = call.conditions().isKnown(tag)
                ? Answer.of(304)
                : Answer.json(200, out -> {
                    out.writeStartObject();
                    new RecordSetView().write(out, set);
                    out.writeEndObject();
                });
        return answer.with("ETag", tag.toString());
    }

    private Refusal notFound(Call call, RecordKey key) {
        Zone zone = ZoneAnswers.zone(useCases, call);
        return new Refusal(
                RRSET_NOT_FOUND,
                "RRset: " + key.owner() + " " + key.type() + " (expected: one of zone " + zone.name() + ")");
    }

    private Answer put(Call call) {
        RecordKey key = key(call);
        RecordChange change = call.read(RecordForms.replacement(key, call.zone()), maxBodyBytes);
        CommitOutcome outcome = useCases.records()
                .changeRecords()
                .change(call.caller(), call.zone(), call.conditions().forRecordSet(key), List.of(change));
        return switch (outcome) {
            case CommitOutcome.Done done ->
                withSet(
                        left(change, done.version().zone()),
                        done,
                        members -> ZoneAnswers.changed(done.version(), members));
            case CommitOutcome.Unchanged same ->
                withSet(stored(call, change, same.zone()), same, ZoneAnswers::unchanged);
            case CommitOutcome.NoSuchZone none -> throw ZoneAnswers.noSuchZone(call.zone());
            case CommitOutcome.PreconditionFailed failed -> throw preconditionFailed(call, key);
            case CommitOutcome.PreconditionRequired required -> throw preconditionRequired(call, key);
            case CommitOutcome.Proposed proposed -> ChangeRequestAnswers.proposed(proposed.request());
            case CommitOutcome.Objected objected -> throw ObjectionAnswers.refusal(objected.objection());
            case CommitOutcome.KeyReused reused -> throw ZoneAnswers.keyReused();
            case CommitOutcome.Refused refused -> throw ZoneAnswers.rulesBroken(refused.errors(), it -> "#/records");
        };
    }

    /** What the change leaves at its place: of the SOA, one with the engine's serial. */
    private static Optional<RecordSet> left(RecordChange change, Zone zone) {
        if (!(change instanceof RecordChange.Replace(RecordSet wished))) {
            return Optional.empty();
        }
        RecordSet soa = zone.soaRecordSet();
        return Optional.of(wished.key().equals(soa.key()) ? soa : wished);
    }

    /** What is stored where a wish changes nothing: the same, though it may be spelled otherwise. */
    private Optional<RecordSet> stored(Call call, RecordChange change, Zone zone) {
        return left(change, zone)
                .map(wished -> find(call, change.key()).filter(wished::equals).orElse(wished));
    }

    private Optional<RecordSet> find(Call call, RecordKey key) {
        return useCases.records().showRecordSets().show(call.caller(), call.zone(), key.owner(), key.type());
    }

    private static EntityTag tag(RecordSet set) {
        return EntityTag.strong(ContentTag.of(set));
    }

    /** An answer that shows the RRset as it is now, where there is one. */
    private static Answer withSet(
            Optional<RecordSet> set, CommitOutcome outcome, Function<Json.Content, Answer> answer) {
        Json.Content warnings = ZoneAnswers.warningsAt(outcome.warnings(), RecordRoutes::member);
        return set.map(it -> answer.apply(out -> {
                            new RecordSetView().write(out, it);
                            warnings.write(out);
                        })
                        .with("ETag", tag(it).toString()))
                .orElseGet(() -> answer.apply(warnings));
    }

    /** The member of a request about one RRset that a finding is about. */
    private static String member(ZoneFinding finding) {
        return finding.rule() == ZoneRule.TTL_IS_WORTH_CACHING ? "#/ttl" : "#/records";
    }

    private Refusal preconditionFailed(Call call, RecordKey key) {
        return call.caller().authority().reads(call.zone(), key)
                ? call.conditions().unmet(words(key), find(call, key).map(RecordRoutes::tag))
                : call.conditions().unmet(words(key));
    }

    private Refusal preconditionRequired(Call call, RecordKey key) {
        String why = "as zone " + call.zone() + " is set so";
        return call.caller().authority().reads(call.zone(), key)
                ? Conditions.missing(words(key), find(call, key).map(RecordRoutes::tag), why)
                : Conditions.missing(words(key), why);
    }

    private static String words(RecordKey key) {
        return "RRset " + key.owner() + " " + key.type();
    }

    private Answer delete(Call call) {
        RecordKey key = key(call);
        CommitOutcome outcome = useCases.records()
                .changeRecords()
                .change(
                        call.caller(),
                        call.zone(),
                        call.conditions().forRecordSet(key),
                        List.of(new RecordChange.Delete(key)));
        return switch (outcome) {
            case CommitOutcome.Done done ->
                ZoneAnswers.changed(done.version(), ZoneAnswers.warnings(done.warnings(), it -> ""));
            case CommitOutcome.Unchanged same -> Answer.of(204);
            case CommitOutcome.NoSuchZone none -> throw ZoneAnswers.noSuchZone(call.zone());
            case CommitOutcome.PreconditionFailed failed -> throw preconditionFailed(call, key);
            case CommitOutcome.PreconditionRequired required -> throw preconditionRequired(call, key);
            case CommitOutcome.Proposed proposed -> ChangeRequestAnswers.proposed(proposed.request());
            case CommitOutcome.Objected objected -> throw ObjectionAnswers.refusal(objected.objection());
            case CommitOutcome.KeyReused reused -> throw ZoneAnswers.keyReused();
            case CommitOutcome.Refused refused -> throw ZoneAnswers.rulesBroken(refused.errors(), it -> "");
        };
    }
}
