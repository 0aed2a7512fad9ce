package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the commands that call an engine make of its answers, the strange ones too, and of files that are none. */
@Timeout(60)
class ZoneCommandsTest {

    private static final String PROPOSED = "{\"changeRequest\":\"cr_7\",\"change\":null}";
    private static final String PLAN = """
            {"id": "abc", "warningCount": 0, "warnings": [],
             "difference": {"zone": "example.org.", "baseSerial": 7, "pending": true, "soaBefore": {}, "soa": {},
              "removed": [], "cautions": [],
              "added": [{"name": "www.example.org.", "type": "A", "ttl": 300, "records": ["192.0.2.1"]}]}}
            """;

    private record Answer(int status, String body) {}

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private String file;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        file = Files.writeString(folder.resolve("new.zone"), "www A 192.0.2.1\n")
                .toString();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer answer = answers.remove();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int run(String... arguments) {
        return run(Map.of("HERALD_TOKEN", "t"), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("zone", arguments[0]));
        all.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
        all.addAll(List.of(arguments).subList(1, arguments.length));
        return RootCommand.commandLine(environment, InputStream.nullInputStream(), OutputStream.nullOutputStream())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private void willAnswer(int status, String body) {
        answers.add(new Answer(status, body));
    }

    private void assertOneLine(String part) {
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("koder-herald: ")
                .contains(part);
    }

    @Test
    void an_import_that_others_have_to_agree_to_ends_with_3() {
        willAnswer(200, "{}");
        willAnswer(202, PROPOSED);

        assertThat(run("import", "example.org", file)).isEqualTo(3);
        assertThat(out.toString())
                .contains("state     waits for agreement, nothing was changed")
                .contains("request   cr_7");
    }

    @Test
    void a_plan_that_others_have_to_agree_to_ends_with_3() {
        willAnswer(200, "{}");
        willAnswer(201, PLAN);
        willAnswer(202, PROPOSED);

        assertThat(run("apply", "--yes", "example.org", file)).isEqualTo(3);
        assertThat(out.toString()).contains("request   cr_7");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void programs_get_the_answer_that_names_the_change_request() {
        willAnswer(200, "{}");
        willAnswer(201, PLAN);
        willAnswer(202, PROPOSED);

        assertThat(run("apply", "--yes", "--output", "json", "example.org", file))
                .isEqualTo(3);
        assertThat(out.toString()).isEqualTo(PROPOSED + System.lineSeparator());
    }

    @Test
    void a_plan_under_which_nothing_had_to_be_changed_is_applied() {
        willAnswer(200, "{}");
        willAnswer(201, PLAN);
        willAnswer(200, "{\"warningCount\":0,\"warnings\":[],\"change\":null}");

        assertThat(run("apply", "--yes", "example.org", file)).isZero();
        assertThat(out.toString()).contains("state     applied");
    }

    @Test
    void an_answer_to_a_change_that_cannot_be_read_ends_with_4() {
        willAnswer(200, "{}");
        willAnswer(200, "welcome");

        assertThat(run("import", "example.org", file)).isEqualTo(4);
        assertOneLine("whether the change was made is not known");
    }

    @Test
    void an_empty_file_is_sent_as_it_is() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.zone"));
        willAnswer(200, "{}");
        willAnswer(422, "{\"detail\":\"text: nothing in it\"}");

        assertThat(run("diff", "example.org", empty.toString())).isEqualTo(1);
        assertOneLine("text: nothing in it");
    }

    @Test
    void a_device_is_read_to_its_end() {
        willAnswer(200, "{}");
        willAnswer(422, "{\"detail\":\"text: nothing in it\"}");

        assertThat(run("import", "example.org", "/dev/null")).isEqualTo(1);
        assertOneLine("text: nothing in it");
    }

    @Test
    void a_pipe_is_read_to_its_end() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        willAnswer(200, "{}");
        willAnswer(200, "{\"change\":null}");
        Thread writer = Thread.startVirtualThread(() -> write(pipe, "www A 192.0.2.9\n"));

        assertThat(run("import", "example.org", pipe.toString())).isZero();

        writer.join();
        assertThat(bodies).contains("www A 192.0.2.9\n");
    }

    private static void write(Path pipe, String text) {
        try (OutputStream to = Files.newOutputStream(pipe)) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_export_goes_through_a_pipe_and_takes_no_place_of_it() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        String text = "; zone example.org. serial 7\n";
        willAnswer(200, text + "; end zone example.org. serial 7 records 0 sha256 " + "%s\n".formatted(digest(text)));
        AtomicReference<String> read = new AtomicReference<>("");
        Thread reader = Thread.startVirtualThread(() -> read.set(read(pipe)));

        assertThat(run("export", "--file", pipe.toString(), "example.org")).isZero();

        reader.join();
        assertThat(read.get()).startsWith(text);
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void an_export_goes_where_a_link_points_and_leaves_the_link() throws Exception {
        String text = "; zone example.org. serial 7\n";
        willAnswer(200, text + "; end zone example.org. serial 7 records 0 sha256 " + "%s\n".formatted(digest(text)));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(file));

        assertThat(run("export", "--file", link.toString(), "example.org")).isZero();

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(Path.of(file))).startsWith(text);
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(Path pipe) {
        try {
            return Files.readString(pipe);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_folder_is_named_and_nobody_is_called() {
        assertThat(run("import", "example.org", folder.toString())).isEqualTo(1);
        assertOneLine(folder + ": a directory (expected: a zone file)");
        assertThat(bodies).isEmpty();
    }

    @Test
    void a_token_that_no_header_can_hold_is_not_shown() {
        assertThat(run(Map.of("HERALD_TOKEN", "se\ncret"), "export", "example.org"))
                .isEqualTo(2);
        assertOneLine("HERALD_TOKEN: no token (expected: one line of ASCII without blanks)");
        assertThat(err.toString()).doesNotContain("cret");
    }

    @Test
    void a_strange_difference_is_told_in_one_line() {
        willAnswer(200, "{}");
        willAnswer(200, PLAN.replace("\"A\"", "\"!\"").replace("www.example.org.", "www..example"));

        assertThat(run("diff", "example.org", file)).isEqualTo(1);
        assertThat(err.toString())
                .contains("koder-herald: the answer cannot be read (")
                .doesNotContain("\tat ");
    }

    @Test
    void an_answer_that_is_no_json_is_told_in_one_line() {
        willAnswer(200, "{}");
        willAnswer(200, "welcome");

        assertThat(run("diff", "example.org", file)).isEqualTo(1);
        assertOneLine("the answer is no JSON");
    }

    @Test
    void a_port_that_is_none_is_told_in_one_line() {
        assertThat(run("export", "--url", "http://127.0.0.1:99999", "example.org"))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
    }
}
