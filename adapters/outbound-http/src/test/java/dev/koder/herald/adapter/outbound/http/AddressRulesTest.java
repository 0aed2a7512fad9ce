package dev.koder.herald.adapter.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.koder.herald.domain.dns.IpNetwork;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be called. */
class AddressRulesTest {

    private static final AddressRules RULES = new AddressRules(List.of());

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "10.0.0.1, private",
        "100.64.0.1, shared",
        "100.100.100.200, shared",
        "100.127.255.255, shared",
        "127.0.0.1, loopback",
        "127.255.255.255, loopback",
        "168.63.129.16, metadata",
        "169.254.0.1, link-local",
        "169.254.169.254, metadata",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.0.0.192, protocols",
        "192.0.2.1, documentation",
        "192.88.99.1, relay",
        "192.168.1.1, private",
        "198.18.0.1, benchmarks",
        "198.19.255.255, benchmarks",
        "198.51.100.1, documentation",
        "203.0.113.255, documentation",
        "224.0.0.1, multicast",
        "239.255.255.255, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, reserved",
        "::, unspecified",
        "::1, loopback",
        "::127.0.0.1, not global unicast",
        "::ffff:127.0.0.1, loopback",
        "::ffff:10.0.0.1, private",
        "64:ff9b::127.0.0.1, loopback",
        "64:ff9b::a9fe:a9fe, metadata",
        "64:ff9b:1::1, not global unicast",
        "100::1, not global unicast",
        "2001::1, protocols",
        "2001:20::1, protocols",
        "2001:db8::1, documentation",
        "2002:7f00:1::1, relay",
        "3fff::1, documentation",
        "5f00::1, not global unicast",
        "fc00::1, private",
        "fd00:ec2::254, private",
        "fe80::1, link-local",
        "fec0::1, not global unicast",
        "ff02::1, multicast"
    })
    void calls_nothing_that_is_not_public(String address, String kind) {
        assertThat(RULES.objection(InetAddress.ofLiteral(address)))
                .hasValueSatisfying(objection -> assertThat(objection).contains(kind, "expected: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "223.255.255.255",
                "2001:200::1",
                "2606:4700::1111",
                "64:ff9b::8.8.8.8"
            })
    void calls_what_is_public(String address) {
        assertThat(RULES.objection(InetAddress.ofLiteral(address))).isEmpty();
    }

    @Test
    void calls_what_the_operator_allows_and_nothing_beside_it() {
        AddressRules rules = new AddressRules(
                List.of(IpNetwork.parse("10.1.0.0/16"), IpNetwork.parse("fd00::5"), IpNetwork.parse("127.0.0.1")));

        for (String allowed : List.of("10.1.0.0", "10.1.255.255", "fd00::5", "127.0.0.1")) {
            assertThat(rules.objection(InetAddress.ofLiteral(allowed))).isEmpty();
        }
        for (String beside : List.of("10.0.255.255", "10.2.0.0", "fd00::6", "127.0.0.2")) {
            assertThat(rules.objection(InetAddress.ofLiteral(beside))).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "localhost", "10.0.0.0/", "10.0.0.0/x"})
    void a_network_is_an_address_and_a_number_of_bits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpNetwork.parse(text));
    }
}
