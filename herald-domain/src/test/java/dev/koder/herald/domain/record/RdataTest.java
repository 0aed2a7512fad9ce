package dev.koder.herald.domain.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.TokenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rdata from text to wire and back. The wire forms of the examples were written by BIND 9.18. */
class RdataTest {
    private static final DomainName ORIGIN = DomainName.parse("example.org.");

    static Stream<Arguments> examples() throws IOException {
        return rows("/rdata/examples.tsv");
    }

    static Stream<Arguments> refusals() throws IOException {
        return rows("/rdata/refusals.tsv");
    }

    private static Stream<Arguments> rows(String resource) throws IOException {
        try (InputStream in = requireNonNull(RdataTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arguments.of((Object[]) line.split("\t", -1)));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void examples_have_their_wire_form_and_canonical_text(String type, String text, String wire, String canonical) {
        Rdata rdata = parse(type, text);

        assertThat(hex(rdata.wire())).isEqualTo(wire);
        assertThat(rdata.toText()).isEqualTo(canonical);
        assertThat(parse(type, canonical).wire()).isEqualTo(rdata.wire());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusals")
    void what_does_not_fit_is_refused_with_field_value_and_what_was_expected(String type, String text, String message) {
        assertThatThrownBy(() -> parse(type, text))
                .isInstanceOf(DnsFormatException.class)
                .hasMessage(message);
    }

    @Test
    void a_refusal_names_the_token() {
        assertThatThrownBy(() -> parse("MX", "10 mail surplus"))
                .isInstanceOfSatisfying(
                        TokenException.class, e -> assertThat(e.token()).isEqualTo(2));
    }

    @Test
    void a_text_over_255_octets_becomes_several_strings() {
        Rdata rdata = parse("TXT", "\"" + "x".repeat(600) + "\"");

        assertThat(rdata.toText())
                .isEqualTo("\"" + "x".repeat(255) + "\" \"" + "x".repeat(255) + "\" \"" + "x".repeat(90) + "\"");
    }

    @Test
    void a_text_of_255_octets_stays_one_string() {
        assertThat(parse("TXT", "\"" + "\\120".repeat(255) + "\"").length()).isEqualTo(256);
    }

    @Test
    void a_line_feed_in_a_text_is_never_printed_raw() {
        assertThat(parse("TXT", "\"a\\010evil. 60 IN A 192.0.2.1\"").toText())
                .isEqualTo("\"a\\010evil. 60 IN A 192.0.2.1\"");
        assertThat(parse("NAPTR", "1 1 \"\\010\" \"\\\"\" \"\" .").toText()).isEqualTo("1 1 \"\\010\" \"\\\"\" \"\" .");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\nb\"", "a\nb", "a\r\nb", "v=spf1 ; all", "a\u0000b", "(\"a\"", "\"a"})
    void text_of_one_record_is_one_line_without_comment(String text) {
        assertThatThrownBy(() -> parse("TXT", text)).isInstanceOf(DnsFormatException.class);
    }

    @Test
    void octets_outside_ascii_are_taken_as_utf_8() {
        assertThat(parse("TXT", "é").toText()).isEqualTo("\"\\195\\169\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPT", "TSIG", "ANY", "AXFR", "TYPE0", "TYPE128"})
    void types_of_messages_are_no_data(String type) {
        assertThatThrownBy(() -> parse(type, "\\# 0"))
                .hasMessage("record type: " + type + " (expected: a type that zones can hold)");
    }

    @Test
    void rdata_of_65535_octets_is_taken_and_none_longer() {
        assertThat(Rdata.ofWire(RecordType.of(65280), new byte[65_535]).length())
                .isEqualTo(65_535);
        assertThatThrownBy(() -> Rdata.ofWire(RecordType.of(65280), new byte[65_536]))
                .hasMessage("TYPE65280 record: 65536 octets (expected: at most 65535 octets)");
        assertThatThrownBy(() -> parse("TXT", "\"" + "x".repeat(65_300) + "\""))
                .hasMessage("TXT record: 65557 octets (expected: at most 65535 octets)");
    }

    @Test
    void is_equal_whatever_the_case_of_names_in_the_old_types() {
        assertThat(parse("MX", "10 MAIL")).isEqualTo(parse("MX", "10 mail")).hasSameHashCodeAs(parse("MX", "10 mail"));
        assertThat(parse("MX", "10 MAIL").toText()).isEqualTo("10 MAIL.example.org.");
        assertThat(hex(parse("MX", "10 M.").canonicalWire())).isEqualTo("000A016D00");
    }

    @Test
    void is_equal_only_octet_for_octet_in_types_younger_than_rfc_3597() {
        assertThat(parse("HTTPS", "1 A.")).isNotEqualTo(parse("HTTPS", "1 a."));
        assertThat(parse("TXT", "A")).isNotEqualTo(parse("TXT", "a"));
    }

    @Test
    void is_ordered_as_unsigned_octets() {
        assertThat(parse("A", "192.0.2.1")).isGreaterThan(parse("A", "10.0.0.1"));
        assertThat(parse("TXT", "b")).isLessThan(parse("TXT", "aa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NS host",
                "CNAME host",
                "DNAME host",
                "PTR host",
                "MX 10 host",
                "SRV 1 2 3 host",
                "SVCB 1 host",
                "HTTPS 0 host"
            })
    void points_at_a_target(String record) {
        String type = record.substring(0, record.indexOf(' '));

        assertThat(parse(type, record.substring(type.length() + 1)).target())
                .contains(DomainName.parse("host.example.org"));
    }

    @Test
    void says_which_targets_must_be_hosts() {
        assertThat(parse("MX", "10 a").pointsToHost()).isTrue();
        assertThat(parse("NS", "a").pointsToHost()).isTrue();
        assertThat(parse("SRV", "1 2 3 a").pointsToHost()).isTrue();
        assertThat(parse("CNAME", "a").pointsToHost()).isFalse();
        assertThat(parse("A", "192.0.2.1").target()).isEmpty();
    }

    @Test
    void goes_into_files_as_number_and_octets_where_knot_does_not_know_the_type() {
        assertThat(inFile(parse("MX", "10 a."))).isEqualTo("MX 10 a.");
        assertThat(inFile(parse("WALLET", "BTC x"))).isEqualTo("TYPE262 \\# 6 034254430178");
        assertThat(inFile(parse("TYPE65280", "\\# 0"))).isEqualTo("TYPE65280 \\# 0");
    }

    private static String inFile(Rdata rdata) {
        OctetBuffer out = new OctetBuffer(64);
        rdata.printForFile(out);
        return out.toString();
    }

    private static Rdata parse(String type, String text) {
        return Rdata.parse(RecordType.parse(type), text, ORIGIN);
    }

    private static String hex(byte[] octets) {
        return new OctetBuffer(64).hex(octets, 0, octets.length).toString();
    }
}
