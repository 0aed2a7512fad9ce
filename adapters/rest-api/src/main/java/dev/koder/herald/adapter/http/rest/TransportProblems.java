package dev.koder.herald.adapter.http.rest;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Requests that never become calls, as they break HTTP itself: answered with problems like all others. */
final class TransportProblems implements DirectHandler {

    // Helidon's own limits.
    private static final int MOST_REQUEST_LINE_BYTES = 4096;
    private static final int MOST_HEADER_BYTES = 16384;

    private static final int HTTP_VERSION_NOT_SUPPORTED = 505;
    private static final int URI_TOO_LONG = 414;
    private static final int BODY_TOO_LARGE = 413;

    private final RequestIds ids;

    private TransportProblems(RequestIds ids) {
        this.ids = ids;
    }

    static DirectHandlers handlers(RequestIds ids) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, new TransportProblems(ids));
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        Problem problem = problem(eventType, status.code());
        String id = ids.next();
        Answer.Content content = problem.answer(id).content();
        byte[] octets =
                content instanceof Answer.Content.Octets held ? held.octets().array() : new byte[0];
        return TransportResponse.builder()
                .status(Status.create(problem.type().status()))
                .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HeaderNames.create(RequestIds.HEADER), id)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .keepAlive(false)
                .entity(octets)
                .build();
    }

    private static Problem problem(EventType eventType, int status) {
        return switch (status) {
            case HTTP_VERSION_NOT_SUPPORTED ->
                Problem.of(ProblemType.HTTP_VERSION_NOT_SUPPORTED, "HTTP version (expected: HTTP/1.1)");
            case URI_TOO_LONG ->
                Problem.of(
                        ProblemType.URI_TOO_LONG,
                        "request line (expected: at most " + MOST_REQUEST_LINE_BYTES + " octets)");
            case BODY_TOO_LARGE -> Problem.of(ProblemType.BODY_TOO_LARGE, "body (expected: fewer octets)");
            default ->
                eventType == EventType.INTERNAL_ERROR || status >= 500
                        ? Problem.of(ProblemType.INTERNAL_ERROR, "see the log under the request's id")
                        : Problem.of(
                                ProblemType.MALFORMED_REQUEST,
                                "request line, headers or framing of the body (expected: RFC 9112, with at most "
                                        + MOST_HEADER_BYTES + " octets of headers)");
        };
    }
}
