package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A refusal as the caller sees it (RFC 9457).
 *
 * @param type which
 * @param detail what is wrong with this very request
 * @param errors single things that are wrong, in the order of the request
 * @param headers that come with the answer
 */
record Problem(ProblemType type, String detail, List<ProblemError> errors, Map<String, String> headers) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** So many errors are told of one request; the detail says when there are more. */
    static final int MOST_ERRORS = 1000;

    Problem {
        if (errors.size() > MOST_ERRORS) {
            detail = detail + "; of " + errors.size() + " errors the first " + MOST_ERRORS + " are listed";
        }
        errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
        headers = Map.copyOf(headers);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    static Problem of(ProblemType type, String detail, List<ProblemError> errors) {
        return new Problem(type, detail, errors, Map.of());
    }

    static Problem of(ProblemType type, String detail, Map<String, String> headers) {
        return new Problem(type, detail, List.of(), headers);
    }

    /**
     * The answer that says it.
     *
     * @param requestId by which the log knows the request
     */
    Answer answer(String requestId) {
        Answer answer = Answer.of(type.status(), MEDIA_TYPE, Json.octets(out -> write(out, requestId)));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private void write(JsonGenerator out, String requestId) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type.uri());
        out.writeStringField("title", type.title());
        out.writeNumberField("status", type.status());
        out.writeStringField("detail", detail);
        out.writeStringField("instance", "urn:herald:request:" + requestId);
        if (!errors.isEmpty()) {
            Json.list(out, "errors", errors, ProblemError::write);
        }
        out.writeEndObject();
    }
}
