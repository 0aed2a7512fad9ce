package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.webhook.DeliveryAnswer;
import dev.koder.herald.application.webhook.WebhookMessage;
import dev.koder.herald.application.webhook.WebhookSecret;
import dev.koder.herald.application.webhook.port.Receivers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes note of what is sent. */
final class FakeReceivers implements Receivers {

    final BlockingQueue<WebhookMessage> sent = new LinkedBlockingQueue<>();

    /** What every message is answered with from now on. */
    volatile DeliveryAnswer answer = new DeliveryAnswer.Accepted(204);

    /** No message is answered before this is open. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Optional<String> objection(String url) {
        return url.contains("127.0.0.1") ? Optional.of("127.0.0.1: loopback") : Optional.empty();
    }

    @Override
    public DeliveryAnswer send(String url, WebhookMessage message, List<WebhookSecret> secrets, Instant at) {
        sent.add(message);
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
