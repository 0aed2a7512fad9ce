package dev.koder.herald.adapter.http.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Answers to whom no request is taken: the whole of each, as octets. */
record Farewell(RequestIds ids, RestConfig.Connections limits) {

    /** To somebody who has too many connections. */
    byte[] tooMany() {
        return octets(
                "Service Unavailable",
                Problem.of(
                        ProblemType.TOO_MANY_CONNECTIONS,
                        "connections of the caller's address: more than " + limits.mostOfAddress()
                                + " (expected: at most " + limits.mostOfAddress() + ")"));
    }

    /** To somebody whose request took too long to come. */
    byte[] tooSlow(Patience.Waiting waiting) {
        String detail = waiting == Patience.Waiting.FOR_BODY
                ? "body (expected: whole within " + limits.bodyWithin().toSeconds() + " s, and another second for each "
                        + limits.leastBytesPerSecond() + " octets)"
                : "request line and headers (expected: whole within "
                        + limits.headWithin().toSeconds() + " s)";
        return octets("Request Timeout", Problem.of(ProblemType.REQUEST_TIMEOUT, detail));
    }

    private byte[] octets(String reason, Problem problem) {
        String id = ids.next();
        ByteBuffer body = ((Answer.Content.Octets) problem.answer(id).content()).octets();
        String head = "HTTP/1.1 " + problem.type().status() + " " + reason + "\r\nContent-Type: " + Problem.MEDIA_TYPE
                + "\r\n" + RequestIds.HEADER + ": " + id + "\r\nCache-Control: no-store\r\nContent-Length: "
                + body.remaining() + "\r\nConnection: close\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
        return all.toByteArray();
    }
}
