package dev.koder.herald.adapter.identity.koderid;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A key set behind a URL. Redirects are not followed: they would move the trust to whoever is named in them.
 *
 * <p>The JDK's old client is used because its new one costs four times the processor time to get going, and that is a part
 * of every start of the engine.
 *
 * @param location {@code https:} or {@code http:}
 * @param deadline for the whole fetch, from the name look-up to the last octet
 */
record HttpKeySetSource(URI location, Duration deadline) implements KeySetSource {

    HttpKeySetSource(URI location) {
        this(location, Duration.ofSeconds(5));
    }

    /** Reads in a thread of its own, as a server that drips keeps every single read short. */
    @Override
    public String fetch() throws IOException {
        FutureTask<String> answer = new FutureTask<>(this::read);
        Thread.ofVirtual().name("koder-id-key-set-fetch").start(answer);
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("no whole answer within " + deadline.toMillis() + " ms", late);
        } catch (ExecutionException failure) {
            throw new IOException(words(failure.getCause()), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            answer.cancel(true);
        }
    }

    /** Those of the network say no more than a host's name, or nothing. */
    private static String words(@Nullable Throwable cause) {
        return switch (cause) {
            case UnknownHostException unknown -> "no such host: " + unknown.getMessage();
            case IOException failure when failure.getMessage() != null -> failure.getMessage();
            case null, default -> String.valueOf(cause);
        };
    }

    private String read() throws IOException {
        HttpURLConnection connection = connect();
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + status + " (expected: 200)");
            }
            try (InputStream in = connection.getInputStream()) {
                return KeySetSource.read(in);
            }
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection connect() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) location.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        int afterTheDeadline = Math.toIntExact(2 * deadline.toMillis());
        connection.setConnectTimeout(afterTheDeadline);
        connection.setReadTimeout(afterTheDeadline);
        connection.setRequestProperty("Accept", "application/jwk-set+json, application/json");
        return connection;
    }
}
