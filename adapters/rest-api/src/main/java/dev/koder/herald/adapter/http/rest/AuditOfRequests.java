package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.audit.KeepAudit;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditTrail;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Has it written down which requests did something, and which were refused. What was done is left to the store, which writes it down with
 * the version that it makes, or with whatever else it stores. Of a request only its path goes into the trail, and what use cases say of
 * it: bodies, queries and headers may hold secrets. Safe for use by many threads.
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

    /** What the store is to note together with what the request stores; empty where it notes events, or there is nothing to note. */
    Optional<Deed> deed(Incoming incoming, Route route, Optional<Caller> caller) {
        return caller.isPresent() && isWrite(incoming, route) && !route.leavesEvents()
                ? Optional.of(new Deed(entry(incoming, route.words().operation(), caller, AuditEntry.DONE)))
                : Optional.empty();
    }

    /** Notes what a request did that stored nothing: it was so already, or has its effect elsewhere. */
    void done(Deed deed, Answer answer) {
        if (!deed.isPaid() && answer.status() < CLIENT_ERROR) {
            AuditEntry entry = deed.entry();
            add(entry.withDetail(("stored=nothing " + entry.detail()).strip()));
        }
    }

    /** What cannot be written down is at least in the log. */
    private void add(AuditEntry entry) {
        try {
            audit.done(entry);
        } catch (StoreUnavailableException unavailable) {
            LOG.log(
                    Level.ERROR,
                    "not in the audit trail: operation={0} path={1} outcome={2} trail={3}",
                    entry.action(),
                    entry.target(),
                    entry.outcome(),
                    entry.trail().word());
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
