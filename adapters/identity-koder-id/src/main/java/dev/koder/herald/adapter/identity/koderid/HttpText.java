package dev.koder.herald.adapter.identity.koderid;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Texts behind URLs, each of bounded size. Redirects are not followed: they would move the trust to whoever is named in them.
 *
 * <p>The JDK's old client is used because its new one costs four times the processor time to get going, and that is a part
 * of every start of the engine.
 */
final class HttpText {

    private HttpText() {}

    /** Runs what reads in a thread of its own, as a server that drips keeps every single read short. */
    static String within(Duration deadline, Callable<String> reading) throws IOException {
        FutureTask<String> answer = new FutureTask<>(reading);
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

    /** What went wrong, in words for the log: those of the network say no more than a host's name, or nothing. */
    static String words(@Nullable Throwable cause) {
        return switch (cause) {
            case UnknownHostException unknown -> "no such host: " + unknown.getMessage();
            case IOException failure when failure.getMessage() != null -> failure.getMessage();
            case null, default -> String.valueOf(cause);
        };
    }

    /**
     * The text at an {@code https:} or {@code http:} URL.
     *
     * @param timeout for the connection, and for each read
     */
    static String get(URI location, String accept, Duration timeout) throws IOException {
        HttpURLConnection connection = connect(location, accept, Math.toIntExact(timeout.toMillis()));
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

    private static HttpURLConnection connect(URI location, String accept, int timeout) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) location.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(timeout);
        connection.setReadTimeout(timeout);
        connection.setRequestProperty("Accept", accept);
        return connection;
    }
}
