package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last line of an export. */
final class EndMarkTest {
    private static final String HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void reads_back_what_it_wrote() {
        String line = "; end zone 0/25.2.0.192.in-addr.arpa. serial 4294967295 records 37 sha256 " + HEX;

        assertThat(EndMark.parse(line).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "; end zone a. serial 1 records 1 sha256",
                "; end zone a. serial 1 records 1 sha256 " + HEX + " ",
                " ; end zone a. serial 1 records 1 sha256 " + HEX,
                "; end zone a. serial 4294967296 records 1 sha256 " + HEX,
                "; end zone a. serial +1 records 1 sha256 " + HEX,
                "; end zone a. serial 1 records -1 sha256 " + HEX,
                "; end zone a. serial 1 records 1 sha256 " + "E3",
                "; end zone a..b. serial 1 records 1 sha256 " + HEX,
                "; end zone a. records 1 serial 1 sha256 " + HEX
            })
    void anything_else_is_none(String line) {
        assertThatThrownBy(() -> EndMark.parse(line)).isInstanceOf(DnsFormatException.class);
    }
}
