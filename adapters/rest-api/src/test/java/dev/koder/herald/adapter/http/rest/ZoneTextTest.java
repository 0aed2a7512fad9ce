package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones come in and go out as zone text. */
class ZoneTextTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String TEXT = """
            $TTL 1h
            @    SOA  ns1.example.net. hostmaster 20 7200 900 1209600 300
                 NS   ns1.example.net.
            www  A    192.0.2.42 ; the web
            """;

    /** 8 MB of zone text, in so many RRsets that it is not rendered before the answer begins. */
    private static final String LARGE =
            "$TTL 60\n@ NS ns1.example.net.\n$GENERATE 1-1050 h$ TXT \"" + "\\\"x\\\" ".repeat(1000) + "\"\n";

    private static final String GET_EXPORT =
            "GET " + ZONE + "/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer tenant-a.READ\r\n\r\n";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZone() {
        api.createZone("example.org");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply importText(String text) {
        return api.ask("POST", ZONE + "/import").body("text/dns", text).send();
    }

    private Reply importNew(String zone, String text) {
        return api.ask("POST", "/api/v1/zones/" + zone + "/import")
                .header("If-None-Match", "*")
                .body("text/dns", text)
                .send();
    }

    @Test
    void creates_a_zone_of_a_text_when_there_must_be_none() {
        Reply reply = importNew("new.example", TEXT);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/zones/new.example.");
        assertThat(reply.header("ETag")).isEqualTo("\"20\"");
        assertThat(reply.text("/name")).isEqualTo("new.example.");
        assertThat(api.get("/api/v1/zones/new.example/rrsets/www/A").text("/records/0"))
                .isEqualTo("192.0.2.42");
    }

    @Test
    void warns_of_the_soa_at_its_line() {
        Reply reply = importText("; a comment\n" + TEXT.replace("1209600", "86400"));

        assertThat(reply.text("/warnings/0/code")).isEqualTo("soa-expire-short");
        assertThat(reply.text("/warnings/0/line")).isEqualTo("3");
    }

    @Test
    void leaves_a_zone_alone_that_must_not_be_there() {
        Reply reply = importNew("example.org", TEXT);

        assertThat(reply.status()).isEqualTo(412);
        assertThat(api.get(ZONE + "/rrsets/www/A").status()).isEqualTo(404);
    }

    @Test
    void creates_no_zone_of_a_text_with_errors() {
        assertThat(importNew("new.example", "www A not-an-address").status()).isEqualTo(422);
        assertThat(api.get("/api/v1/zones/new.example").status()).isEqualTo(404);
    }

    @Test
    void creates_no_zone_of_the_root() {
        assertThat(importNew(".", TEXT).status()).isEqualTo(400);
    }

    private Reply export() {
        return api.get(ZONE + "/export");
    }

    @Test
    void imports_a_zone_and_takes_its_serial_when_it_is_ahead() {
        Reply reply = importText(TEXT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/change/serial")).isEqualTo("20");
        assertThat(reply.header("Herald-Change")).isEqualTo(reply.text("/change/id"));
        assertThat(reply.header("ETag")).isEqualTo("\"20\"");
        assertThat(api.get(ZONE + "/rrsets/www/A").text("/records/0")).isEqualTo("192.0.2.42");
        assertThat(api.get(ZONE + "/rrsets/@/NS").text("/records/0")).isEqualTo("ns1.example.net.");
    }

    @Test
    void importing_what_is_there_changes_nothing() {
        importText(TEXT);

        Reply again = importText(TEXT);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("change").isNull()).isTrue();
    }

    @Test
    void tells_what_was_read_in_a_way_worth_knowing() {
        Reply reply = importText("@ 3600 NS ns1.example.net.\n@ 3600 NS ns1.example.net.\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("warningCount").intValue()).isEqualTo(2);
        assertThat(reply.json().findValuesAsText("code")).containsExactlyInAnyOrder("duplicate", "soa-missing");
    }

    @Test
    void tells_line_and_column_of_every_error_and_stores_nothing() {
        Reply reply = importText("""
                $TTL 1h
                @    NS   ns1.example.net.
                www  A    192.0.2.256
                mail MX   ten mail.example.net.
                $INCLUDE /etc/passwd
                """);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("zone-text-errors");
        assertThat(reply.errors())
                .satisfiesExactly(
                        e -> assertThat(e).startsWith("3:11 rdata: ").contains("192.0.2.256"),
                        e -> assertThat(e).startsWith("4:11 rdata: ").contains("ten"),
                        e -> assertThat(e).startsWith("5:1 include-refused: "));
        assertThat(reply.detail()).startsWith("errors in the zone text: 3; the first: line 3, column 11: ");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }

    @Test
    void tells_how_many_errors_there_are_when_it_does_not_list_all() {
        Reply reply = importText("x A nonsense\n".repeat(RunningApi.MAX_TEXT_ERRORS + 3));

        assertThat(reply.errors()).hasSize(RunningApi.MAX_TEXT_ERRORS);
        assertThat(reply.detail()).startsWith("errors in the zone text: 8, of which the first 5 are listed; ");
    }

    @Test
    void tells_the_rules_that_the_zone_would_break() {
        Reply reply = importText("$TTL 60\n@ NS ns1.example.net.\nw CNAME a.example.net.\nw A 192.0.2.1\n");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsExactly(
                        "3:1 w.example.org. CNAME cname-with-other-data: beside A (expected: a CNAME stands alone)");
    }

    @Test
    void tells_broken_rules_together_with_errors_of_the_text() {
        Reply reply = importText("$TTL 60\nw CNAME a.example.net.\nw A 192.0.2.1\nx A nonsense\nd DS 1 13 2 "
                + "ab".repeat(32) + "\n_ MX 0 .\n_ MX 1 a\n");

        assertThat(reply.problem()).isEqualTo("zone-text-errors");
        assertThat(reply.errors())
                .satisfiesExactly(
                        e -> assertThat(e).startsWith("2:1 w.example.org. CNAME cname-with-other-data: "),
                        e -> assertThat(e).startsWith("4:5 rdata: "),
                        e -> assertThat(e).startsWith("6:1 _.example.org. MX null-mx-with-others: "));
    }

    @Test
    void warns_of_the_text_and_of_what_it_says_by_line() {
        Reply reply = importText(TEXT + "w CNAME nowhere\nw CNAME nowhere\nlow 5 A 192.0.2.1\n");

        assertThat(reply.json().get("warningCount").intValue()).isEqualTo(3);
        assertThat(reply.warnings())
                .satisfiesExactly(
                        w -> assertThat(w)
                                .startsWith("5:1 w.example.org. CNAME dangling-target: nowhere.example.org. "),
                        w -> assertThat(w).startsWith("6:0 duplicate: "),
                        w -> assertThat(w).startsWith("7:1 low.example.org. A ttl-very-low: ttl: 5 "));
    }

    @Test
    void lists_no_more_warnings_than_errors() {
        Reply reply = importText(TEXT + "$GENERATE 1-20 x$ 5 A 192.0.2.$\n");

        assertThat(reply.json().get("warningCount").intValue()).isEqualTo(20);
        assertThat(reply.warnings()).hasSize(RunningApi.MAX_TEXT_ERRORS);
    }

    @Test
    void imports_only_over_the_version_that_the_caller_knows() {
        Reply stale = api.ask("POST", ZONE + "/import")
                .header("If-Match", "\"9\"")
                .body("text/dns", TEXT)
                .send();
        Reply known = api.ask("POST", ZONE + "/import")
                .header("If-Match", "\"1\"")
                .body("text/dns", TEXT)
                .send();

        assertThat(stale.status()).isEqualTo(412);
        assertThat(known.status()).isEqualTo(200);
    }

    @Test
    void refuses_a_text_beyond_the_limit_whether_or_not_its_length_was_declared() {
        byte[] text = "; a comment\n".repeat(RunningApi.MAX_IMPORT / 10).getBytes(StandardCharsets.US_ASCII);

        Reply declared = api.ask("POST", ZONE + "/import")
                .header("Content-Type", "text/dns")
                .body(BodyPublishers.ofByteArray(text))
                .send();
        Reply chunked = api.ask("POST", ZONE + "/import")
                .header("Content-Type", "text/dns")
                .body(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text)))
                .send();

        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.problem()).isEqualTo("body-too-large");
        assertThat(declared.detail()).contains("expected: at most 262144");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("1");
    }

    @Test
    void imports_into_a_missing_zone_are_404() {
        assertThat(api.ask("POST", "/api/v1/zones/missing.example/import")
                        .body("text/dns", TEXT)
                        .send()
                        .problem())
                .isEqualTo("zone-not-found");
    }

    @Test
    void exports_the_zone_between_its_marks() {
        importText(TEXT);

        Reply reply = export();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/dns");
        assertThat(reply.body()).startsWith("""
                        ; zone example.org. serial 20
                        example.org. 3600 IN SOA ns1.example.net. hostmaster.example.org. 20 7200 900 1209600 300
                        example.org. 3600 IN NS ns1.example.net.
                        www.example.org. 3600 IN A 192.0.2.42
                        ; end zone example.org. serial 20 records 3 sha256 \
                        """);
    }

    @Test
    void the_headers_of_an_export_tell_what_it_holds() throws NoSuchAlgorithmException {
        importText(TEXT);

        Reply reply = export();

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(reply.body().getBytes(StandardCharsets.UTF_8));
        assertThat(reply.header("Content-Digest"))
                .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        assertThat(reply.header("ETag")).isEqualTo("\"20\"");
        assertThat(reply.header("Herald-Serial")).isEqualTo("20");
        assertThat(reply.header("Herald-Record-Count")).isEqualTo("3");
        assertThat(reply.header("Content-Length"))
                .isEqualTo(Integer.toString(reply.body().length()));
    }

    @Test
    void the_end_mark_is_the_digest_of_all_that_stands_before_it() throws NoSuchAlgorithmException {
        String text = export().body();
        int mark = text.lastIndexOf("; end zone");

        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(text.substring(0, mark).getBytes(StandardCharsets.UTF_8));

        assertThat(text.substring(mark).strip())
                .endsWith(" sha256 " + HexFormat.of().formatHex(digest));
    }

    @Test
    @Timeout(30)
    void every_octet_reaches_a_client_that_takes_them_slower_than_they_come() throws IOException {
        importText(LARGE);

        try (RawConnection connection = new RawConnection(api.port(), 4096)) {
            String live = connection.write(GET_EXPORT).readAnswer();
            String again = connection.write(GET_EXPORT).readAnswer();

            assertThat(live).contains("; end zone example.org. serial 2 records 1052 sha256 ");
            assertThat(bodyOf(again)).isEqualTo(bodyOf(live));
        }
    }

    private static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\n\n"));
    }

    @Test
    @Timeout(30)
    void a_large_zone_that_nobody_asked_for_is_sent_while_it_is_rendered_and_described_once_it_is() {
        importText(LARGE);

        Reply live = export();
        Reply again = export();

        assertThat(live.header("Herald-Serial")).isEqualTo("2");
        assertThat(live.header("ETag")).isEqualTo("\"2\"");
        assertThat(live.lastingHeaders()).doesNotContainKeys("content-length", "content-digest", "herald-record-count");
        assertThat(again.header("Herald-Record-Count")).isEqualTo("1052");
        assertThat(again.body()).isEqualTo(live.body());
    }

    @Test
    @Timeout(30)
    void an_export_that_breaks_off_while_it_is_rendered_does_not_end_as_a_whole_one_does() throws IOException {
        importText(LARGE);
        api.store.cutReadings();

        try (RawConnection connection = new RawConnection(api.port())) {
            connection.write(GET_EXPORT);

            assertThatThrownBy(connection::readAnswer).isInstanceOf(EOFException.class);
        }
    }

    @Test
    @Timeout(30)
    void who_goes_away_in_the_middle_keeps_no_other_from_the_export() throws IOException {
        importText(LARGE);
        try (RawConnection connection = new RawConnection(api.port(), 4096)) {
            connection.write(GET_EXPORT);
        }

        assertThat(export().body()).contains("; end zone example.org. serial 2 records 1052 sha256 ");
    }

    @Test
    void what_was_exported_can_be_imported_and_changes_nothing() {
        importText(TEXT);

        assertThat(importText(export().body()).json().get("change").isNull()).isTrue();
    }

    @Test
    void answers_304_to_who_has_the_version_that_is_current() {
        Reply known = api.ask("GET", ZONE + "/export")
                .header("If-None-Match", "\"1\"")
                .send();
        Reply other = api.ask("GET", ZONE + "/export")
                .header("If-None-Match", "\"0\"")
                .send();

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo("\"1\"");
        assertThat(other.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/dns", "text/*", "*/*", "application/json, text/dns;q=0.5"})
    void is_exported_to_who_takes_zone_text(String accept) {
        assertThat(api.ask("GET", ZONE + "/export")
                        .header("Accept", accept)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "text/dns;q=0"})
    void is_not_exported_to_who_does_not(String accept) {
        Reply reply = api.ask("GET", ZONE + "/export").header("Accept", accept).send();

        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.problem()).isEqualTo("not-acceptable");
    }

    @Test
    void a_head_of_an_export_has_its_headers_and_no_body() {
        Reply reply = api.ask("HEAD", ZONE + "/export").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("Content-Length"))
                .isEqualTo(Integer.toString(export().body().length()));
    }

    @Test
    void a_point_of_presence_exports_the_zones_of_all_tenants_and_reads_nothing_else() {
        Reply exported = api.ask("GET", ZONE + "/export").as(FakeTokens.POP).send();
        Reply shown = api.ask("GET", ZONE).as(FakeTokens.POP).send();

        assertThat(exported.status()).isEqualTo(200);
        assertThat(shown.status()).isEqualTo(403);
    }
}
