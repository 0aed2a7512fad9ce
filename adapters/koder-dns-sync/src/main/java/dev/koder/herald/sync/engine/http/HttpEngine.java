package dev.koder.herald.sync.engine.http;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.json.Json;
import dev.koder.herald.sync.json.JsonException;
import dev.koder.herald.sync.zone.port.Claim;
import dev.koder.herald.sync.zone.port.Cursor;
import dev.koder.herald.sync.zone.port.Draft;
import dev.koder.herald.sync.zone.port.Engine;
import dev.koder.herald.sync.zone.port.ExportAnswer;
import dev.koder.herald.sync.zone.port.FeedAnswer;
import dev.koder.herald.sync.zone.port.FeedEntry;
import dev.koder.herald.sync.zone.port.Report;
import dev.koder.herald.sync.zone.port.ReportAnswer;
import dev.koder.herald.sync.zone.port.Sha256;
import dev.koder.herald.sync.zone.port.ZoneReport;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The engine's REST API. Safe for use by many threads. */
public final class HttpEngine implements Engine, AutoCloseable {
    private static final int PAGE_ZONES = 500;
    private static final int LONGEST_ERROR = 1000;
    private static final long LARGEST_ANSWER_BYTES = 8 << 20;
    private static final String SHA_256 = "sha-256=:";

    private final EngineAccess access;
    private final HttpClient client;
    private final Exchange exchange;

    /** @param executor runs what the client does in the background */
    public HttpEngine(EngineAccess access, Executor executor) {
        this.access = access;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(access.authorities().context())
                .connectTimeout(access.deadline())
                .executor(executor)
                .build();
        this.exchange = new Exchange(client, access.url(), access.token());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private String told(IOException failure) {
        return access.authorities().objection(failure, access.url().getHost()).orElseGet(() -> Problems.told(failure));
    }

    private static BodyHandler<String> smallText() {
        return BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER_BYTES);
    }

    @Override
    public FeedAnswer changedAfter(@Nullable Cursor cursor, Duration wait) throws InterruptedException {
        String after = cursor == null ? "" : "&after=" + URLEncoder.encode(cursor.text(), StandardCharsets.UTF_8);
        String held = wait.isZero() ? "" : "&wait=" + Math.max(1, wait.toSeconds()) + "s";
        HttpRequest.Builder request =
                exchange.request("/feed?limit=" + PAGE_ZONES + after + held).header("Accept", "application/json");
        try {
            HttpResponse<String> response =
                    exchange.send(request, smallText(), access.deadline().plus(wait));
            return switch (response.statusCode()) {
                case 200 -> page(Json.parse(response.body()));
                case 410 -> new FeedAnswer.CursorExpired();
                default -> new FeedAnswer.NoAnswer("feed: " + Problems.told(response));
            };
        } catch (JsonException | DnsFormatException e) {
            return new FeedAnswer.NoAnswer("feed: " + e.getMessage());
        } catch (IOException e) {
            return new FeedAnswer.NoAnswer("feed: " + told(e));
        }
    }

    private static FeedAnswer page(Json json) {
        List<FeedEntry> zones =
                json.items("zones").stream().map(HttpEngine::entry).toList();
        return new FeedAnswer.Page(new Cursor(json.text("cursor")), json.bool("complete"), zones);
    }

    private static FeedEntry entry(Json json) {
        FeedEntry.Fate fate =
                switch (json.text("state")) {
                    case "active" -> FeedEntry.Fate.LIVE;
                    case "deleted" -> FeedEntry.Fate.DELETED;
                    case String other -> throw new DnsFormatException("state", other, "active or deleted");
                };
        return new FeedEntry(DomainName.parse(json.text("name")), new Serial(json.number("serial")), fate);
    }

    @Override
    public ExportAnswer export(DomainName zone, @Nullable Serial known, Draft draft) throws InterruptedException {
        HttpRequest.Builder request =
                exchange.request("/zones/" + ZonePath.of(zone) + "/export").header("Accept", "text/dns");
        if (known != null) {
            request.header("If-None-Match", "\"" + known + "\"");
        }
        try {
            HttpResponse<Boolean> response =
                    exchange.send(request, new DraftBody(draft, access.largestExportBytes()), access.exportDeadline());
            return switch (response.statusCode()) {
                case 200 -> new ExportAnswer.Delivered(claim(response));
                case 304 -> new ExportAnswer.Unchanged();
                default -> new ExportAnswer.NotDelivered("status " + response.statusCode() + " (expected: 200 or 304)");
            };
        } catch (DnsFormatException e) {
            return new ExportAnswer.NotDelivered(e.getMessage());
        } catch (IOException e) {
            return new ExportAnswer.NotDelivered(told(e));
        }
    }

    private static Claim claim(HttpResponse<?> response) {
        String type = header(response, "Content-Type");
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/dns")) {
            throw new DnsFormatException("content type", type, "text/dns");
        }
        Optional<String> records = response.headers().firstValue("Herald-Record-Count");
        Optional<String> digest = response.headers().firstValue("Content-Digest");
        return new Claim(
                Serial.parse(header(response, "Herald-Serial")),
                records.map(HttpEngine::count).orElse(null),
                digest.map(HttpEngine::digest).orElse(null));
    }

    private static String header(HttpResponse<?> response, String name) {
        Optional<String> value = response.headers().firstValue(name);
        return value.orElseThrow(() -> new DnsFormatException("header " + name, "missing", "one"));
    }

    private static long count(String text) {
        if (!text.matches("[0-9]{1,10}")) {
            throw new DnsFormatException("header Herald-Record-Count", text, "0 to 9999999999");
        }
        return Long.parseLong(text);
    }

    /** The SHA-256 among the digests of RFC 9530. */
    private static Sha256 digest(String text) {
        for (String part : text.split(",", -1)) {
            String digest = part.strip();
            if (digest.startsWith(SHA_256) && digest.endsWith(":") && digest.length() > SHA_256.length()) {
                return sha256(digest.substring(SHA_256.length(), digest.length() - 1));
            }
        }
        throw new DnsFormatException("header Content-Digest", text, "sha-256=:base64:");
    }

    private static Sha256 sha256(String base64) {
        try {
            return Sha256.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new DnsFormatException("header Content-Digest", base64, "32 octets in base64");
        }
    }

    @Override
    public ReportAnswer report(Report report) throws InterruptedException {
        HttpRequest.Builder request = exchange.request("/pops/" + access.pop() + "/report")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(report).print()));
        try {
            HttpResponse<String> response = exchange.send(request, smallText(), access.deadline());
            return switch (response.statusCode()) {
                case 200 ->
                    new ReportAnswer.Accepted(Json.parse(response.body()).bool("known"));
                case 204 -> new ReportAnswer.Accepted(true);
                default -> new ReportAnswer.NotAccepted("report: " + Problems.told(response));
            };
        } catch (JsonException e) {
            return new ReportAnswer.NotAccepted("report: " + e.getMessage());
        } catch (IOException e) {
            return new ReportAnswer.NotAccepted("report: " + told(e));
        }
    }

    private static Json json(Report report) {
        return Json.object()
                .put("startedAt", report.startedAt().toString())
                .put(
                        "zones",
                        Json.array(report.zones().stream().map(HttpEngine::json).toList()))
                .build();
    }

    private static Json json(ZoneReport zone) {
        Serial serial = zone.serial();
        Serial served = zone.servedSerial();
        return Json.object()
                .put("name", zone.zone().lowerCase().toString())
                .put("serial", serial == null ? new Json.Null() : Json.of(serial.value()))
                .put("servedSerial", served == null ? new Json.Null() : Json.of(served.value()))
                .put("loadedAt", loadedAt(zone))
                .put("error", error(zone))
                .put("ds", Json.array(zone.ds().stream().map(Json::of).toList()))
                .build();
    }

    private static @Nullable String loadedAt(ZoneReport zone) {
        Instant at = zone.loadedAt();
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static @Nullable String error(ZoneReport zone) {
        String error = zone.error();
        return error == null || error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
