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

    /** An engine that broke off, or what stands between and lost its answer: bad gateway, gateway timeout. */
    private static final Set<Integer> ANSWER_LOST = Set.of(500, 502, 504);

    /**
     * What is answered before anybody looks at the key: who asks, whether they may, how often, how slowly. It says nothing of the
     * same request before.
     */
    private static final Set<Integer> BEFORE_THE_KEY = Set.of(401, 403, 407, 408, 425, 429);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

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
            Duration atLeast = Duration.ZERO;
            try {
                HttpResponse<String> response =
                        http.send(request.POST(body.open()).build(), BodyHandlers.ofString(Replies.CHARSET));
                if (attempt == 1 ? !ANSWER_LOST.contains(response.statusCode()) : isAboutTheKey(response)) {
                    return response;
                }
                lost = new IOException(
                        access.engine() + ": " + Replies.problem(response).detail());
                atLeast = retryAfter(response);
            } catch (IOException failure) {
                if (attempt == 1 && isNotArrived(failure)) {
                    throw told(failure);
                }
                lost = told(failure);
            }
            if (attempt == ATTEMPTS || !body.isRepeatable() || lost.getCause() instanceof HttpTimeoutException) {
                throw new UnansweredException(lost);
            }
            repetition.pause().before(attempt, atLeast);
        }
    }

    /** Whether an answer holds for the same request before, too, which may have arrived. */
    private static boolean isAboutTheKey(HttpResponse<String> response) {
        int status = response.statusCode();
        return status / 100 == 2
                || (status / 100 == 4 && !BEFORE_THE_KEY.contains(status) && Replies.isProblem(response.body()));
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        Optional<String> seconds =
                response.headers().firstValue("Retry-After").filter(text -> text.matches("[0-9]{1,9}"));
        Duration asked = seconds.map(Long::parseLong).map(Duration::ofSeconds).orElse(Duration.ZERO);
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
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
