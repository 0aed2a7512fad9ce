package dev.koder.herald.adapter.identity.koderid;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A key set behind a URL. Redirects are not followed: they would move the trust to whoever is named in them.
 *
 * <p>The client lives for one fetch, as the next one is a day away.
 *
 * @param location {@code https:} or {@code http:}
 * @param deadline for the whole fetch, from the name look-up to the last octet
 */
record HttpKeySetSource(URI location, Duration deadline) implements KeySetSource {

    private static final int OK = 200;

    HttpKeySetSource(URI location) {
        this(location, Duration.ofSeconds(5));
    }

    @Override
    public String fetch() throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadline)
                .build();
        try {
            return await(client.sendAsync(request(), this::body));
        } finally {
            client.shutdownNow();
        }
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(location)
                .timeout(deadline)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
    }

    private HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo response) {
        if (response.statusCode() != OK) {
            return BodySubscribers.replacing("");
        }
        return BodySubscribers.limiting(BodySubscribers.ofString(StandardCharsets.UTF_8), MAX_BYTES);
    }

    private String await(CompletableFuture<HttpResponse<String>> answer) throws IOException {
        try {
            HttpResponse<String> response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException("status " + response.statusCode() + " (expected: 200)");
            }
            return response.body();
        } catch (TimeoutException late) {
            throw new IOException("no whole answer within " + deadline.toMillis() + " ms", late);
        } catch (ExecutionException failure) {
            throw new IOException(String.valueOf(failure.getCause()), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            answer.cancel(true);
        }
    }
}
