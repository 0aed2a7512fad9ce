package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.zone.ChangeNote;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a request to its answer: finds the route, admits the caller, looks at what is sent and wanted, lets the handler
 * answer, and turns whatever goes wrong into a problem. Safe for use by many threads.
 */
final class Dispatcher {

    static final String NO_ROUTE = "none";

    private static final String REASON = RequestHeader.REASON.name();
    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final RouteTable table;
    private final Authentication authentication;
    private final RequestLimits limits;
    private final Metrics metrics;
    private final AuditOfRequests audit;
    private final TroubleLog troubles;
    private final KeyedAnswers answers;

    Dispatcher(
            RouteTable table,
            Authentication authentication,
            RequestLimits limits,
            Metrics metrics,
            AuditOfRequests audit,
            TroubleLog troubles,
            KeyedAnswers answers) {
        this.table = table;
        this.authentication = authentication;
        this.limits = limits;
        this.metrics = metrics;
        this.audit = audit;
        this.troubles = troubles;
        this.answers = answers;
    }

    /**
     * An answer, and for the metrics what was asked.
     *
     * @param route the route's path, with its parameters in braces
     */
    record Dispatched(String route, Answer answer) {}

    Dispatched dispatch(Incoming incoming, String requestId) {
        RouteTable.Match match = table.find(incoming.method(), incoming.rawPath());
        String label = match instanceof RouteTable.Found found ? found.route().path() : NO_ROUTE;
        RequestBudget budget = limits.budget();
        return new Dispatched(label, budget.toldBy(answer(incoming, match, budget, requestId)));
    }

    private Answer answer(Incoming incoming, RouteTable.Match match, RequestBudget budget, String requestId) {
        try {
            return follow(incoming, match, budget, requestId);
        } catch (Refusal refusal) {
            note(refusal.problem(), requestId);
            return refusal.problem().answer(requestId);
        } catch (LostBodyException lost) {
            LOG.log(Level.DEBUG, "body broke off reason=\"{0}\" request={1}", lost.getMessage(), requestId);
            return Problem.of(ProblemType.MALFORMED_REQUEST, "body: broke off (expected: all of it)")
                    .answer(requestId);
        } catch (StoreUnavailableException unavailable) {
            troubles.note(unavailable, requestId);
            return unavailable("store: " + unavailable.obstacle().words()).answer(requestId);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return unavailable("the engine is stopping").answer(requestId);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "request failed path=" + label(match) + " request=" + requestId, bug);
            return Problem.of(ProblemType.INTERNAL_ERROR, "see the log under the request's id")
                    .answer(requestId);
        }
    }

    private static String label(RouteTable.Match match) {
        return match instanceof RouteTable.Found found
                ? found.route().method() + " " + found.route().path()
                : NO_ROUTE;
    }

    private void note(Problem problem, String requestId) {
        if (problem.type() == ProblemType.UNAUTHORIZED) {
            metrics.countRejectedToken();
            LOG.log(Level.INFO, "caller not identified reason=\"{0}\" request={1}", problem.detail(), requestId);
        }
    }

    private static Problem unavailable(String detail) {
        return Problem.of(ProblemType.UNAVAILABLE, detail, Map.of("Retry-After", Answer.RETRY_SECONDS));
    }

    private Answer follow(Incoming incoming, RouteTable.Match match, RequestBudget budget, String requestId)
            throws InterruptedException {
        return switch (match) {
            case RouteTable.Found found -> call(incoming, found, budget, requestId);
            case RouteTable.OtherMethods others -> otherMethods(incoming.method(), String.join(", ", others.allowed()));
            case RouteTable.Undecodable undecodable ->
                throw Refusal.ofParameter(
                        undecodable.segment(),
                        undecodable.segment() + ": not percent-coded UTF-8 (RFC 3986, section 2.1)");
            case RouteTable.Nothing nothing ->
                throw new Refusal(ProblemType.NOT_FOUND, "path: none of this API's (expected: one of those at /docs)");
        };
    }

    private static Answer otherMethods(String method, String allowed) {
        if (method.equals("OPTIONS")) {
            return Answer.of(204).with("Allow", allowed);
        }
        throw new Refusal(Problem.of(
                ProblemType.METHOD_NOT_ALLOWED,
                "method: not one that this path takes (expected: " + allowed + ")",
                Map.of("Allow", allowed)));
    }

    private Answer call(Incoming incoming, RouteTable.Found found, RequestBudget budget, String requestId)
            throws InterruptedException {
        Route route = found.route();
        Optional<Caller> caller = identified(incoming, route, requestId);
        try {
            caller.ifPresent(it -> route.limitClass(it).ifPresent(limitClass -> budget.open(it, limitClass)));
            caller = caller.map(it -> it.with(note(it.note(), incoming, requestId)));
            Optional<Deed> deed = audit.deed(incoming, route, caller);
            Answer answer = call(incoming, found, caller, budget, deed);
            deed.ifPresent(it -> audit.done(it, answer));
            return answer;
        } catch (Refusal refusal) {
            audit.refused(incoming, route, caller, refusal.problem(), requestId);
            throw refusal;
        }
    }

    /** Whoever is known is let in from any address: others who share it must not be able to lock them out. */
    private Optional<Caller> identified(Incoming incoming, Route route, String requestId) {
        try {
            return authentication
                    .identify(incoming, route)
                    .map(caller -> caller.with(caller.note().of(requestId, Optional.empty())));
        } catch (Refusal refusal) {
            audit.refused(incoming, route, Optional.empty(), refusal.problem(), requestId);
            if (refusal.problem().type() == ProblemType.UNAUTHORIZED) {
                limits.countFailure(incoming.clientAddress());
            }
            throw refusal;
        }
    }

    private Answer call(
            Incoming incoming,
            RouteTable.Found found,
            Optional<Caller> known,
            RequestBudget budget,
            Optional<Deed> deed)
            throws InterruptedException {
        Route route = found.route();
        Authentication.admit(known, route);
        known.filter(it -> !route.path().equals(QuotaRoutes.MINE)).ifPresent(limits::count);
        Optional<Caller> caller =
                known.map(admitted -> BreakGlass.isAskedFor(incoming) ? BreakGlass.granted(admitted) : admitted);
        checkAccept(incoming, route);
        checkContentType(incoming, route.inputs());
        if (route.writes()) {
            Conditions.of(incoming).check(route);
        }
        Call call = new Call(incoming, found, caller, budget, answers);
        caller.map(Caller::authority).ifPresent(authority -> route.reach().require(authority, call.zoneInPath()));
        Answer answer = answered(call, route, deed);
        if (route.access() == Access.WRITER && answer.status() < Answer.FIRST_OTHER_STATUS) {
            troubles.noteWrite();
        }
        return LegacyTenantHeader.isBehind(incoming) && caller.isPresent()
                ? answer.with("Deprecation", LegacyTenantHeader.DEPRECATION).with("Sunset", LegacyTenantHeader.SUNSET)
                : answer;
    }

    /** What a request that was answered before got then, or what comes of it. */
    private static Answer answered(Call call, Route route, Optional<Deed> deed) throws InterruptedException {
        try {
            if (route.inputs().isEmpty()) {
                call.recall();
            }
            Answer answer = handled(call, route.handler(), deed);
            call.keep(answer);
            return answer;
        } catch (KeyedAnswers.AnsweredBefore again) {
            return again.answer();
        }
    }

    private static Answer handled(Call call, Handler handler, Optional<Deed> deed) throws InterruptedException {
        return deed.isPresent() ? deed.get().during(() -> handler.answer(call)) : handler.answer(call);
    }

    /** What the history of what this request changes is to tell of it. */
    private static ChangeNote note(ChangeNote ofCaller, Incoming incoming, String requestId) {
        if (incoming.header(REASON).filter(Dispatcher::isNotAscii).isPresent()) {
            throw Refusal.ofParameter(REASON, REASON + ": characters other than ASCII (expected: ASCII, RFC 9110)");
        }
        try {
            return ofCaller.of(requestId, incoming.header(REASON));
        } catch (DnsFormatException misshapen) {
            throw Refusal.ofParameter(REASON, Form.words(misshapen));
        }
    }

    /** Headers are read as ASCII; what is none would be kept in pieces. */
    private static boolean isNotAscii(String text) {
        return text.chars().anyMatch(character -> character > '~');
    }

    private static void checkAccept(Incoming incoming, Route route) {
        Optional<String> accept = incoming.header("Accept");
        if (accept.isEmpty()) {
            return;
        }
        List<String> mediaTypes = route.mediaTypes();
        if (!mediaTypes.isEmpty() && mediaTypes.stream().noneMatch(type -> MediaRange.accepts(accept, type))) {
            throw new Refusal(
                    ProblemType.NOT_ACCEPTABLE,
                    "Accept: nothing there is (expected: " + String.join(" or ", mediaTypes) + ")");
        }
    }

    private static void checkContentType(Incoming incoming, List<Route.Input> inputs) {
        if (inputs.isEmpty()) {
            return;
        }
        String found = incoming.header("Content-Type").orElse("missing");
        List<String> expected = inputs.stream().map(Route.Input::mediaType).toList();
        boolean isTaken = expected.contains(MediaRange.type(found)) && !MediaRange.namesOtherCharset(found);
        if (!isTaken) {
            throw new Refusal(Problem.of(
                    ProblemType.MEDIA_TYPE_NOT_SUPPORTED,
                    "Content-Type: " + DnsFormatException.shown(found) + " (expected: " + String.join(" or ", expected)
                            + ", in UTF-8)",
                    Map.of("Accept", String.join(", ", expected))));
        }
    }
}
