package dev.koder.herald.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as text: RFC 4291 section 2.2, RFC 5952. */
class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8::1, 2001:db8::1",
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "::ffff:c000:201, ::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304"
    })
    void reads_every_form_of_ipv6_and_prints_the_shortest(String text, String printed) {
        assertThat(printed6(read6(text))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::",
                "::1%eth0",
                "1:2:3:4:5:6:7:8::",
                "::1.2.3",
                "::1.2.3.4.5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1.2.3.4",
                "::01.2.3.4",
                "1:",
                ":1",
                "::1:"
            })
    void refuses_what_is_no_ipv6_address(String text) {
        OctetBuffer out = new OctetBuffer(16);

        assertThat(Ipv6.read(octets(text), 0, text.length(), out)).isFalse();
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.",
                "a.b.c.d",
                "1.2.3.4 ",
                "-1.2.3.4",
                "1.2.3.0004"
            })
    void refuses_what_is_no_ipv4_address(String text) {
        assertThat(Ipv4.read(octets(text), 0, text.length(), new OctetBuffer(4)))
                .isFalse();
    }

    @Test
    void random_addresses_come_back_from_their_text() {
        Random random = new Random(6);
        for (int i = 0; i < 5000; i++) {
            byte[] address = new byte[16];
            for (int k = 0; k < 16; k++) {
                address[k] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
            }
            assertThat(read6(printed6(address))).isEqualTo(address);
        }
    }

    private static byte[] read6(String text) {
        OctetBuffer out = new OctetBuffer(16);
        assertThat(Ipv6.read(octets(text), 0, text.length(), out)).as(text).isTrue();
        return out.toArray();
    }

    private static String printed6(byte[] address) {
        OctetBuffer out = new OctetBuffer(40);
        Ipv6.print(address, 0, out);
        return out.toString();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
