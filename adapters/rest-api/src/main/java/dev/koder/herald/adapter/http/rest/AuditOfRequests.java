package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.audit.KeepAudit;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditTrail;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Has it written down which requests did something, and which were refused. What makes versions of zones is left to the store, which
 * writes it down with the version. Of a request only its path goes into the trail: bodies, queries and headers may hold
 * secrets. Safe for use by many threads.
 */
final class AuditOfRequests {

    private static final System.Logger LOG = System.getLogger(AuditOfRequests.class.getName());
    private static final int LONGEST_TARGET = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final KeepAudit audit;
    private final InstantSource clock;

    AuditOfRequests(KeepAudit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Notes what a request did, unless the store has noted it already. */
    void done(Incoming incoming, Route route, Optional<Caller> caller, Answer answer) {
        if (caller.isEmpty() || !isWrite(incoming, route) || route.leavesEvents() || answer.status() >= CLIENT_ERROR) {
            return;
        }
        try {
            audit.done(entry(incoming, route.words().operation(), caller, AuditEntry.DONE));
        } catch (StoreUnavailableException unavailable) {
            LOG.log(
                    Level.ERROR,
                    "not in the audit trail: done operation={0} path={1} tenant={2}",
                    route.words().operation(),
                    target(incoming),
                    caller.get().tenant());
        }
    }

    /** Those of points of presence tell of themselves and change nothing of anybody's. */
    private static boolean isWrite(Incoming incoming, Route route) {
        boolean isRead = incoming.method().equals("GET") || incoming.method().equals("HEAD");
        return !isRead && route.access() != Access.POP && route.access().needsToken();
    }

    /**
     * Notes that a request was refused: a write for whatever reason, a read because of who asked.
     *
     * @param caller who asked, where that is known
     */
    void refused(Incoming incoming, Route route, Optional<Caller> caller, Problem problem, String requestId) {
        if (isOfNote(incoming, route, problem.type())) {
            AuditEntry entry = entry(
                    incoming, route.words().operation(), caller, problem.type().code());
            audit.refused(
                    caller.isPresent() ? entry : entry.by(new AuditEntry.Who("", "", requestId, address(incoming))));
        }
    }

    private static boolean isOfNote(Incoming incoming, Route route, ProblemType type) {
        boolean isOfCaller = type == ProblemType.UNAUTHORIZED || type == ProblemType.FORBIDDEN;
        boolean isRefusal = type.status() >= CLIENT_ERROR && type.status() < SERVER_ERROR;
        return isOfCaller || (isRefusal && isWrite(incoming, route));
    }

    private AuditEntry entry(Incoming incoming, String operation, Optional<Caller> caller, String outcome) {
        return new AuditEntry(
                caller.map(it -> AuditTrail.of(it.tenant())).orElse(AuditTrail.PLATFORM),
                clock.instant(),
                caller.map(it -> AuditEntry.Who.of(it.actor(), it.note(), address(incoming)))
                        .orElseGet(() -> new AuditEntry.Who("", "", "", address(incoming))),
                operation,
                target(incoming),
                outcome,
                caller.flatMap(it -> it.note().reason())
                        .map(reason -> "reason=" + reason)
                        .orElse(""));
    }

    private static String address(Incoming incoming) {
        return incoming.clientAddress().toString();
    }

    private static String target(Incoming incoming) {
        String path = incoming.rawPath().replaceAll("\\p{Cntrl}", "?");
        return path.length() > LONGEST_TARGET ? path.substring(0, LONGEST_TARGET) + "..." : path;
    }
}
