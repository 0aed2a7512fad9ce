package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A request to be sent. */
final class Ask {

    private final HttpClient client;
    private final DocumentedAnswers documented;
    private final URI uri;
    private final String method;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private BodyPublisher body = BodyPublishers.noBody();

    Ask(HttpClient client, DocumentedAnswers documented, int port, String method, String path) {
        this.client = client;
        this.documented = documented;
        this.uri = URI.create("http://127.0.0.1:" + port + path);
        this.method = method;
    }

    Ask as(String token) {
        return header("Authorization", "Bearer " + token);
    }

    Ask asNobody() {
        headers.remove("Authorization");
        return this;
    }

    Ask header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Ask json(String json) {
        return body("application/json", json);
    }

    Ask body(String mediaType, String text) {
        return header("Content-Type", mediaType).body(BodyPublishers.ofString(text));
    }

    Ask body(BodyPublisher publisher) {
        body = publisher;
        return this;
    }

    Reply send() {
        try {
            return checked(new Reply(client.send(request(), BodyHandlers.ofString())));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    CompletableFuture<Reply> sendLater() {
        return client.sendAsync(request(), BodyHandlers.ofString())
                .thenApply(Reply::new)
                .thenApply(this::checked);
    }

    private Reply checked(Reply reply) {
        documented.check(method, uri.getRawPath(), headers.keySet(), reply);
        return reply;
    }

    private HttpRequest request() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).method(method, body);
        headers.forEach(request::header);
        return request.build();
    }
}
