package dev.koder.herald.sync.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.koder.herald.adapter.config.file.Authorities;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.Claim;
import dev.koder.herald.sync.zone.port.Cursor;
import dev.koder.herald.sync.zone.port.Draft;
import dev.koder.herald.sync.zone.port.ExportAnswer;
import dev.koder.herald.sync.zone.port.FeedAnswer;
import dev.koder.herald.sync.zone.port.FeedEntry;
import dev.koder.herald.sync.zone.port.Report;
import dev.koder.herald.sync.zone.port.ReportAnswer;
import dev.koder.herald.sync.zone.port.Sha256;
import dev.koder.herald.sync.zone.port.StoredText;
import dev.koder.herald.sync.zone.port.ZoneReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of an engine, and what is made of everything it can answer. */
final class HttpEngineTest {
    private static final DomainName ZONE = DomainName.parse("example.org.");
    private static final String DIGEST = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String DIGEST_HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    private Path folder;

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server = newServer();
    private String token = "one";
    private HttpEngine engine = engine(1 << 20);

    private interface Reaction {
        void answer(HttpExchange exchange) throws IOException;
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpEngine engine(long largestExport) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        Duration deadline = Duration.ofSeconds(1);
        EngineAccess access = new EngineAccess(
                url,
                () -> token,
                Authorities.ofThisMachine("engine.ca-file"),
                "pop-1",
                deadline,
                deadline,
                largestExport);
        return new HttpEngine(access, threads);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        engine.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answers(int status, String body, String... headers) {
        reacts(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] octets = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
        });
    }

    private void reacts(Reaction reaction) {
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization") + " "
                        + exchange.getRequestHeaders()
                                .getOrDefault("If-none-match", List.of("-"))
                                .getFirst() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                reaction.answer(exchange);
            }
        });
    }

    private void waitForRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path draftFile() {
        return folder.resolve("draft");
    }

    private Draft draft() {
        return new Draft() {
            @Override
            public WritableByteChannel rewrite() throws IOException {
                return Files.newByteChannel(
                        draftFile(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
            }

            @Override
            public StoredText text() {
                return () -> Files.newByteChannel(draftFile());
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void asks_for_the_feed_with_cursor_limit_and_wait() throws Exception {
        answers(200, "{\"cursor\":\"b\",\"complete\":true,\"zones\":[]}");

        FeedAnswer first = engine.changedAfter(null, Duration.ZERO);
        FeedAnswer later = engine.changedAfter(new Cursor("a+/="), Duration.ofSeconds(30));

        assertThat(first).isEqualTo(new FeedAnswer.Page(new Cursor("b"), true, List.of()));
        assertThat(later).isEqualTo(first);
        assertThat(requests)
                .containsExactly(
                        "GET /api/v1/feed?limit=500 Bearer one - ",
                        "GET /api/v1/feed?limit=500&after=a%2B%2F%3D&wait=30s Bearer one - ");
    }

    @Test
    void reads_the_zones_of_a_page() throws Exception {
        answers(200, """
                {"cursor":"b","complete":false,"later":"members nobody knows yet are passed over","zones":[
                 {"name":"example.org.","serial":4294967295,"state":"active"},
                 {"name":"0/25.arpa.","serial":0,"state":"deleted","note":null}]}""");

        assertThat(engine.changedAfter(null, Duration.ZERO))
                .isEqualTo(new FeedAnswer.Page(
                        new Cursor("b"),
                        false,
                        List.of(
                                new FeedEntry(ZONE, new Serial(4294967295L), FeedEntry.Fate.LIVE),
                                new FeedEntry(DomainName.parse("0/25.arpa."), new Serial(0), FeedEntry.Fate.DELETED))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200|``|feed: JSON at character 0: the end (expected: a value)",
                "200|{}|feed: zones: missing (expected: a member of this name)",
                "200|{\"zones\":[],\"cursor\":\"a\"}|feed: complete: missing (expected: a member of this name)",
                "200|{\"zones\":[],\"cursor\":\"\",\"complete\":true}|feed: cursor:  (expected: 1 to 1024 printable ASCII characters)",
                "200|{\"zones\":[{\"name\":\"a..b\",\"serial\":1,\"state\":\"active\"}],\"cursor\":\"a\",\"complete\":true}|feed: domain name: a..b (expected: no empty label)",
                "200|{\"zones\":[{\"name\":\"a.\",\"serial\":-1,\"state\":\"active\"}],\"cursor\":\"a\",\"complete\":true}|feed: serial: -1 (expected: 0 to 4294967295)",
                "200|{\"zones\":[{\"name\":\"a.\",\"serial\":1,\"state\":\"gone\"}],\"cursor\":\"a\",\"complete\":true}|feed: state: gone (expected: active or deleted)",
                "204|``|feed: status 204 (expected: 200)",
                "302|``|feed: status 302 (expected: 200)",
                "401|{\"title\":\"token expired\"}|feed: status 401, token expired",
                "404|<html>|feed: status 404 (expected: 200)",
                "500|{\"title\":7}|feed: status 500 (expected: 200)",
                "503|{\"title\":\"busy\"}|feed: status 503, busy"
            })
    void anything_else_is_no_answer_and_is_named(int status, String body, String why) throws Exception {
        answers(status, body, "Location", "/elsewhere");

        assertThat(engine.changedAfter(null, Duration.ZERO)).isEqualTo(new FeedAnswer.NoAnswer(why));
        assertThat(requests).noneMatch(request -> request.contains("elsewhere"));
    }

    @Test
    void an_expired_cursor_is_told_apart() throws Exception {
        answers(410, "{\"title\":\"cursor expired\"}");

        assertThat(engine.changedAfter(new Cursor("a"), Duration.ZERO)).isEqualTo(new FeedAnswer.CursorExpired());
    }

    @Test
    void nobody_there_is_no_answer() throws Exception {
        server.stop(0);

        assertThat(engine.changedAfter(null, Duration.ZERO)).isEqualTo(new FeedAnswer.NoAnswer("feed: no connection"));
    }

    @Test
    void an_answer_that_trickles_is_cut_off_at_the_deadline() throws Exception {
        reacts(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            waitForRelease();
        });

        assertThat(engine.changedAfter(null, Duration.ZERO))
                .isEqualTo(new FeedAnswer.NoAnswer("feed: no whole answer within 1000 ms"));
    }

    @Test
    void a_refused_token_is_read_again_and_tried_once_more_if_it_changed() throws Exception {
        reacts(exchange -> {
            token = "two";
            boolean isOld = "Bearer one".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] page = "{\"cursor\":\"b\",\"complete\":true,\"zones\":[]}".getBytes(UTF_8);
            exchange.sendResponseHeaders(isOld ? 401 : 200, isOld ? -1 : page.length);
            exchange.getResponseBody().write(isOld ? new byte[0] : page);
        });

        assertThat(engine.changedAfter(null, Duration.ZERO)).isInstanceOf(FeedAnswer.Page.class);
        assertThat(requests).hasSize(2);
    }

    @Test
    void a_refused_token_that_did_not_change_is_not_sent_again() throws Exception {
        answers(401, "");

        engine.changedAfter(null, Duration.ZERO);

        assertThat(requests).hasSize(1);
    }

    @Test
    void an_export_goes_into_the_draft_with_what_the_headers_claim() throws Exception {
        answers(
                200,
                "; zone text\n",
                "Content-Type",
                "text/dns",
                "Herald-Serial",
                "12",
                "Herald-Record-Count",
                "37",
                "Content-Digest",
                "sha-512=:AAAA:, sha-256=:" + DIGEST + ":");

        ExportAnswer answer = engine.export(ZONE, null, draft());

        assertThat(answer)
                .isEqualTo(new ExportAnswer.Delivered(new Claim(new Serial(12), 37L, new Sha256(DIGEST_HEX))));
        assertThat(draftFile()).hasContent("; zone text\n");
        assertThat(requests).containsExactly("GET /api/v1/zones/example.org./export Bearer one - ");
    }

    @Test
    void an_export_that_is_sent_while_it_is_rendered_claims_its_serial_alone() throws Exception {
        answers(200, "; zone text\n", "Content-Type", "text/dns", "Herald-Serial", "12");

        ExportAnswer answer = engine.export(ZONE, null, draft());

        assertThat(answer).isEqualTo(new ExportAnswer.Delivered(new Claim(new Serial(12), null, null)));
    }

    @Test
    void a_version_that_is_known_is_asked_for_on_condition() throws Exception {
        reacts(exchange -> exchange.sendResponseHeaders(304, -1));

        assertThat(engine.export(ZONE, new Serial(12), draft())).isEqualTo(new ExportAnswer.Unchanged());
        assertThat(requests).containsExactly("GET /api/v1/zones/example.org./export Bearer one \"12\" ");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text/html|12|37|sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:|content type: text/html (expected: text/dns)",
                "text/dns|-|37|sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:|header Herald-Serial: missing (expected: one)",
                "text/dns|twelve|37|sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:|serial: twelve (expected: 0 to 4294967295)",
                "text/dns|12|-1|sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:|header Herald-Record-Count: -1 (expected: 0 to 9999999999)",
                "text/dns|12|37|md5=:AAAA:|header Content-Digest: md5=:AAAA: (expected: sha-256=:base64:)",
                "text/dns|12|37|sha-256=:AAAA:|header Content-Digest: AAAA (expected: 32 octets in base64)"
            })
    void an_export_with_a_claim_that_makes_no_sense_is_not_delivered(
            String type, @Nullable String serial, String records, @Nullable String digest, String why)
            throws Exception {
        reacts(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Herald-Record-Count", records);
            if (serial != null) {
                exchange.getResponseHeaders().set("Herald-Serial", serial);
            }
            if (digest != null) {
                exchange.getResponseHeaders().set("Content-Digest", digest);
            }
            exchange.sendResponseHeaders(200, -1);
        });

        assertThat(engine.export(ZONE, null, draft())).isEqualTo(new ExportAnswer.NotDelivered(why));
    }

    @Test
    void an_export_that_breaks_off_is_not_delivered() throws Exception {
        reacts(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("; zone".getBytes(UTF_8));
        });

        assertThat(engine.export(ZONE, null, draft())).isInstanceOf(ExportAnswer.NotDelivered.class);
    }

    @Test
    void an_export_without_end_is_cut_off_at_the_limit() throws Exception {
        engine.close();
        engine = engine(1 << 16);
        reacts(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] line = "; and so on\n".repeat(100).getBytes(UTF_8);
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(line);
            }
        });

        assertThat(engine.export(ZONE, null, draft())).isInstanceOf(ExportAnswer.NotDelivered.class);
        assertThat(Files.size(draftFile())).isLessThanOrEqualTo(1 << 16);
    }

    @Test
    void an_error_page_does_not_reach_the_draft() throws Exception {
        answers(502, "<html>bad gateway</html>");

        assertThat(engine.export(ZONE, null, draft()))
                .isEqualTo(new ExportAnswer.NotDelivered("status 502 (expected: 200 or 304)"));
        assertThat(draftFile()).doesNotExist();
    }

    /** As the client does, and as the API reads it. */
    @ParameterizedTest
    @CsvFileSource(files = "../rest-api/src/test/tables/zones-in-paths.txt", delimiter = '|')
    void a_zone_is_one_segment_of_the_path(String zone, String segment) {
        assertThat(ZonePath.of(DomainName.parse(zone))).isEqualTo(segment);
    }

    @Test
    void a_report_says_what_is_known_and_null_for_the_rest() throws Exception {
        answers(204, "");
        Instant at = Instant.parse("2026-01-01T00:00:00.123456Z");
        List<ZoneReport> zones = List.of(
                new ZoneReport(ZONE, new Serial(12), new Serial(2026), at, null, List.of("1 13 2 ab")),
                new ZoneReport(DomainName.parse("new.test."), null, null, null, "x".repeat(2000), List.of()));

        ReportAnswer answer = engine.report(new Report(Instant.EPOCH, zones));

        assertThat(answer).isEqualTo(new ReportAnswer.Accepted(true));
        assertThat(requests)
                .containsExactly("POST /api/v1/pops/pop-1/report Bearer one - {\"startedAt\":\"1970-01-01T00:00:00Z\","
                        + "\"zones\":[{\"name\":\"example.org.\",\"serial\":12,\"servedSerial\":2026,"
                        + "\"loadedAt\":\"2026-01-01T00:00:00.123Z\",\"error\":null,\"ds\":[\"1 13 2 ab\"]},"
                        + "{\"name\":\"new.test.\",\"serial\":null,\"servedSerial\":null,\"loadedAt\":null,\"error\":\""
                        + "x".repeat(1000) + "\",\"ds\":[]}]}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_answer_to_a_report_says_whether_the_engine_knew_of_this_point_of_presence(boolean isKnown)
            throws Exception {
        answers(200, "{\"known\":" + isKnown + "}");

        assertThat(engine.report(new Report(Instant.EPOCH, List.of()))).isEqualTo(new ReportAnswer.Accepted(isKnown));
    }

    @Test
    void a_page_that_somebody_else_answers_with_is_no_acceptance() throws Exception {
        answers(200, "<html>please sign in</html>");

        assertThat(engine.report(new Report(Instant.EPOCH, List.of()))).isInstanceOf(ReportAnswer.NotAccepted.class);
    }

    @Test
    void a_report_that_is_not_taken_says_why() throws Exception {
        answers(422, "{\"title\":\"unprocessable\"}");

        assertThat(engine.report(new Report(Instant.EPOCH, List.of())))
                .isEqualTo(new ReportAnswer.NotAccepted("report: status 422, unprocessable"));
    }
}
