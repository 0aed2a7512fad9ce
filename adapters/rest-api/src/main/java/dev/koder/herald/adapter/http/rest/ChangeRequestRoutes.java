package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.CHANGE_REQUEST_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.CHANGE_REQUEST_NOT_OPEN;
import static dev.koder.herald.adapter.http.rest.ProblemType.CHANGE_REQUEST_STALE;
import static dev.koder.herald.adapter.http.rest.ProblemType.NOT_PERMITTED;
import static dev.koder.herald.adapter.http.rest.ProblemType.OWN_CHANGE;
import static dev.koder.herald.adapter.http.rest.ProblemType.QUOTA_EXCEEDED;
import static dev.koder.herald.adapter.http.rest.ProblemType.REVIEW_NEEDED;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_LOCKED;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_RULES_BROKEN;

import dev.koder.herald.application.review.DecideChanges;
import dev.koder.herald.application.review.RequestPage;
import dev.koder.herald.domain.dns.OneLine;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Changes that others have to agree to. */
final class ChangeRequestRoutes {

    private static final String GROUP = "Change review";
    private static final String ALL = Links.BASE + "/change-requests";
    private static final String ONE = ALL + "/{request}";
    private static final Form<Approving> APPROVAL = Form.object(members -> {
        Optional<PlanId> digest = members.required("digest", Form.text(PlanId::new));
        Optional<Instant> applyAt = members.optional("applyAt", Form.instant());
        return members.done(() -> new Approving(digest.orElseThrow(), applyAt));
    });
    private static final Form<Optional<Instant>> SCHEDULE = Form.object(members -> {
        Optional<Optional<Instant>> applyAt = members.required("applyAt", Form.orNull(Form.instant()));
        return members.done(applyAt::orElseThrow);
    });
    private static final Form<String> COMMENT = Form.object(members -> {
        Optional<String> text = members.required("text", Form.text(ChangeRequestRoutes::commentText));
        return members.done(text::orElseThrow);
    });

    /** What an approval says. */
    private record Approving(PlanId digest, Optional<Instant> applyAt) {}

    private final DecideChanges decisions;
    private final long maxBodyBytes;

    ChangeRequestRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.decisions = useCases.protection().decideChanges();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    private static String commentText(String text) {
        return OneLine.require("text", text, Proposal.Comment.LONGEST);
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", ALL, Access.READER)
                        .called(
                                GROUP,
                                "listChangeRequests",
                                "List the change requests",
                                "In the order in which they were made, page by page.")
                        .query("limit", "integer", "At most so many: 1 to 500, 100 when left out.")
                        .query("cursor", "string", "Where to go on: the cursor of the page before.")
                        .answersJson(200, "A page of change requests.", "ChangeRequestPage")
                        .sometimes("Link")
                        .by(this::list),
                Route.of("GET", ONE, Access.READER)
                        .called(
                                GROUP,
                                "showChangeRequest",
                                "Show a change request",
                                "With what it changes, who wants it, who has agreed, and what was said.")
                        .answersJson(200, "The change request.", "ChangeRequest")
                        .refuses(CHANGE_REQUEST_NOT_FOUND)
                        .by(this::show),
                approveRoute(),
                decision("schedule", Access.WRITER, "scheduleChangeRequest", "Name the time of a change")
                        .takesJson("Schedule", "{\"applyAt\": \"2026-01-20T03:00:00Z\"}")
                        .refuses(OWN_CHANGE, UNPROCESSABLE_CONTENT)
                        .by(this::schedule),
                decision("apply", Access.APPROVER, "applyChangeRequest", "Make a change that was agreed to")
                        .refuses(
                                CHANGE_REQUEST_STALE,
                                NOT_PERMITTED,
                                QUOTA_EXCEEDED,
                                ZONE_LOCKED,
                                ZONE_NOT_FOUND,
                                ZONE_RULES_BROKEN)
                        .by(call -> done(call, decisions.apply(call.caller(), id(call)))),
                decision("reject", Access.APPROVER, "rejectChangeRequest", "Decide that a change is not to be made")
                        .by(call -> done(call, decisions.reject(call.caller(), id(call)))),
                decision("withdraw", Access.WRITER, "withdrawChangeRequest", "Take a change request back")
                        .refuses(OWN_CHANGE)
                        .by(call -> done(call, decisions.withdraw(call.caller(), id(call)))),
                decision("rebase", Access.WRITER, "rebaseChangeRequest", "See a change from the zone's present version")
                        .refuses(CHANGE_REQUEST_STALE, REVIEW_NEEDED, ZONE_LOCKED, ZONE_NOT_FOUND, ZONE_RULES_BROKEN)
                        .by(call -> done(call, decisions.rebase(call.caller(), id(call)))),
                decision("comments", Access.WRITER, "commentChangeRequest", "Say something about a change request")
                        .leaves(Route.Trace.ANOTHER_EACH_TIME)
                        .takesJson("NewComment", "{\"text\": \"after the sale, please\"}")
                        .refuses(UNPROCESSABLE_CONTENT)
                        .by(this::comment));
    }

    private Route approveRoute() {
        return Route.of("POST", ONE + "/approve", Access.APPROVER)
                .leaves(Route.Trace.EVENTS)
                .called(
                        GROUP,
                        "approveChangeRequest",
                        "Agree to a change",
                        "To exactly the one that digest names. Its author cannot, and everybody else once. As soon as enough have"
                                + " agreed it is made, or waits for its time, provided that the zone is still at the version"
                                + " that it was seen from; otherwise it is stale and can be rebased. applyAt is the time at"
                                + " which the change is to be made: the one that it has, where it has one.")
                .takesJson("Approval", "{\"digest\": \"" + "0".repeat(64) + "\"}")
                .answersJson(200, "It is agreed to, and made where that was enough.", "ChangeRequest")
                .refuses(
                        CHANGE_REQUEST_NOT_FOUND,
                        CHANGE_REQUEST_NOT_OPEN,
                        CHANGE_REQUEST_STALE,
                        NOT_PERMITTED,
                        OWN_CHANGE,
                        QUOTA_EXCEEDED,
                        UNPROCESSABLE_CONTENT,
                        ZONE_LOCKED,
                        ZONE_NOT_FOUND,
                        ZONE_RULES_BROKEN)
                .by(this::approve);
    }

    private static Route.Draft decision(String word, Access access, String operation, String summary) {
        return Route.of("POST", ONE + "/" + word, access)
                .leaves(Route.Trace.EVENTS)
                .called(GROUP, operation, summary, "The answer shows the change request as it is then.")
                .answersJson(200, "It is so now.", "ChangeRequest")
                .refuses(CHANGE_REQUEST_NOT_FOUND, CHANGE_REQUEST_NOT_OPEN);
    }

    private static RequestId id(Call call) {
        return call.path("request", RequestId::new);
    }

    private Answer list(Call call) {
        int limit = Paging.limit(call, DecideChanges.MAX_LIMIT);
        Optional<RequestId> after = call.query("cursor", RequestId::new);
        RequestPage page = decisions.list(call.caller(), after, limit);
        List<ChangeRequest> requests = page.requests();
        Optional<String> next = page.isLast()
                ? Optional.empty()
                : Optional.of(requests.getLast().proposal().id().value());
        return Paging.answer(call, limit, "changeRequests", requests, ChangeRequestAnswers::write, next);
    }

    private Answer show(Call call) {
        return ChangeRequestAnswers.answer(
                decisions.show(call.caller(), id(call)).orElseThrow(() -> notFound(call)));
    }

    private static Refusal notFound(Call call) {
        return new Refusal(
                CHANGE_REQUEST_NOT_FOUND, "change request: " + id(call) + " (expected: one of the caller's tenant)");
    }

    private Answer approve(Call call) {
        return read(
                call,
                APPROVAL,
                (id, approving) -> decisions.approve(call.caller(), id, approving.digest(), approving.applyAt()));
    }

    private Answer schedule(Call call) {
        return read(call, SCHEDULE, (id, applyAt) -> decisions.schedule(call.caller(), id, applyAt));
    }

    private Answer comment(Call call) {
        return read(call, COMMENT, (id, text) -> decisions.comment(call.caller(), id, text));
    }

    private <T> Answer read(Call call, Form<T> form, BiFunction<RequestId, T, DecideChanges.Outcome> decision) {
        T body = call.read(form, maxBodyBytes);
        return done(call, decision.apply(id(call), body));
    }

    private static Answer done(Call call, DecideChanges.Outcome outcome) {
        return switch (outcome) {
            case DecideChanges.Outcome.Done(ChangeRequest request) -> ChangeRequestAnswers.answer(request);
            case DecideChanges.Outcome.NoSuchRequest none -> throw notFound(call);
            case DecideChanges.Outcome.NotNow now ->
                throw new Refusal(
                        CHANGE_REQUEST_NOT_OPEN,
                        "change request: " + ChangeRequestAnswers.state(now.request())
                                + " (expected: a state in which this can be done, by somebody who has not done it yet)");
            case DecideChanges.Outcome.OwnChange own ->
                throw new Refusal(OWN_CHANGE, "the caller is the change's author (expected: somebody else)");
            case DecideChanges.Outcome.OfSomebodyElse other ->
                throw new Refusal(
                        OWN_CHANGE,
                        "author: " + other.request().proposal().author()
                                + " (expected: the caller, or the scope herald.admin)");
            case DecideChanges.Outcome.OtherDigest other ->
                throw new Refusal(
                        CHANGE_REQUEST_STALE,
                        "digest: of another change (expected: "
                                + other.request().proposal().digest() + ")");
            case DecideChanges.Outcome.OtherTime(Instant applyAt) ->
                throw new Refusal(
                        CHANGE_REQUEST_STALE,
                        "applyAt: of another time (expected: " + applyAt + ", or none to agree to that)");
            case DecideChanges.Outcome.OutOfReach(Instant wished, Instant earliest, Instant latest) ->
                throw outOfReach(wished, earliest, latest);
            case DecideChanges.Outcome.AuthorRevoked revoked ->
                throw new Refusal(
                        NOT_PERMITTED,
                        "author: the token of " + revoked.request().proposal().author()
                                + " was revoked (expected: one in force; have the change asked for anew)");
            case DecideChanges.Outcome.Stale stale ->
                throw new Refusal(
                        CHANGE_REQUEST_STALE,
                        "zone " + stale.request().proposal().change().zone() + " is at serial " + stale.current()
                                + " (expected: "
                                + stale.request().proposal().change().base() + ", which was agreed to)");
            case DecideChanges.Outcome.Overtaken overtaken ->
                throw new Refusal(
                        CHANGE_REQUEST_STALE, "change request: changed meanwhile (expected: as it was shown)");
            case DecideChanges.Outcome.NoRoom(ChangeRequestLimits limits) -> throw ObjectionAnswers.noRoom(limits);
            case DecideChanges.Outcome.NotMade not -> throw ChangeRequestAnswers.notMade(not);
        };
    }

    private static Refusal outOfReach(Instant wished, Instant earliest, Instant latest) {
        String detail = "applyAt: " + wished + " (expected: after " + earliest + " and not after " + latest + ")";
        return new Refusal(Problem.of(
                UNPROCESSABLE_CONTENT, detail, new Reading.Bad<>("#/applyAt", Form.OUT_OF_RANGE, detail).errors()));
    }
}
