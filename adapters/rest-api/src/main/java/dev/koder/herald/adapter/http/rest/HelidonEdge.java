package dev.koder.herald.adapter.http.rest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Where Helidon's requests and responses become ours and back. Safe for use by many threads. */
final class HelidonEdge {

    private static final Logger LOG = System.getLogger(HelidonEdge.class.getName());
    private static final HeaderName NO_SNIFFING = HeaderNames.create("X-Content-Type-Options");
    private static final HeaderName REFERRER_POLICY = HeaderNames.create("Referrer-Policy");
    private static final HeaderName CONTENT_SECURITY_POLICY = HeaderNames.create("Content-Security-Policy");
    private static final HeaderName TRANSPORT_SECURITY = HeaderNames.create("Strict-Transport-Security");
    private static final String NOTHING_AT_ALL = "default-src 'none'; frame-ancestors 'none'";
    private static final String A_YEAR = "max-age=31536000";
    private static final String NOT_CACHED = "no-store";
    private static final String CACHED_IF_ASKED = "private, no-cache";

    private final Dispatcher dispatcher;
    private final Metrics metrics;
    private final RequestIds ids;
    private final ClientAddresses addresses;
    private final boolean isEncrypted;
    private final InstantSource clock;

    HelidonEdge(
            Dispatcher dispatcher,
            Metrics metrics,
            RequestIds ids,
            ClientAddresses addresses,
            boolean isEncrypted,
            InstantSource clock) {
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.ids = ids;
        this.addresses = addresses;
        this.isEncrypted = isEncrypted;
        this.clock = clock;
    }

    /** Answers one request. */
    void handle(ServerRequest request, ServerResponse response) {
        Instant start = clock.instant();
        HelidonIncoming incoming = new HelidonIncoming(request, addresses);
        String id = ids.of(incoming);
        Dispatcher.Dispatched dispatched = dispatcher.dispatch(incoming, id);
        if (incoming.isOldHttp()) {
            dispatched = new Dispatcher.Dispatched(dispatched.route(), withoutChunks(dispatched.answer(), id));
        }
        response.header(RequestIds.HEADER, id);
        addSecurity(response, dispatched.answer());
        if (incoming.wantsClose()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        try {
            send(dispatched.answer(), incoming.method().equals("HEAD"), response);
            incoming.drain();
            incoming.end();
        } catch (IOException | LostBodyException lost) {
            LOG.log(Level.DEBUG, "connection lost request={0} reason=\"{1}\"", id, lost.getMessage());
            throw new CloseConnectionException("lost", lost);
        } finally {
            note(dispatched, incoming.method(), id, Duration.between(start, clock.instant()));
        }
    }

    /** HTTP/1.0 knows no chunks, and the end of the connection would not tell a whole answer from one that broke off. */
    private static Answer withoutChunks(Answer answer, String id) {
        if (answer.content() instanceof Answer.Content.Stream stream
                && stream.length().isEmpty()) {
            stream.source().close();
            return Problem.of(
                            ProblemType.HTTP_VERSION_NOT_SUPPORTED,
                            "HTTP version: 1.0 (expected: 1.1, as the length of the answer is not known at its beginning)")
                    .answer(id);
        }
        return answer;
    }

    /** What keeps browsers from doing more with an answer than to show it. No other origin may read it: nothing allows them to. */
    private void addSecurity(ServerResponse response, Answer answer) {
        response.header(NO_SNIFFING, "nosniff");
        response.header(REFERRER_POLICY, "no-referrer");
        if (!answer.headers().containsKey(CONTENT_SECURITY_POLICY.defaultCase())) {
            response.header(CONTENT_SECURITY_POLICY, NOTHING_AT_ALL);
        }
        if (isEncrypted) {
            response.header(TRANSPORT_SECURITY, A_YEAR);
        }
    }

    private void note(Dispatcher.Dispatched dispatched, String method, String id, Duration duration) {
        int status = dispatched.answer().status();
        metrics.count(dispatched.route(), knownMethod(method), status, duration);
        LOG.log(
                Level.DEBUG,
                "answered method={0} route={1} status={2} ms={3} request={4}",
                method,
                dispatched.route(),
                Integer.toString(status),
                Long.toString(duration.toMillis()),
                id);
    }

    /** Callers must not be able to make labels up. */
    private static String knownMethod(String method) {
        boolean isKnown =
                switch (method) {
                    case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> true;
                    default -> false;
                };
        return isKnown ? method : "other";
    }

    private static void send(Answer answer, boolean isHead, ServerResponse response) throws IOException {
        response.status(Status.create(answer.status()));
        answer.headers().forEach(response::header);
        if (!answer.headers().containsKey("Cache-Control")) {
            response.header(
                    HeaderNames.CACHE_CONTROL, answer.headers().containsKey("ETag") ? CACHED_IF_ASKED : NOT_CACHED);
        }
        switch (answer.content()) {
            case Answer.Content.Nothing nothing -> response.send();
            case Answer.Content.Octets content -> sendOctets(content, isHead, response);
            case Answer.Content.Stream content -> sendStream(content, isHead, response);
        }
    }

    private static void sendOctets(Answer.Content.Octets content, boolean isHead, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, content.mediaType());
        if (isHead) {
            response.header(
                    HeaderNames.CONTENT_LENGTH,
                    Integer.toString(content.octets().remaining()));
            response.send();
        } else {
            response.send(content.octets().array());
        }
    }

    private static void sendStream(Answer.Content.Stream content, boolean isHead, ServerResponse response)
            throws IOException {
        response.header(HeaderNames.CONTENT_TYPE, content.mediaType());
        content.length().ifPresent(length -> response.header(HeaderNames.CONTENT_LENGTH, Long.toString(length)));
        try (Answer.Source source = content.source()) {
            if (isHead) {
                response.send();
                return;
            }
            // Closed only behind the whole content: it is what tells the caller that nothing is missing.
            OutputStream out = response.outputStream();
            source.writeTo(out);
            out.close();
        } catch (UncheckedIOException lost) {
            throw lost.getCause();
        }
    }

    /**
     * Closes the connection where the answer says so: Helidon 4.4 announces it and then waits for the idle timeout, upon which
     * clients that read to the end of the connection wait as well.
     */
    static void closeWhereAnnounced(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        chain.proceed();
        if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("announced");
        }
    }
}
