package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A header that says more of an answer, beside those that HTTP itself and browsers need. */
enum ResponseHeader {
    X_REQUEST_ID(
            RequestIds.HEADER,
            "Names the request, in the engine's log too: what the request sent under this name, or else a name of the engine's."),
    RATE_LIMIT_POLICY(
            RequestLimits.POLICY,
            "The budget that the request spent from, where the tenant's requests are limited: \"write\";q=1200;w=60 is 1200 at once, and as"
                    + " many again in 60 seconds."),
    RATE_LIMIT(
            RequestLimits.LEFT,
            "What is left of that budget: \"write\";r=1198;t=1 is 1198, and all of it in a second."),
    RETRY_AFTER("Retry-After", "After so many seconds the same request can be sent again."),
    WWW_AUTHENTICATE("WWW-Authenticate", "What token to send, or which scope is missing (RFC 6750)."),
    ACCEPT("Accept", "The media types of bodies that are taken."),
    LOCATION("Location", "The path of what was made."),
    LINK("Link", "The next page, where there is one, with rel=\"next\" (RFC 8288)."),
    ETAG("ETag", "The entity tag of what is there, for If-Match and If-None-Match."),
    HERALD_CHANGE(
            ZoneAnswers.CHANGE_HEADER,
            "The id of the change that was made, for /changes/{change}; none where nothing had to be."),
    HERALD_SERIAL("Herald-Serial", "The zone's serial."),
    HERALD_RECORD_COUNT("Herald-Record-Count", "How many records there are, where that is known before they are sent."),
    CONTENT_DIGEST("Content-Digest", "The SHA-256 of the content, where it is known before it is sent (RFC 9530).");

    /** What an answer can tell its caller of the budget. */
    static final Set<ResponseHeader> OF_BUDGET = Set.of(RATE_LIMIT_POLICY, RATE_LIMIT);

    private static final String COMPONENTS = "#/components/headers/";

    private final String word;
    private final String text;

    ResponseHeader(String word, String text) {
        this.word = word;
        this.text = text;
    }

    /** As it is written. */
    String word() {
        return word;
    }

    static ResponseHeader of(String word) {
        return Arrays.stream(values())
                .filter(header -> header.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("header: " + word + " (expected: one of those here)"));
    }

    /** Those that an answer of the route can have which does what was asked. */
    static Set<ResponseHeader> of(Route route, Route.Output output) {
        Set<ResponseHeader> headers = ofAll(route);
        output.headers().forEach(word -> headers.add(of(word)));
        output.sometimes().forEach(word -> headers.add(of(word)));
        return headers;
    }

    /** Those that an answer of the route can have which is one of these problems. */
    static Set<ResponseHeader> of(Route route, Collection<ProblemType> problems) {
        Set<ResponseHeader> headers = ofAll(route);
        if (problems.contains(ProblemType.UNAUTHORIZED)) {
            headers.removeAll(OF_BUDGET);
        }
        problems.forEach(problem -> headers.addAll(of(problem)));
        return headers;
    }

    private static Set<ResponseHeader> ofAll(Route route) {
        Set<ResponseHeader> headers = EnumSet.of(X_REQUEST_ID);
        if (route.access().needsToken()) {
            headers.addAll(OF_BUDGET);
        }
        return headers;
    }

    private static List<ResponseHeader> of(ProblemType problem) {
        return switch (problem) {
            case UNAUTHORIZED, FORBIDDEN -> List.of(WWW_AUTHENTICATE);
            case RATE_LIMITED, QUOTA_EXCEEDED, UNAVAILABLE -> List.of(RETRY_AFTER);
            case PRECONDITION_FAILED, PRECONDITION_REQUIRED, PLAN_STALE -> List.of(ETAG);
            case MEDIA_TYPE_NOT_SUPPORTED -> List.of(ACCEPT);
            default -> List.of();
        };
    }

    /** Writes all of them, for {@link #refer} to. */
    static void describe(ObjectNode headers) {
        for (ResponseHeader header : values()) {
            headers.putObject(header.word)
                    .put("description", header.text)
                    .putObject("schema")
                    .put("type", "string");
        }
    }

    /** Says of an answer which it can have. */
    static void refer(ObjectNode answer, Set<ResponseHeader> headers) {
        ObjectNode listed = answer.withObjectProperty("headers");
        headers.forEach(header -> listed.putObject(header.word).put("$ref", COMPONENTS + header.word));
    }
}
