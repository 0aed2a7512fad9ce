package dev.koder.herald.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservedNamesTest {

    private static final ReservedNames NAMES = ReservedNames.of(
            List.of(DomainName.parse("ns1.dns.example.net"), DomainName.parse("ns.example")),
            List.of(DomainName.parse("platform.example.org")));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "dns.example.net, true",
        "DNS.Example.NET, true",
        "ns1.dns.example.net, true",
        "other.dns.example.net, true",
        "example.net, true",
        "www.example.net, false",
        "ns.example, true",
        "www.example, false",
        "platform.example.org, true",
        "a.platform.example.org, true",
        "example.org, true",
        "xplatform.example.org, false",
        "example.com, false"
    })
    void hold_names_above_and_below_the_platforms_own(String name, boolean isHeld) {
        assertThat(NAMES.hold(DomainName.parse(name))).isEqualTo(isHeld);
    }
}
