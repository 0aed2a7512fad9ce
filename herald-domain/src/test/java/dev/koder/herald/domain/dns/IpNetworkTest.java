package dev.koder.herald.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and blocks of them. */
class IpNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "2001:DB8:0:0::1, 2001:db8::1",
        "::1, ::1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void addresses_are_written_in_one_way(String text, String written) {
        assertThat(IpAddress.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "192.0.2", "192.0.2.256", "192.0.2.01", "2001:db8", "localhost", "fe80::1%eth0", " ::1"})
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .hasMessage("address: " + text + " (expected: an address such as 192.0.2.1 or 2001:db8::1)");
    }

    @Test
    void octets_are_an_address_when_there_are_4_or_16() {
        assertThat(IpAddress.of(new byte[] {(byte) 192, 0, 2, 1})).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThatThrownBy(() -> IpAddress.of(new byte[5])).hasMessage("address: 5 octets (expected: 4 or 16 octets)");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.0/24, ::ffff:192.0.2.7, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8:0:0:8000::/65, 2001:db8::8000:0:0:1, true",
        "2001:db8:0:0:8000::/65, 2001:db8::7fff:0:0:1, false",
        "::1/128, ::1, true"
    })
    void a_network_contains_the_addresses_that_begin_like_it(String network, String address, boolean isIn) {
        assertThat(IpNetwork.parse(network).contains(IpAddress.parse(address))).isEqualTo(isIn);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/33, 'network: 192.0.2.0/33 (expected: a prefix of 0 to 32 bits)'",
        "2001:db8::/129, 'network: 2001:db8::/129 (expected: a prefix of 0 to 128 bits)'",
        "192.0.2.1/24, 'network: 192.0.2.1/24 (expected: 192.0.2.0/24)'"
    })
    void a_prefix_that_does_not_fit_the_address_is_refused(String text, String message) {
        assertThatThrownBy(() -> IpNetwork.parse(text)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "192.0.2.0/", "192.0.2.0/-1", "192.0.2.0/08", "192.0.2.0/1234", "x/8", "::/0/0"})
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> IpNetwork.parse(text))
                .hasMessage("network: " + text
                        + " (expected: a network such as 192.0.2.0/24 or 2001:db8::/32, or an address)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/24", "192.0.2.1", "2001:db8::/32", "::1", "0.0.0.0/0", "::/0"})
    void a_network_is_written_as_it_is_read(String text) {
        assertThat(IpNetwork.parse(text)).hasToString(text);
    }
}
