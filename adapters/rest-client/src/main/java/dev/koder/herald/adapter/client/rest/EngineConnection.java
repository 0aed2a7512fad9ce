package dev.koder.herald.adapter.client.rest;

import dev.koder.herald.adapter.client.rest.HeraldClient.Access;
import dev.koder.herald.adapter.client.rest.HeraldClient.Repetition;
import dev.koder.herald.adapter.client.rest.HeraldClient.UnansweredException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests to one engine. What keeps one from being answered is an {@link IOException} with a message for people. */
final class EngineConnection implements AutoCloseable {

    /** How often a change is sent whose answer is lost. */
    static final int ATTEMPTS = 4;

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    /** What stands between says so where it lost the engine's answer: bad gateway, gateway timeout. */
    private static final Set<Integer> ANSWER_LOST = Set.of(502, 504);

    private final Access access;
    private final Repetition repetition;
    private final HttpClient http;

    EngineConnection(Access access, Repetition repetition) {
        this.access = access;
        this.repetition = repetition;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(access.authorities().context())
                .connectTimeout(TO_CONNECT)
                .build();
    }

    HttpRequest.Builder request(String path) {
        String engine = access.engine().toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(engine + "/api/v1" + path))
                .header("Authorization", "Bearer " + access.token())
                .timeout(access.patience());
    }

    /** Sends what changes nothing. */
    HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return http.send(request.build(), BodyHandlers.ofString(Replies.CHARSET));
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    /** Sends what changes nothing, and carries something. */
    HttpResponse<String> ask(HttpRequest.Builder request, SentBody body) throws IOException, InterruptedException {
        return ask(request.POST(body.open()));
    }

    /** Sends what changes nothing; whoever calls reads the answer and closes it. */
    HttpResponse<InputStream> open(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    /**
     * Sends a change, and where the answer is lost, again under the same key, so that it is made once.
     *
     * @throws UnansweredException where it may have been made, and nobody knows
     */
    HttpResponse<String> change(HttpRequest.Builder request, SentBody body) throws IOException, InterruptedException {
        request.header("Idempotency-Key", repetition.keys().get());
        for (int attempt = 1; ; attempt++) {
            IOException lost;
            try {
                HttpResponse<String> response =
                        http.send(request.POST(body.open()).build(), BodyHandlers.ofString(Replies.CHARSET));
                if (!ANSWER_LOST.contains(response.statusCode())) {
                    return response;
                }
                lost = new IOException(access.engine() + ": status " + response.statusCode());
            } catch (IOException failure) {
                if (attempt == 1 && isNotArrived(failure)) {
                    throw told(failure);
                }
                lost = told(failure);
            }
            if (attempt == ATTEMPTS || !body.isRepeatable() || lost.getCause() instanceof HttpTimeoutException) {
                throw new UnansweredException(lost);
            }
            repetition.pause().before(attempt);
        }
    }

    /** Whether the engine cannot have got all of a request. */
    private boolean isNotArrived(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || ofThisEnd(failure).isPresent()
                || objection(failure).isPresent();
    }

    private Optional<String> objection(IOException failure) {
        return access.authorities().objection(failure, access.engine().getHost());
    }

    private static Optional<IOException> ofThisEnd(IOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OwnEndException ours) {
                return Optional.of(ours);
            }
        }
        return Optional.empty();
    }

    /** The JDK's exceptions of the network often say nothing. */
    IOException told(IOException failure) {
        return ofThisEnd(failure).orElseGet(() -> new IOException(access.engine() + ": " + why(failure), failure));
    }

    private String why(IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException late -> "no connection within " + TO_CONNECT.toSeconds() + " s";
            case HttpTimeoutException late ->
                "no answer within " + access.patience().toSeconds() + " s";
            case ConnectException refused -> "no connection (does the engine run there?)";
            default ->
                objection(failure).orElseGet(() -> Optional.ofNullable(failure.getMessage())
                        .orElse(failure.getClass().getSimpleName()));
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
