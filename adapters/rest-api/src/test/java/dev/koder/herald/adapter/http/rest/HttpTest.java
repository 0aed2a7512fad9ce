package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP itself: methods, media types, connections, and requests that break its rules. */
@Timeout(30)
class HttpTest {

    private static final String ZONES = "/api/v1/zones";
    private static final String HEAD_OF_POST =
            "POST /api/v1/zones HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer tenant-a.READ.WRITE\r\n";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(api.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/api/v1",
                "/api/v1/zones/",
                "/api/v1/zones//rrsets",
                "/api/v2/zones",
                "/API/v1/zones"
            })
    void a_path_that_is_no_route_is_404(String path) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.problem()).isEqualTo("not-found");
    }

    @Test
    void a_method_that_a_path_does_not_take_is_405_and_says_which_it_takes() {
        Reply reply = api.ask("PUT", ZONES).json("{}").send();

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.problem()).isEqualTo("method-not-allowed");
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void options_says_which_methods_a_path_takes() {
        Reply reply =
                api.ask("OPTIONS", ZONES + "/example.org/rrsets/@/A").asNobody().send();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
    }

    @Test
    void a_head_has_the_headers_of_a_get_and_no_body() {
        api.createZone("example.org");

        Reply head = api.ask("HEAD", ZONES + "/example.org").send();
        Reply get = api.get(ZONES + "/example.org");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.lastingHeaders()).isEqualTo(get.lastingHeaders());
    }

    @Test
    void a_head_of_what_is_not_there_has_no_body_either() {
        Reply head = api.ask("HEAD", ZONES + "/example.org").send();

        assertThat(head.status()).isEqualTo(404);
        assertThat(head.header("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void every_read_refuses_a_header_that_nobody_can_have_meant() {
        List<Route> reads = api.table().routes().stream()
                .filter(route -> !route.writes() && route.pathParameters().isEmpty())
                .toList();

        assertThat(reads).isNotEmpty().allSatisfy(route -> {
            Reply reply = api.ask("GET", route.path())
                    .as("tenant-a.READ.ADMIN.APPROVE.OPERATOR.POP")
                    .header("Accept", "*/*")
                    .header("Idempotency-Key", "with space")
                    .send();

            assertThat(reply.problem()).as(route.path()).isEqualTo("bad-parameter");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "application/json;q=0", "text/*"})
    void who_does_not_take_json_gets_406_and_nothing_is_done(String accept) {
        Reply reply = api.ask("POST", ZONES)
                .header("Accept", accept)
                .json("{\"name\":\"example.org\"}")
                .send();

        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.problem()).isEqualTo("not-acceptable");
        assertThat(api.get(ZONES + "/example.org").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/*", "*/*", "text/html, */*;q=0.1", "Application/JSON; q=1"})
    void who_takes_json_gets_it(String accept) {
        assertThat(api.ask("GET", ZONES).header("Accept", accept).send().header("Content-Type"))
                .isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "json"})
    void a_body_of_another_media_type_is_415(String type) {
        Reply reply =
                api.ask("POST", ZONES).body(type, "{\"name\":\"example.org\"}").send();

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.problem()).isEqualTo("media-type-not-supported");
        assertThat(reply.detail()).isEqualTo("Content-Type: " + type + " (expected: application/json, in UTF-8)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=utf-8", "application/json;charset=\"UTF-8\""})
    void json_may_name_its_charset(String type) {
        assertThat(api.ask("POST", ZONES)
                        .body(type, "{\"name\":\"example.org\"}")
                        .send()
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_body_without_a_media_type_is_415() throws IOException {
        try (RawConnection connection = connect()) {
            String answer = connection
                    .write(HEAD_OF_POST + "Content-Length: 2\r\n\r\n{}")
                    .readAnswer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 415 ")
                    .contains("Content-Type: missing (expected: application/json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''               | 1:1",
                "'{'              | 1:2",
                "'{\"a\":1}x'     | 1:8",
                "'{\"a\":1} {}'   | 1:9",
                "'{\"a\":1,\"a\":2}' | 1:11",
                "'{\"a\":01}'     | 1:7",
                "'[1,\n 2,]'      | 2:4",
                "'{''a'':1}'      | 1:2",
                "'nul'            | 1:1"
            })
    void a_body_that_is_no_json_is_400_and_says_where(String body, String place) {
        Reply reply = api.post(ZONES, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("malformed-body");
        assertThat(reply.errors()).singleElement().asString().startsWith(place + " syntax: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "[                | 2 the text ends here (expected: values with a comma between them, then ])",
                "{\"a\"            | 5 the text ends here (expected: members as \"name\": value with a comma between them, then })",
                "[1 2]            | 4 2 (expected: values with a comma between them, then ])",
                "{'a':1}          | 2 ' (expected: members as \"name\": value with a comma between them, then })",
                "{\"a\":1]         | 7 ] (expected: members as \"name\": value with a comma between them, then })",
                "[nope]           | 2 nope (expected: values with a comma between them, then ])",
                "{\"a\":1,\"a\":2} | 11 a: a second time (expected: each member once)",
                "[01]             | 3 a number of another form (expected: one as in RFC 8259, section 6)",
                "[1.]             | 4 a number of another form (expected: one as in RFC 8259, section 6)",
                "[\"\\q\"]          | 4 a string of another form (expected: characters written as in RFC 8259, section 7)",
                "[\"a\tb\"]        | 4 a string of another form (expected: characters written as in RFC 8259, section 7)"
            })
    void what_is_wrong_with_json_is_said_in_words_of_its_sender(String body, String said) {
        Reply reply = api.post(ZONES, body);

        String[] columnAndWords = said.split(" ", 2);
        assertThat(reply.detail()).isEqualTo("line 1, column " + columnAndWords[0] + ": " + columnAndWords[1]);
    }

    @Test
    void what_is_more_than_json_may_have_is_said_in_words_of_its_sender() {
        String levels = api.post(ZONES, "[".repeat(33)).detail();
        String number = api.post(ZONES, "[" + "1".repeat(65) + "]").detail();
        String name = api.post(ZONES, "{\"" + "n".repeat(257) + "\":1}").detail();

        assertThat(levels).endsWith(": more than can be taken (expected: at most 32 levels of lists and objects)");
        assertThat(number).endsWith(": more than can be taken (expected: numbers of at most 64 characters)");
        assertThat(name).endsWith(": more than can be taken (expected: names of at most 256 characters)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5b22ff225d", "0000005bffffffff", "00005b00", "5b22c3"})
    void octets_that_are_no_characters_are_400(String octets) {
        Reply reply = api.ask("POST", ZONES)
                .header("Content-Type", "application/json")
                .body(BodyPublishers.ofByteArray(HexFormat.of().parseHex(octets)))
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).doesNotContain("0x", "Jackson", "Source", "byte");
    }

    @Test
    void json_that_is_nested_too_deeply_is_refused() {
        Reply reply = api.post(ZONES, "[".repeat(20_000) + "]".repeat(20_000));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("malformed-body");
    }

    @Test
    void json_is_taken_down_to_a_depth_of_32() {
        assertThat(api.post(ZONES, "[".repeat(32) + "]".repeat(32)).problem()).isEqualTo("unprocessable-content");
        assertThat(api.post(ZONES, "[".repeat(33) + "]".repeat(33)).problem()).isEqualTo("malformed-body");
    }

    @Test
    void who_sends_all_of_a_body_before_listening_still_gets_the_answer() throws IOException {
        int length = 12 << 20;
        try (RawConnection connection = connect()) {
            connection.write(HEAD_OF_POST + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n");
            for (int sent = 0; sent < length; sent += 1 << 20) {
                connection.write(" ".repeat(1 << 20));
            }

            assertThat(connection.readAnswer()).startsWith("HTTP/1.1 413 ");
            assertThat(connection
                            .write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                            .readAnswer())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void who_asks_before_sending_too_much_is_spared_the_sending() throws IOException {
        try (RawConnection connection = connect()) {
            String all = connection
                    .write(HEAD_OF_POST + "Content-Type: application/json\r\nExpect: 100-continue\r\n"
                            + "Content-Length: 1000000\r\n\r\n")
                    .readToEnd();

            assertThat(all).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
        }
    }

    @Test
    void a_body_beyond_the_limit_is_413() {
        Reply reply = api.post(ZONES, " ".repeat(RunningApi.MAX_BODY + 1));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.problem()).isEqualTo("body-too-large");
        assertThat(reply.detail()).isEqualTo("body: more than 65536 octets (expected: at most 65536)");
    }

    @Test
    void a_body_at_the_limit_is_taken() {
        String json = "{\"name\":\"example.org\"}";

        assertThat(api.post(ZONES, json + " ".repeat(RunningApi.MAX_BODY - json.length()))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?limit=1&limit=2", "?limit=%zz", "?limit=%ff", "?nosuch=1", "?limit"})
    void a_query_that_the_route_does_not_know_is_400_but_an_empty_one(String query) {
        assertThat(api.ask("GET", ZONES + query.replace("%zz", "%25zz")).send().status())
                .isEqualTo(query.equals("?") ? 200 : 400);
    }

    @Test
    void a_segment_that_is_not_utf8_is_400() {
        Reply reply = api.get(ZONES + "/%FF");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).singleElement().asString().startsWith("zone bad-parameter: ");
    }

    @Test
    void names_a_request_as_its_caller_does() {
        Reply reply =
                api.ask("GET", ZONES + "/x").header("X-Request-Id", "abc-123").send();

        assertThat(reply.header("X-Request-Id")).isEqualTo("abc-123");
        assertThat(reply.text("/instance")).isEqualTo("urn:herald:request:abc-123");
    }

    @Test
    void names_a_request_anew_where_its_caller_does_not_or_oddly() {
        String first = api.get(ZONES).header("X-Request-Id");
        String second =
                api.ask("GET", ZONES).header("X-Request-Id", "a b\"c").send().header("X-Request-Id");

        assertThat(first).matches("[a-z0-9]+-[a-z0-9]+");
        assertThat(second).matches("[a-z0-9]+-[a-z0-9]+").isNotEqualTo(first);
    }

    @Test
    void answers_are_not_sniffed_and_cached_only_where_they_can_be_asked_for_again() {
        api.createZone("example.org");

        assertThat(api.get(ZONES).header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(api.get(ZONES).header("Cache-Control")).isEqualTo("no-store");
        assertThat(api.get(ZONES + "/example.org").header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Close", "keep-alive, close"})
    void connection_close_closes_the_connection_once_the_answer_is_sent(String value) throws IOException {
        try (RawConnection connection = connect()) {
            String all = connection
                    .write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: " + value + "\r\n\r\n")
                    .readToEnd();

            assertThat(all)
                    .startsWith("HTTP/1.1 200 ")
                    .containsIgnoringCase("connection: close")
                    .endsWith("{\"status\":\"alive\"}");
        }
    }

    @Test
    void without_connection_close_a_connection_serves_one_request_after_the_other() throws IOException {
        try (RawConnection connection = connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(connection
                                .write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                                .readAnswer())
                        .startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void a_body_that_nobody_read_does_not_become_the_next_request() throws IOException {
        String refused = "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 45\r\n\r\n"
                + "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Smuggled: 1\r\n".substring(0, 45);
        try (RawConnection connection = connect()) {
            assertThat(connection.write(refused).readAnswer()).startsWith("HTTP/1.1 404 ");
            assertThat(connection
                            .write("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
                            .readAnswer())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"ready\"");
        }
    }

    @Test
    void a_body_that_was_read_in_part_does_not_become_the_next_request() throws IOException {
        api.createZone("example.org");
        String tooLarge = HEAD_OF_POST.replace("zones", "zones/example.org/import")
                + "Transfer-Encoding: chunked\r\nContent-Type: text/dns\r\n\r\n";
        String chunk = Integer.toHexString(1000) + "\r\n" + "; comment\n".repeat(100) + "\r\n";
        try (RawConnection connection = connect()) {
            connection.write(tooLarge);
            for (int i = 0; i < 100; i++) {
                connection.write(chunk.repeat(100));
            }
            connection.write("0\r\n\r\n");

            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void who_waits_for_a_word_before_sending_a_body_gets_the_answer_for_it() throws IOException {
        try (RawConnection connection = connect()) {
            String all = connection
                    .write(HEAD_OF_POST
                            + "Content-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n")
                    .readToEnd();

            assertThat(all).startsWith("HTTP/1.1 415 ").doesNotContain("100 Continue");
        }
    }

    @Test
    void who_waits_for_a_word_and_is_welcome_is_told_to_go_on() throws IOException {
        String json = "{\"name\":\"example.org\"}";
        try (RawConnection connection = connect()) {
            connection.write(HEAD_OF_POST + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
                    + json.length() + "\r\n\r\n");

            assertThat(connection.readAnswer()).startsWith("HTTP/1.1 100 ");
            assertThat(connection.write(json).readAnswer()).startsWith("HTTP/1.1 201 ");
        }
    }

    @Test
    void a_body_that_breaks_off_changes_nothing() throws IOException {
        try (RawConnection connection = connect()) {
            connection
                    .write(HEAD_OF_POST
                            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":\"example.org\"}")
                    .endOutput()
                    .readToEnd();
        }

        assertThat(api.get(ZONES + "/example.org").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'POST /healthz HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n', 505, http-version-not-supported",
        "'GET /healthz HTTP/1.1\r\n\r\n', 400, malformed-request",
        "'nonsense\r\n\r\n', 400, malformed-request",
        "'GET /a b HTTP/1.1\r\nHost: x\r\n\r\n', 400, malformed-request",
        "'POST /api/v1/zones HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n', 400, malformed-request"
    })
    void requests_that_break_the_rules_of_http_are_problems_too(String request, int status, String problem)
            throws IOException {
        try (RawConnection connection = connect()) {
            String answer = connection.write(request).readToEnd();

            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status + " ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"type\":\"/problems/" + problem + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET /healthz HTTP/1.1\\nX-Long: , 400, malformed-request", "GET /, 414, uri-too-long"})
    void what_is_longer_than_the_limit_is_a_problem_too(String start, int status, String problem) throws IOException {
        try (RawConnection connection = connect()) {
            String answer = connection
                    .write(start.replace("\\n", "\r\n") + "a".repeat(20_000) + "\r\nHost: x\r\n\r\n")
                    .readToEnd();

            assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("/problems/" + problem);
        }
    }
}
