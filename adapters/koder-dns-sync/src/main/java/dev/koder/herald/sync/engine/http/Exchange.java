package dev.koder.herald.sync.engine.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests with the token, and keeps the deadline to the last octet of the answer. Safe for use by many threads. */
final class Exchange {
    private static final int UNAUTHORIZED = 401;

    private final HttpClient client;
    private final String base;
    private final EngineAccess.Token token;

    Exchange(HttpClient client, URI base, EngineAccess.Token token) {
        this.client = client;
        this.base = base.toString().replaceAll("/+$", "") + "/api/v1";
        this.token = token;
    }

    /** Begins a request for a path below {@code /api/v1}. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("User-Agent", "koder-dns-sync");
    }

    /** Sends a request; after a 401 once more, if the token is another one by then. */
    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body, Duration deadline)
            throws IOException, InterruptedException {
        String first = token.read();
        HttpResponse<T> response = sendWith(first, request, body, deadline);
        if (response.statusCode() != UNAUTHORIZED) {
            return response;
        }
        String second = token.read();
        return second.equals(first) ? response : sendWith(second, request, body, deadline);
    }

    private <T> HttpResponse<T> sendWith(
            String bearer, HttpRequest.Builder request, BodyHandler<T> body, Duration deadline)
            throws IOException, InterruptedException {
        HttpRequest authorised =
                request.copy().setHeader("Authorization", "Bearer " + bearer).build();
        CompletableFuture<HttpResponse<T>> response = client.sendAsync(authorised, body);
        try {
            return response.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + deadline.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            response.cancel(true);
        }
    }
}
