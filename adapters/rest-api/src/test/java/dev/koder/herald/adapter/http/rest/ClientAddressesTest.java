package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.http.rest.RestConfig.Proxies;
import dev.koder.herald.adapter.http.rest.RestConfig.ProxyHeader;
import dev.koder.herald.domain.dns.IpAddress;
import dev.koder.herald.domain.dns.IpNetwork;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word on a caller's address is taken. The proxies are in 10.0.0.0/8 and 2001:db8:1::/48. */
class ClientAddressesTest {

    private static final List<IpNetwork> TRUSTED =
            List.of(IpNetwork.parse("10.0.0.0/8"), IpNetwork.parse("2001:db8:1::/48"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1 | 192.0.2.7 | 192.0.2.7",
                "10.0.0.1 | 192.0.2.7:4711 | 192.0.2.7",
                "10.0.0.1 | 2001:db8::7 | 2001:db8::7",
                "10.0.0.1 | [2001:db8::7]:4711 | 2001:db8::7",
                "::ffff:10.0.0.1 | ::ffff:192.0.2.7 | 192.0.2.7",
                "2001:db8:1::5 | 192.0.2.7 | 192.0.2.7",
                "10.0.0.1 | 192.0.2.7, 10.0.0.2 | 192.0.2.7",
                "10.0.0.1 | 198.51.100.1, 192.0.2.7, 10.0.0.2 | 192.0.2.7",
                "10.0.0.1 | 10.9.9.9, 192.0.2.7 | 192.0.2.7",
                "10.0.0.1 | 10.0.0.3, 10.0.0.2 | 10.0.0.3",
                "10.0.0.1 | unknown, 10.0.0.2 | 10.0.0.2",
                "10.0.0.1 | 192.0.2.7, nonsense | 10.0.0.1",
                "10.0.0.1 | 192.0.2.7, | 10.0.0.1",
                "10.0.0.1 | | 10.0.0.1",
                "192.0.2.66 | 192.0.2.7 | 192.0.2.66",
                "192.0.2.66 | 10.0.0.1 | 192.0.2.66"
            })
    void x_forwarded_for_is_read_from_its_end_up_to_the_first_who_is_no_proxy(
            String peer, @Nullable String header, String client) {
        assertThat(client(ProxyHeader.X_FORWARDED_FOR, peer, header)).hasToString(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=192.0.2.7 | 192.0.2.7",
                "For=192.0.2.7:80;proto=https;by=10.0.0.1 | 192.0.2.7",
                "proto=https;for=\"[2001:db8::7]:4711\" | 2001:db8::7",
                "for=198.51.100.1, for=192.0.2.7;host=x, for=10.0.0.2 | 192.0.2.7",
                "for=192.0.2.7, for=_hidden | 10.0.0.1",
                "for=192.0.2.7, proto=http | 10.0.0.1",
                "xfor=192.0.2.7 | 10.0.0.1",
                "192.0.2.7 | 10.0.0.1"
            })
    void forwarded_is_read_likewise(String header, String client) {
        assertThat(client(ProxyHeader.FORWARDED, "10.0.0.1", header)).hasToString(client);
    }

    @Test
    void without_proxies_everybody_calls_for_themselves() {
        ClientAddresses addresses = new ClientAddresses(Proxies.NONE);

        assertThat(addresses.of(IpAddress.parse("127.0.0.1"), Optional.of("192.0.2.7")))
                .hasToString("127.0.0.1");
    }

    private static IpAddress client(ProxyHeader kind, String peer, @Nullable String header) {
        return new ClientAddresses(new Proxies(TRUSTED, kind)).of(IpAddress.parse(peer), Optional.ofNullable(header));
    }
}
