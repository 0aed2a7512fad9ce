package dev.koder.herald.adapter.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.koder.herald.adapter.client.rest.HeraldClient.Access;
import dev.koder.herald.adapter.client.rest.HeraldClient.Entry;
import dev.koder.herald.adapter.client.rest.HeraldClient.Exported;
import dev.koder.herald.adapter.client.rest.HeraldClient.Finding;
import dev.koder.herald.adapter.client.rest.HeraldClient.Foreseen;
import dev.koder.herald.adapter.client.rest.HeraldClient.Imported;
import dev.koder.herald.adapter.client.rest.HeraldClient.Problem;
import dev.koder.herald.adapter.client.rest.HeraldClient.Repetition;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import dev.koder.herald.adapter.client.rest.HeraldClient.UnansweredException;
import dev.koder.herald.adapter.client.rest.HeraldClient.Upload;
import dev.koder.herald.adapter.config.file.Authorities;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client sends, and what it makes of answers right and wrong. */
@Timeout(30)
class HeraldClientTest {

    private static final Authorities AUTHORITIES = Authorities.ofThisMachine("--ca-file");
    private static final String BODY = "; zone example.org. serial 7\nexample.org. 60 IN SOA a. b. 7 1 1 1 1\n";

    private static final String PROPOSED = "{\"changeRequest\":\"cr_7\",\"change\":null}";

    private static final String DIFFERENCE = """
            {"id": "abc", "warningCount": 1, "warnings": [{"line": 3, "column": 1, "code": "ttl-very-low", "detail": "5"}],
             "difference": {"zone": "example.org.", "baseSerial": 7, "pending": true,
              "soaBefore": {"mname": "a.", "rname": "b.", "refresh": 1, "retry": 2, "expire": 3, "minimum": 4, "ttl": 60},
              "soa": {"mname": "a.", "rname": "b.", "refresh": 9, "retry": 2, "expire": 3, "minimum": 4, "ttl": 60},
              "removed": [],
              "added": [{"name": "www.example.org.", "type": "A", "ttl": 300, "records": ["192.0.2.1"]}],
              "cautions": [{"name": "example.org.", "type": "SOA", "code": "soa-changed", "detail": "refresh 9 (was: 1)"}]}}
            """;

    private record Seen(String line, String token, String ifNoneMatch, String body) {}

    private record Answer(int status, String body, long length) {}

    private static final int CUT_OFF = -1;
    private static final int UNAVAILABLE = 503;

    private static final String PROBLEM = "{\"type\":\"/problems/%s\",\"detail\":\"%s\"}";
    private static final String APPLIED = "{\"warningCount\":0,\"warnings\":[],\"change\":{\"serial\":7}}";

    private final List<Integer> pauses = new ArrayList<>();
    private final List<Duration> askedPauses = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> sentKeys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final Repetition repetition = new Repetition(() -> "key-" + keys.incrementAndGet(), this::pause);
    private final HttpServer server = serve();
    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final HeraldClient client = new HeraldClient(
            new Access(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                    "secret",
                    AUTHORITIES,
                    Duration.ofSeconds(20)),
            repetition);

    private void pause(int attempt, Duration atLeast) {
        pauses.add(attempt);
        askedPauses.add(atLeast);
    }

    private HttpServer serve() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", this::answer);
            http.start();
            return http;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String none = exchange.getRequestHeaders().getFirst("If-None-Match");
        seen.add(new Seen(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                none == null ? "" : none,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        sentKeys.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                .orElse(""));
        Answer answer = answers.remove();
        if (answer.status() == CUT_OFF) {
            exchange.close();
            return;
        }
        if (answer.status() == UNAVAILABLE) {
            exchange.getResponseHeaders().add("Retry-After", "5");
        }
        exchange.sendResponseHeaders(answer.status(), answer.length());
        exchange.getResponseBody().write(answer.body().getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private void willAnswer(int status, String body) {
        answers.add(new Answer(status, body, body.getBytes(StandardCharsets.UTF_8).length));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private Reply<Imported> importText(String zone, boolean mayCreate) throws Exception {
        byte[] text = "www A 192.0.2.1\n".getBytes(StandardCharsets.UTF_8);
        Upload upload = new Upload("text", () -> new ByteArrayInputStream(text), OptionalLong.of(text.length), true);
        return client.importZone(zone, upload, mayCreate, (bytes, all) -> {});
    }

    private static Imported done(Reply<Imported> reply) {
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done<Imported>) reply).value();
    }

    private static Problem refused(Reply<?> reply) {
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        return ((Reply.Refused<?>) reply).problem();
    }

    private static Upload text() {
        byte[] text = "www A 192.0.2.1\n".getBytes(StandardCharsets.UTF_8);
        return new Upload("text", () -> new ByteArrayInputStream(text), OptionalLong.of(text.length), true);
    }

    @Test
    void tells_what_a_text_would_change() throws Exception {
        willAnswer(200, "{}");
        willAnswer(200, DIFFERENCE);

        Foreseen foreseen =
                ((Reply.Done<Foreseen>) client.foreseeZone("example.org", text(), (bytes, all) -> {})).value();

        assertThat(seen)
                .extracting(Seen::line)
                .containsExactly("GET /api/v1/zones/example.org", "POST /api/v1/zones/example.org/import");
        assertThat(foreseen.base()).isEqualTo(7);
        assertThat(foreseen.isPending()).isTrue();
        assertThat(foreseen.removed())
                .containsExactly(new Entry("example.org.", "SOA", 60, List.of("a. b. 7 1 2 3 4")));
        assertThat(foreseen.added())
                .containsExactly(
                        new Entry("example.org.", "SOA", 60, List.of("a. b. 7 9 2 3 4")),
                        new Entry("www.example.org.", "A", 300, List.of("192.0.2.1")));
        assertThat(foreseen.cautions())
                .extracting(Finding::detail)
                .containsExactly("example.org. SOA: refresh 9 (was: 1)");
        assertThat(foreseen.warnings()).extracting(Finding::code).containsExactly("ttl-very-low");
    }

    @Test
    void has_a_plan_made_and_applies_it() throws Exception {
        willAnswer(200, "{}");
        willAnswer(201, DIFFERENCE);
        willAnswer(200, "{\"warningCount\":0,\"warnings\":[],\"change\":{\"serial\":8}}");

        Foreseen plan = ((Reply.Done<Foreseen>) client.planZone("example.org", text(), (bytes, all) -> {})).value();
        Imported applied = done(client.applyPlan("example.org", plan.plan().orElseThrow(), Optional.of("ticket 7")));

        assertThat(applied.serial()).hasValue(8);
        assertThat(seen)
                .extracting(Seen::line)
                .endsWith("POST /api/v1/zones/example.org/plans", "POST /api/v1/zones/example.org/plans/abc/apply");
    }

    @Test
    void knows_no_plan_where_nothing_would_change() throws Exception {
        willAnswer(200, "{}");
        willAnswer(200, DIFFERENCE.replace("\"abc\"", "null").replace("true", "false"));

        Foreseen plan = ((Reply.Done<Foreseen>) client.planZone("example.org", text(), (bytes, all) -> {})).value();

        assertThat(plan.plan()).isEmpty();
        assertThat(plan.isPending()).isFalse();
    }

    @Test
    void sends_no_text_to_be_compared_with_a_zone_that_is_not_there() throws Exception {
        willAnswer(404, "{\"title\":\"t\",\"detail\":\"zone: none\"}");

        Problem problem = refused(client.planZone("example.org", text(), (bytes, all) -> {}));

        assertThat(problem.status()).isEqualTo(404);
        assertThat(seen).hasSize(1);
    }

    @Test
    void sends_the_text_of_a_zone_that_is_there() throws Exception {
        willAnswer(200, "{}");
        willAnswer(200, "{\"warningCount\":0,\"warnings\":[],\"change\":{\"serial\":7}}");

        Imported imported = done(importText("example.org", false));

        assertThat(imported.serial()).hasValue(7);
        assertThat(imported.isCreated()).isFalse();
        assertThat(seen)
                .containsExactly(
                        new Seen("GET /api/v1/zones/example.org", "Bearer secret", "", ""),
                        new Seen("POST /api/v1/zones/example.org/import", "Bearer secret", "", "www A 192.0.2.1\n"));
    }

    @Test
    void creates_a_zone_that_is_not_there_when_it_may() throws Exception {
        willAnswer(404, "{\"title\":\"no such zone\"}");
        willAnswer(201, "{\"warningCount\":0,\"warnings\":[],\"change\":{\"serial\":1}}");

        assertThat(done(importText("example.org", true)).isCreated()).isTrue();
        assertThat(seen).last().extracting(Seen::ifNoneMatch).isEqualTo("*");
    }

    @Test
    void sends_no_text_to_a_zone_that_is_not_there_when_it_may_not_create_it() throws Exception {
        willAnswer(404, "{\"title\":\"no such zone\",\"detail\":\"zone: example.org.\"}");

        Problem problem = refused(importText("example.org", false));

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.detail()).isEqualTo("zone: example.org.");
        assertThat(seen).hasSize(1);
    }

    @Test
    void tells_that_nothing_had_to_be_changed() throws Exception {
        willAnswer(200, "{}");
        willAnswer(200, "{\"warningCount\":0,\"warnings\":[],\"change\":null}");

        assertThat(done(importText("example.org", false)).serial()).isEmpty();
    }

    @Test
    void tells_each_error_with_its_place() throws Exception {
        willAnswer(200, "{}");
        willAnswer(
                422,
                "{\"detail\":\"two errors\",\"errors\":[{\"line\":3,\"column\":5,\"code\":\"bad-rdata\",\"detail\":\"x\"},"
                        + "{\"line\":4,\"column\":1,\"name\":\"www.example.org.\",\"type\":\"CNAME\",\"code\":\"cname\",\"detail\":\"y\"}]}");

        assertThat(refused(importText("example.org", false)).errors())
                .containsExactly(
                        new Finding(OptionalLong.of(3), OptionalLong.of(5), "bad-rdata", "x"),
                        new Finding(OptionalLong.of(4), OptionalLong.of(1), "cname", "www.example.org. CNAME: y"));
    }

    @Test
    void tells_that_others_have_to_agree() throws Exception {
        willAnswer(200, "{}");
        willAnswer(202, PROPOSED);
        willAnswer(202, PROPOSED);

        assertThat(importText("example.org", false)).isEqualTo(new Reply.Proposed<>(PROPOSED, "cr_7"));
        assertThat(client.applyPlan("example.org", "abc", Optional.empty()))
                .isEqualTo(new Reply.Proposed<>(PROPOSED, "cr_7"));
    }

    @Test
    void sends_a_change_whose_answer_was_lost_again_under_its_key() throws Exception {
        willAnswer(200, "{}");
        answers.add(new Answer(CUT_OFF, "", 0));
        willAnswer(504, "<html>gateway timeout</html>");
        willAnswer(200, "{\"warningCount\":0,\"warnings\":[],\"change\":{\"serial\":7}}");

        assertThat(done(importText("example.org", false)).serial()).hasValue(7);

        assertThat(sentKeys).containsExactly("", "key-1", "key-1", "key-1");
        assertThat(seen).extracting(Seen::body).endsWith("www A 192.0.2.1\n", "www A 192.0.2.1\n");
        assertThat(pauses).containsExactly(1, 2);
    }

    /** Each may be said of the second sending alone, while the first one was followed. */
    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 408, 429, 500, 502, 503, 504})
    void takes_no_refusal_for_an_answer_that_does_not_speak_of_what_was_sent_before(int status) throws Exception {
        answers.add(new Answer(CUT_OFF, "", 0));
        willAnswer(status, PROBLEM.formatted("unavailable", "stopping"));
        willAnswer(200, APPLIED);

        Reply<Imported> reply = client.applyPlan("example.org", "abc", Optional.empty());

        assertThat(done(reply).serial()).hasValue(7);
        assertThat(sentKeys).containsExactly("key-1", "key-1", "key-1");
    }

    @Test
    void takes_a_refusal_of_what_stands_between_for_none_of_the_engine() throws Exception {
        answers.add(new Answer(CUT_OFF, "", 0));
        willAnswer(404, "<html>no such backend</html>");
        willAnswer(200, APPLIED);

        Reply<Imported> reply = client.applyPlan("example.org", "abc", Optional.empty());

        assertThat(done(reply).serial()).hasValue(7);
    }

    @Test
    void takes_a_refusal_of_the_change_itself_for_one_of_all_that_was_sent() throws Exception {
        answers.add(new Answer(CUT_OFF, "", 0));
        willAnswer(409, PROBLEM.formatted("plan-stale", "the zone has changed"));

        Reply<Imported> reply = client.applyPlan("example.org", "abc", Optional.empty());

        assertThat(refused(reply).detail()).isEqualTo("the zone has changed");
    }

    @Test
    void waits_as_long_as_it_is_asked_to_and_says_in_the_end_that_nobody_knows() {
        answers.add(new Answer(CUT_OFF, "", 0));
        for (int i = 1; i < EngineConnection.ATTEMPTS; i++) {
            willAnswer(UNAVAILABLE, PROBLEM.formatted("unavailable", "no server is there"));
        }

        assertThatThrownBy(() -> client.applyPlan("example.org", "abc", Optional.empty()))
                .isInstanceOf(UnansweredException.class)
                .hasMessageContaining("no server is there; whether the change was made is not known");
        assertThat(askedPauses).containsExactly(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void takes_a_refusal_at_once_where_nothing_was_sent_before() throws Exception {
        willAnswer(UNAVAILABLE, PROBLEM.formatted("unavailable", "the disk is full"));

        Reply<Imported> reply = client.applyPlan("example.org", "abc", Optional.empty());

        assertThat(refused(reply).detail()).isEqualTo("the disk is full");
        assertThat(pauses).isEmpty();
    }

    @Test
    void gives_each_change_a_key_of_its_own() throws Exception {
        willAnswer(200, "{\"change\":null}");
        willAnswer(200, "{\"change\":null}");

        client.applyPlan("example.org", "abc", Optional.empty());
        client.applyPlan("example.org", "abc", Optional.empty());

        assertThat(sentKeys).containsExactly("key-1", "key-2");
    }

    @Test
    void says_that_nobody_knows_where_no_answer_comes() {
        for (int i = 0; i < EngineConnection.ATTEMPTS; i++) {
            answers.add(new Answer(CUT_OFF, "", 0));
        }

        assertThatThrownBy(() -> client.applyPlan("example.org", "abc", Optional.empty()))
                .isInstanceOf(UnansweredException.class)
                .hasMessageStartingWith("http://127.0.0.1:")
                .hasMessageContaining("whether the change was made is not known");
        assertThat(seen).hasSize(EngineConnection.ATTEMPTS);
    }

    @Test
    void sends_nothing_again_that_can_be_read_only_once() {
        willAnswer(200, "{}");
        answers.add(new Answer(CUT_OFF, "", 0));
        Upload pipe = new Upload(
                "pipe",
                () -> new ByteArrayInputStream("www A 192.0.2.1\n".getBytes(StandardCharsets.UTF_8)),
                OptionalLong.empty(),
                false);

        assertThatThrownBy(() -> client.importZone("example.org", pipe, false, (bytes, all) -> {}))
                .isInstanceOf(UnansweredException.class);
        assertThat(seen).hasSize(2);
    }

    @Test
    void says_that_nobody_knows_where_the_answer_cannot_be_read() {
        willAnswer(200, "{}");
        willAnswer(200, "<html>welcome</html>");

        assertThatThrownBy(() -> importText("example.org", false))
                .isInstanceOf(UnansweredException.class)
                .hasMessageContaining("no JSON");
    }

    @Test
    void sends_an_empty_text() throws Exception {
        willAnswer(200, "{}");
        willAnswer(422, "{\"detail\":\"nothing\"}");
        Upload empty = new Upload("empty", InputStream::nullInputStream, OptionalLong.of(0), true);

        assertThat(refused(client.importZone("example.org", empty, false, (bytes, all) -> {}))
                        .detail())
                .isEqualTo("nothing");
    }

    @Test
    void names_a_text_that_cannot_be_read_and_not_the_engine() {
        willAnswer(200, "{}");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                return read();
            }
        };
        Upload upload = new Upload("new.zone", () -> broken, OptionalLong.of(9), true);

        assertThatThrownBy(() -> client.importZone("example.org", upload, false, (bytes, all) -> {}))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnansweredException.class)
                .hasMessage("new.zone: cannot be read (Input/output error)");
    }

    @Test
    void names_what_an_export_cannot_be_written_to_and_not_the_engine() {
        willAnswer(200, BODY + endMark(BODY));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> client.exportZone("example.org", full, (bytes, all) -> {}))
                .hasMessage("the zone text cannot be written (No space left on device)");
    }

    @Test
    void writes_a_zone_name_so_that_it_is_one_segment_of_the_path() throws Exception {
        willAnswer(404, "{}");

        refused(importText("0/25.b=ü.example", false));

        assertThat(seen.remove().line()).isEqualTo("GET /api/v1/zones/0=2F25.b%5C061%C3%BC.example");
    }

    @Test
    void makes_a_problem_of_an_answer_that_is_not_heralds() throws Exception {
        willAnswer(502, "<html>bad gateway</html>");

        Problem problem = refused(importText("example.org", false));

        assertThat(problem.detail()).isEqualTo("status 502 (expected: an answer of Herald's API)");
        assertThat(problem.json()).contains("\"status\":502");
    }

    @Test
    void tells_how_far_it_has_got() throws Exception {
        willAnswer(200, "{}");
        willAnswer(200, "{\"change\":null}");
        List<Long> moved = new ArrayList<>();
        Upload upload =
                new Upload("text", () -> new ByteArrayInputStream(new byte[100_000]), OptionalLong.of(100_000), true);

        client.importZone("example.org", upload, false, (bytes, all) -> moved.add(bytes));

        assertThat(moved).isSorted().last().isEqualTo(100_000L);
    }

    @Test
    void exports_a_text_with_its_end_mark() throws Exception {
        String text = BODY + endMark(BODY);
        willAnswer(200, text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Reply<Exported> reply = client.exportZone("example.org", out, (bytes, all) -> {});

        assertThat(reply).isEqualTo(new Reply.Done<>(new Exported("example.org.", 7, 1, text.length())));
        assertThat(out).hasToString(text);
    }

    @Test
    void exports_a_text_of_many_pieces() throws Exception {
        String large = BODY + "www.example.org. 60 IN A 192.0.2.1\n".repeat(20_000);
        willAnswer(200, large + endMark(large));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(client.exportZone("example.org", out, (bytes, all) -> {})).isInstanceOf(Reply.Done.class);
        assertThat(out).hasToString(large + endMark(large));
    }

    @Test
    void takes_no_text_without_an_end_mark() {
        willAnswer(200, BODY);

        assertThatThrownBy(() -> client.exportZone("example.org", new ByteArrayOutputStream(), (bytes, all) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut on the way");
    }

    @Test
    void takes_no_text_that_was_altered() {
        willAnswer(200, BODY.replace("60", "61") + endMark(BODY));

        assertThatThrownBy(() -> client.exportZone("example.org", new ByteArrayOutputStream(), (bytes, all) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("altered on the way");
    }

    @Test
    void takes_no_text_whose_connection_broke_off() {
        answers.add(new Answer(200, BODY, 10_000));

        assertThatThrownBy(() -> client.exportZone("example.org", new ByteArrayOutputStream(), (bytes, all) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("http://127.0.0.1:");
    }

    @Test
    void says_that_nothing_listens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Access nobody =
                new Access(URI.create("http://127.0.0.1:" + free), "secret", AUTHORITIES, Duration.ofSeconds(5));
        try (HeraldClient other = new HeraldClient(nobody, repetition)) {
            assertThatThrownBy(() -> other.exportZone("example.org", new ByteArrayOutputStream(), (bytes, all) -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("http://127.0.0.1:" + free + ": no connection (does the engine run there?)");
        }
    }

    @Test
    void shows_no_token() {
        assertThat(new Access(URI.create("https://dns.example"), "secret", AUTHORITIES, Duration.ZERO).toString())
                .doesNotContain("secret");
    }

    private static String endMark(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "; end zone example.org. serial 7 records 1 sha256 "
                    + HexFormat.of().formatHex(digest) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
