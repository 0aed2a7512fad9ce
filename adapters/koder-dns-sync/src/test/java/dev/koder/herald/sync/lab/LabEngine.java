package dev.koder.herald.sync.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.koder.herald.sync.json.Json;
import dev.koder.herald.sync.zone.Export;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An engine over HTTP, as the contract has it, that also fails on request. */
public final class LabEngine implements AutoCloseable {
    /** What it does instead of answering. */
    public enum Mode {
        WELL,
        UNAUTHORIZED,
        NOT_FOUND,
        BROKEN,
        EMPTY_LISTING,
        CUT_LISTING,
        HTML
    }

    private record Entry(long change, long serial, boolean isLive) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Entry> feed = new LinkedHashMap<>();
    private final Map<String, Export> exports = new LinkedHashMap<>();
    private long changes;
    private volatile Mode mode = Mode.WELL;
    private volatile String token = "secret-1";
    private final int port;
    private @Nullable HttpServer server;

    /** What was reported, oldest first. */
    public final List<Json> reports = new CopyOnWriteArrayList<>();

    /** The paths of all requests with the status of their answers, oldest first. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    /** Takes a free port, and answers on it. */
    public LabEngine() throws IOException {
        port = FreePort.tcp();
        start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Comes back on the same port. */
    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Nobody listens any more. */
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Override
    public void close() {
        stop();
    }

    public void mode(Mode next) {
        mode = next;
        wake();
    }

    /** Only this token is good from now on. */
    public void token(String next) {
        token = next;
    }

    public void publish(String zone, long serial, String... records) {
        publish(zone, serial, Export.of(zone, serial, records));
    }

    public void publish(String zone, long serial, Export export) {
        lock.lock();
        try {
            exports.put(zone, export);
            feed.put(zone, new Entry(++changes, serial, true));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void delete(String zone) {
        lock.lock();
        try {
            exports.remove(zone);
            feed.computeIfPresent(zone, (name, entry) -> new Entry(++changes, entry.serial, false));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The newest thing reported about a zone. */
    public Optional<Json> reported(String zone) {
        return reports.reversed().stream()
                .flatMap(report -> report.items("zones").stream())
                .filter(entry -> entry.text("name").equals(zone))
                .findFirst();
    }

    /** The engine's serial last reported as served; -1 before the first one. */
    public long reportedSerial(String zone) {
        return reported(zone).flatMap(entry -> entry.optional("serial")).isPresent()
                ? reported(zone).orElseThrow().number("serial")
                : -1;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean isKnown =
                    ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            int refused =
                    switch (mode) {
                        case UNAUTHORIZED -> 401;
                        case NOT_FOUND -> 404;
                        case BROKEN -> 500;
                        case WELL, EMPTY_LISTING, CUT_LISTING, HTML -> isKnown ? 0 : 401;
                    };
            if (refused != 0) {
                send(
                        exchange,
                        refused,
                        "application/problem+json",
                        "{\"title\":\"refused\",\"status\":" + refused + "}");
            } else if (mode == Mode.HTML) {
                send(exchange, 200, "text/html", "<html>please sign in</html>");
            } else if (path.equals("/api/v1/feed")) {
                feed(exchange);
            } else if (path.endsWith("/export")) {
                export(exchange, path);
            } else if (path.endsWith("/report")) {
                reports.add(Json.parse(new String(body, UTF_8)));
                send(exchange, 204, "application/json", "");
            } else {
                send(exchange, 404, "application/problem+json", "{}");
            }
        }
    }

    private void feed(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String after = query.getOrDefault("after", "lab-0");
        if (!after.startsWith("lab-")) {
            send(exchange, 410, "application/problem+json", "{\"title\":\"cursor expired\"}");
            return;
        }
        long seconds = Long.parseLong(query.getOrDefault("wait", "0s").replace("s", ""));
        String page = page(Long.parseLong(after.substring(4)), Integer.parseInt(query.get("limit")), seconds);
        boolean isEmpty = mode == Mode.EMPTY_LISTING;
        String sent = isEmpty ? "{\"cursor\":\"lab-0\",\"complete\":true,\"zones\":[]}" : page;
        send(exchange, 200, "application/json", mode == Mode.CUT_LISTING ? sent.substring(0, sent.length() / 2) : sent);
    }

    private String page(long after, int limit, long waitSeconds) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(waitSeconds);
            Mode before = mode;
            while (changes <= after && left > 0 && mode == before) {
                left = changed.awaitNanos(left);
            }
            List<Map.Entry<String, Entry>> later = feed.entrySet().stream()
                    .filter(entry -> entry.getValue().change > after)
                    .sorted((a, b) -> Long.compare(a.getValue().change, b.getValue().change))
                    .toList();
            List<Map.Entry<String, Entry>> page = later.subList(0, Math.min(limit, later.size()));
            long reached = page.isEmpty() ? after : page.getLast().getValue().change;
            return Json.object()
                    .put("cursor", "lab-" + reached)
                    .put("complete", page.size() == later.size())
                    .put("zones", Json.array(page.stream().map(LabEngine::json).toList()))
                    .build()
                    .print();
        } catch (InterruptedException e) {
            throw new AssertionError("the lab's engine was interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    private static Json json(Map.Entry<String, Entry> entry) {
        return Json.object()
                .put("name", entry.getKey())
                .put("serial", entry.getValue().serial)
                .put("state", entry.getValue().isLive ? "active" : "deleted")
                .build();
    }

    private void export(HttpExchange exchange, String path) throws IOException {
        String zone = path.substring("/api/v1/zones/".length(), path.length() - "/export".length())
                .replace("=2F", "/");
        Export export = exports.get(zone);
        if (export == null) {
            send(exchange, 404, "application/problem+json", "{\"title\":\"no such zone\"}");
            return;
        }
        String tag = "\"" + export.claim().serial() + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            send(exchange, 304, "text/dns", "");
            return;
        }
        byte[] digest =
                HexFormat.of().parseHex(requireNonNull(export.claim().digest()).hex());
        exchange.getResponseHeaders()
                .set("Herald-Serial", export.claim().serial().toString());
        exchange.getResponseHeaders()
                .set("Herald-Record-Count", String.valueOf(export.claim().records()));
        exchange.getResponseHeaders()
                .set("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        send(exchange, 200, "text/dns", export.body());
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            query.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
        }
        return query;
    }

    private void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        requests.add(exchange.getRequestURI().getPath() + " " + status);
        byte[] octets = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        if (octets.length > 0) {
            exchange.getResponseBody().write(octets);
        }
    }

    /** How many requests for a path were answered since there were so many in all. */
    public long requestsSince(int count, String path) {
        return requests.stream()
                .skip(count)
                .filter(request -> request.startsWith(path + " "))
                .count();
    }
}
