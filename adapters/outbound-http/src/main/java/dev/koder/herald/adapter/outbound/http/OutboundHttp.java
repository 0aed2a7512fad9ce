package dev.koder.herald.adapter.outbound.http;

import dev.koder.herald.application.webhook.DeliveryAnswer;
import dev.koder.herald.application.webhook.WebhookMessage;
import dev.koder.herald.application.webhook.WebhookSecret;
import dev.koder.herald.application.webhook.port.Receivers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Webhooks over the guarded client, signed as Standard Webhooks asks for, and documents by the same way.
 *
 * <p>Nothing of it is loaded before the first address is looked at.
 */
public final class OutboundHttp implements Receivers, AutoCloseable {

    private static final int GONE = 410;
    private static final int SUCCESS = 200;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;

    private final Supplier<GuardedClient> maker;
    private Optional<GuardedClient> made = Optional.empty();

    OutboundHttp(Supplier<GuardedClient> maker) {
        this.maker = maker;
    }

    /** Calls what the configuration lets it, with the certificates that this machine trusts. */
    public static OutboundHttp of(OutboundConfig config) {
        return new OutboundHttp(
                () -> new GuardedClient(config, Resolver.ofSystem(), OutboundHttp::certificatesOfThisMachine));
    }

    private static SSLContext certificatesOfThisMachine() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    private synchronized GuardedClient client() {
        GuardedClient client = made.orElseGet(maker);
        made = Optional.of(client);
        return client;
    }

    /**
     * Gets a document.
     *
     * @param most how many octets of it are taken
     * @throws IOException where there is none, or the address is not to be called, with a message for people
     */
    public byte[] fetch(String url, int most) throws IOException {
        try {
            return client().get(url, most);
        } catch (RefusedException refused) {
            throw new IOException("not called: " + refused.reason(), refused);
        }
    }

    @Override
    public Optional<String> objection(String url) {
        try {
            client().check(url);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.reason());
        }
    }

    @Override
    public DeliveryAnswer send(String url, WebhookMessage message, List<WebhookSecret> secrets, Instant at) {
        byte[] body = MessageText.of(message).getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(at.getEpochSecond());
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                message.id(),
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                Signatures.of(secrets, message.id(), timestamp, body));
        try {
            return answer(client().post(url, headers, body).status());
        } catch (RefusedException refused) {
            return new DeliveryAnswer.Failed("not called: " + refused.reason());
        } catch (IOException failed) {
            return new DeliveryAnswer.Failed(String.valueOf(failed.getMessage()));
        }
    }

    private static DeliveryAnswer answer(int status) {
        if (status >= SUCCESS && status < REDIRECT) {
            return new DeliveryAnswer.Accepted(status);
        }
        if (status == GONE) {
            return new DeliveryAnswer.Gone();
        }
        return new DeliveryAnswer.Failed(
                "answered " + status + (status < CLIENT_ERROR ? "; redirects are not followed" : ""));
    }

    @Override
    public synchronized void close() {
        made.ifPresent(GuardedClient::close);
    }
}
