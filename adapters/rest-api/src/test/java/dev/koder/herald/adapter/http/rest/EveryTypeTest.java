package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type of record goes in by JSON and by zone text and comes out so that sending it back changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTypeTest {

    private static final String ZONE = "/api/v1/zones/example.org";
    private static final String SETS = ZONE + "/rrsets";
    private static final String SHA_256 = "ab".repeat(32);

    private final RunningApi api = RunningApi.start();

    @BeforeAll
    void createZone() {
        api.createZone("example.org");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    /** A type, and records of it in the canonical text. */
    record Example(String type, List<String> records) {

        static Example of(String type, String... records) {
            return new Example(type, List.of(records));
        }

        String name() {
            return type.equals("DS") ? "delegated" : "t-" + type.toLowerCase(Locale.ROOT);
        }

        String json() {
            String texts =
                    String.join(",", records.stream().map(Example::quoted).toList());
            return "{\"ttl\":300,\"records\":[" + texts + "]}";
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        @Override
        public String toString() {
            return type;
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                Example.of("A", "192.0.2.1", "192.0.2.2"),
                Example.of("AAAA", "2001:db8::1"),
                Example.of("AFSDB", "1 afs.example.net."),
                Example.of("APL", "1:192.168.32.0/21 !1:192.168.38.0/28"),
                Example.of("CAA", "0 issue \"ca.example.net; policy=ev\"", "128 iodef \"mailto:a@example.net\""),
                Example.of("CERT", "1 0 0 AQID"),
                Example.of("CNAME", "www.example.net."),
                Example.of("CSYNC", "66 3 A NS AAAA"),
                Example.of("DHCID", "AAIBY2/AuCccgoJbsaxcQc9TUapptP69lOjxfNuVAA2kjEA="),
                Example.of("DLV", "60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118"),
                Example.of("DNAME", "example.net."),
                Example.of("DS", "60485 13 2 " + SHA_256.toUpperCase(Locale.ROOT)),
                Example.of("EUI48", "00-00-5e-00-53-2a"),
                Example.of("EUI64", "00-00-5e-ef-10-00-00-2a"),
                Example.of("HINFO", "\"PC\" \"Unix \\\"7\\\"\""),
                Example.of("HIP", "2 200100107B1A74DF365639CC39F1D578 AwEAAbdx rvs.example.net."),
                Example.of("HTTPS", "0 svc.example.net.", "1 . alpn=\"h2,h3\" port=8443 ipv4hint=192.0.2.1"),
                Example.of("IPSECKEY", "10 1 2 192.0.2.38 AQNRU3mG7TVTO2BkR47usntb102uFJtugbo6BSGvgqt4AQ=="),
                Example.of("KX", "10 kx.example.net."),
                Example.of("L32", "10 10.1.2.0"),
                Example.of("L64", "10 2001:0db8:1140:1000"),
                Example.of("LOC", "52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000.00m 10.00m"),
                Example.of("LP", "10 l64.example.net."),
                Example.of("MX", "10 mail.example.net.", "20 mail2.Example.net."),
                Example.of("NAPTR", "100 10 \"u\" \"E2U+sip\" \"!^.*$!sip:info@example.net!\" ."),
                Example.of("NID", "10 0014:4fff:ff20:ee64"),
                Example.of("NS", "ns1.example.net.", "ns2.example.net."),
                Example.of("OPENPGPKEY", "AQIDBA=="),
                Example.of("PTR", "host.example.net."),
                Example.of("RESINFO", "\"qnamemin\" \"exterr=15-17\""),
                Example.of("RP", "admin.example.net. txt.example.net."),
                Example.of("SMIMEA", "3 0 1 " + SHA_256.toUpperCase(Locale.ROOT)),
                Example.of("SPF", "\"v=spf1 -all\""),
                Example.of("SRV", "0 5 5060 sip.example.net."),
                Example.of("SSHFP", "4 2 " + SHA_256.toUpperCase(Locale.ROOT)),
                Example.of(
                        "SVCB",
                        "1 svc.example.net. mandatory=alpn alpn=\"f\\\\\\\\oo\\\\,bar,h2\" key667=\"hello\\210qoo\""),
                Example.of("TLSA", "3 1 1 " + SHA_256.toUpperCase(Locale.ROOT)),
                Example.of("TXT", "\"\"", "\"line\\010feed \\\"quote\\\" \\\\ \\195\\188\"", "\"one\" \"two\""),
                Example.of("URI", "10 1 \"ftp://ftp1.example.net/public\""),
                Example.of("WALLET", "\"BTC\" \"1A1zP1\""),
                Example.of("TYPE65280", "\\# 3 00FF0A"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_was_read_can_be_sent_back_and_changes_nothing(Example example) {
        if (example.type().equals("DS")) {
            api.put(SETS + "/delegated/NS", "{\"records\":[\"ns.example.net.\"]}");
        }
        String path = SETS + "/" + example.name() + "/" + example.type();

        Reply put = api.put(path, example.json());
        Reply got = api.get(path);
        Reply again = api.put(path, got.body());

        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(got.json().findValues("records").getFirst())
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrderElementsOf(example.records());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("change").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "A, \\# 4 C0000201, 192.0.2.1",
        "AAAA, 2001:0DB8:0:0:0:0:0:1, 2001:db8::1",
        "MX, \\# 7 000A 0361 0162 0000, ''",
        "TYPE1, 192.0.2.1, 192.0.2.1",
        "TYPE65281, \\# 2 ( ab, ''",
        "CAA, 0 issue ca.example.net, '0 issue \"ca.example.net\"'",
    })
    void other_ways_of_writing_are_read_and_answered_in_one(String type, String given, String answered) {
        Reply put = api.put(
                SETS + "/other-" + type + "/" + type, "{\"records\":[\"" + given.replace("\\", "\\\\") + "\"]}");

        if (answered.isEmpty()) {
            assertThat(put.problem()).isEqualTo("unprocessable-content");
        } else {
            assertThat(put.text("/records/0")).isEqualTo(answered);
        }
    }

    @Test
    void a_text_of_more_than_255_octets_becomes_strings_of_255() {
        String text = "x".repeat(600);

        Reply put = api.put(SETS + "/long/TXT", "{\"records\":[\"\\\"" + text + "\\\"\"]}");

        assertThat(put.text("/records/0"))
                .isEqualTo("\"" + "x".repeat(255) + "\" \"" + "x".repeat(255) + "\" \"" + "x".repeat(90) + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DNSKEY 257 3 13 AQID",
                "CDNSKEY 257 3 13 AQID",
                "CDS 1 13 2 abababababababababababababababababababababababababababababababab",
                "NSEC3PARAM 1 0 0 -",
                "ZONEMD 1 1 1 abababababababababababababababababababababababababababababababababababababababababababababababab"
            })
    void what_the_signer_makes_is_refused_and_told_so(String record) {
        String type = record.substring(0, record.indexOf(' '));

        Reply reply = api.put(SETS + "/@/" + type, "{\"records\":[\"" + record.substring(type.length() + 1) + "\"]}");

        assertThat(reply.problem()).isEqualTo("zone-rules-broken");
        assertThat(reply.errors()).singleElement().asString().contains(" managed-by-signer: ");
    }

    @Test
    void a_zone_of_all_types_comes_back_from_its_text_unchanged() {
        examples()
                .filter(example -> !example.type().equals("DS"))
                .forEach(example -> api.put(SETS + "/" + example.name() + "/" + example.type(), example.json()));

        Reply imported = api.ask("POST", ZONE + "/import")
                .body("text/dns", api.get(ZONE + "/export").body())
                .send();

        assertThat(imported.status()).as(imported.toString()).isEqualTo(200);
        assertThat(imported.json().get("change").isNull()).isTrue();
    }
}
