package dev.koder.herald.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TTLs (RFC 2181, section 8), serials (RFC 1982) and record types (RFC 3597). */
class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "3600, 3600",
        "2147483647, 2147483647",
        "1h, 3600",
        "1H30M, 5400",
        "30m1h, 5400",
        "1m1m, 120",
        "1w2d3h4m5s, 788645",
        "0s, 0"
    })
    void reads_a_ttl_in_seconds_or_units(String text, long seconds) {
        assertThat(Ttl.parse(text)).isEqualTo(new Ttl(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "2147483648", "1x", "h", "1h30", "1 h", "99999999999999999999", "3551w", "１"})
    void refuses_a_ttl_that_is_none(String text) {
        assertThatThrownBy(() -> Ttl.parse(text))
                .hasMessage("ttl: " + text + " (expected: 0 to 2147483647 seconds, or units such as 1h30m)");
    }

    @Test
    void says_the_range_of_a_ttl() {
        assertThatThrownBy(() -> new Ttl(-1)).hasMessage("ttl: -1 (expected: 0 to 2147483647)");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, true",
        "0, 4294967295, true",
        "2147483647, 0, true",
        "2147483648, 0, false",
        "0, 2147483648, false",
        "5, 5, false",
        "4, 5, false"
    })
    void compares_serials_as_rfc_1982_does(long serial, long other, boolean isAfter) {
        assertThat(new Serial(serial).isAfter(new Serial(other))).isEqualTo(isAfter);
    }

    @Test
    void wraps_serials() {
        assertThat(new Serial(4294967295L).next()).isEqualTo(new Serial(0));
        assertThat(new Serial(4294967290L).plus(10)).isEqualTo(new Serial(4));
        assertThatThrownBy(() -> new Serial(0).plus(2147483648L))
                .hasMessage("serial increment: 2147483648 (expected: 0 to 2147483647)");
        assertThatThrownBy(() -> Serial.parse("4294967296"))
                .hasMessage("serial: 4294967296 (expected: 0 to 4294967295)");
    }

    @ParameterizedTest
    @CsvSource({
        "MX, 15, MX",
        "mx, 15, MX",
        "TYPE15, 15, MX",
        "type65280, 65280, TYPE65280",
        "TYPE0, 0, TYPE0",
        "NSEC3PARAM, 51, NSEC3PARAM",
        "OPENPGPKEY, 61, OPENPGPKEY",
        "DLV, 32769, DLV",
        "AAAA, 28, AAAA"
    })
    void reads_record_types(String text, int code, String printed) {
        assertThat(RecordType.parse(text)).isEqualTo(new RecordType(code)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "MXX", "TYPE", "TYPE65536", "TYPE-1", "TYPE1x", "MX ", "TYPE00000000001", "Ⅿx"})
    void refuses_what_is_no_record_type(String text) {
        assertThatThrownBy(() -> RecordType.parse(text))
                .hasMessage("record type: " + text + " (expected: a mnemonic such as MX, or TYPE0 to TYPE65535)");
    }

    @Test
    void every_type_comes_back_from_its_text() {
        for (int code = 0; code <= 65535; code++) {
            assertThat(RecordType.parse(RecordType.of(code).toString()).code()).isEqualTo(code);
        }
    }
}
