package dev.koder.herald.sync.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.koder.herald.sync.zone.Condition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The HTTP server that answers {@code /healthz} and nothing else. */
public final class HealthEndpoint implements AutoCloseable {
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final Supplier<Condition> condition;

    private HealthEndpoint(HttpServer server, Supplier<Condition> condition) {
        this.server = server;
        this.condition = condition;
    }

    /**
     * Begins to answer.
     *
     * @param executor runs each request
     * @throws IOException when the address cannot be had
     */
    public static HealthEndpoint open(InetSocketAddress address, Supplier<Condition> condition, Executor executor)
            throws IOException {
        HealthEndpoint endpoint = new HealthEndpoint(HttpServer.create(address, BACKLOG), condition);
        endpoint.server.setExecutor(executor);
        endpoint.server.createContext("/", endpoint::answer);
        endpoint.server.start();
        return endpoint;
    }

    /** Where it answers: the port is known only now if a free one was asked for. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/healthz")) {
                send(exchange, 404, "{\"status\":404,\"title\":\"not found (expected: /healthz)\"}");
            } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, "{\"status\":405,\"title\":\"method not allowed (expected: GET or HEAD)\"}");
            } else {
                healthz(exchange);
            }
        }
    }

    private void healthz(HttpExchange exchange) throws IOException {
        Condition now = condition.get();
        String body = ConditionJson.of(now, wantsZones(exchange.getRequestURI().getQuery()))
                .print();
        send(exchange, now.isServing() ? 200 : 503, body + "\n");
    }

    private static boolean wantsZones(@Nullable String query) {
        return query != null && Set.of(query.split("&", -1)).contains("zones=true");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead ? -1 : octets.length);
        if (!isHead) {
            exchange.getResponseBody().write(octets);
        }
    }
}
