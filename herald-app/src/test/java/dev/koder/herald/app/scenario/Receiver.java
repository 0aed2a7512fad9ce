package dev.koder.herald.app.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A customer's program that takes webhooks, and checks who sent them. */
final class Receiver implements AutoCloseable {

    private static final Pattern TOLD =
            Pattern.compile("\"type\":\"([^\"]+)\".*\"zone\":\"([^\"]+)\",\"serial\":([0-9]+)");

    final List<Message> messages = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private volatile IntUnaryOperator status = count -> 204;

    /** A message, and the answer that it got. */
    record Message(String id, String timestamp, String signature, String body, int answer) {

        /** Type, zone and serial. */
        String told() {
            Matcher matcher = TOLD.matcher(body);
            return matcher.find() ? matcher.group(1) + " " + matcher.group(2) + " " + matcher.group(3) : body;
        }

        boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
                byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(expected));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    /** Listens on this port of the loopback address. */
    static Receiver on(int port) {
        return new Receiver(port);
    }

    /** What is answered from now on, by the number of the message. */
    void answer(IntUnaryOperator newStatus) {
        status = newStatus;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int answer = status.applyAsInt(messages.size());
            messages.add(new Message(
                    header(exchange, "webhook-id"),
                    header(exchange, "webhook-timestamp"),
                    header(exchange, "webhook-signature"),
                    body,
                    answer));
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    /** What was taken, in the order in which it came. */
    List<String> taken() {
        return messages.stream()
                .filter(message -> message.answer() < 300)
                .map(Message::told)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
