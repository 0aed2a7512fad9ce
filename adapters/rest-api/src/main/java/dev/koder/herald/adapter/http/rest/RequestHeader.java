package dev.koder.herald.adapter.http.rest;

import java.util.ArrayList;
import java.util.List;

/**
 * A header that says more of a request, beside those that HTTP itself needs.
 *
 * @param name as it is written
 * @param text what it does
 */
record RequestHeader(String name, String text) {

    /** Why a change is made, in the words of whoever makes it. */
    static final RequestHeader REASON = new RequestHeader(
            "Herald-Reason", "Why this is done: at most 500 ASCII characters, kept with the version that it makes.");

    /** Marks a request that may be sent again. */
    static final RequestHeader IDEMPOTENCY_KEY = new RequestHeader(
            "Idempotency-Key",
            "Up to 255 visible ASCII characters, in quotes or not, which the tenant uses for no other request. Sent again"
                    + " within a day, the request has no second effect, and is answered as the first one was.");

    /** Has a change made although locks forbid it. */
    static final RequestHeader BREAK_GLASS = new RequestHeader(
            "Herald-Break-Glass",
            "true to have the change made although locks forbid it, for an administrator of the tenant (scope herald.admin), and"
                    + " only with Herald-Reason. Each lock that is broken is told of by an event, lock.broken.");

    private static final List<RequestHeader> CONDITIONS = List.of(
            new RequestHeader(
                    "If-Match",
                    "Entity tags, one of which what is changed must have now, or * for any. Writes of a zone take its serial in quotes, and"
                            + " the entity tags that reads of it give."),
            new RequestHeader("If-None-Match", "* where there must be nothing yet."));

    private static final RequestHeader KNOWN = new RequestHeader(
            "If-None-Match",
            "Entity tags that were answered before, or *: where one of them is that of what is there, the answer is 304, without a body.");

    /** Those that a route takes. */
    static List<RequestHeader> of(Route route) {
        List<RequestHeader> headers = new ArrayList<>();
        if (route.isConditionalRead()) {
            headers.add(KNOWN);
        }
        if (route.takesConditions()) {
            headers.addAll(CONDITIONS);
        }
        if (route.makesVersions()) {
            headers.add(REASON);
        }
        if (route.hasOneEffect()) {
            headers.add(IDEMPOTENCY_KEY);
        }
        if (route.makesVersions()) {
            headers.add(BREAK_GLASS);
        }
        return headers;
    }
}
