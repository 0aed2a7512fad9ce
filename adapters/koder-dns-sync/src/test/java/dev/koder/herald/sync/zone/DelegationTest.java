package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.DnsKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DS records from keys (RFC 4034, section 5; RFC 4509; RFC 6605). */
final class DelegationTest {
    /** The example of RFC 4509, section 2.3. */
    private static final DnsKey DSKEY_EXAMPLE = DnsKey.parse("256 3 5 AQOeiiR0GOMYkDshWoSKz9Xz fwJr1AYtsmx3TGkJaNXVbfi/"
            + " 2pHm822aJ5iI9BMzNXxeYCmZ DRD99WYwYqUSdjMmmAphXdvx egXd/M5+X7OrzKBaMbCVdFLU"
            + " Uh6DhweJBjEVv5f2wwjM9Xzc nOf+EPbtG9DMBmADjFDc2w/r ljwvFw==");

    private static DnsKey withSecureEntryPoint(DnsKey key) {
        return new DnsKey(key.flags() | 1, key.protocol(), key.algorithm(), key.key());
    }

    @Test
    void the_key_tag_is_that_of_rfc_4509() {
        assertThat(Delegation.tag(DSKEY_EXAMPLE)).isEqualTo(60485);
    }

    @Test
    void the_ds_of_an_ecdsa_key_is_that_of_rfc_6605() {
        DnsKey key = DnsKey.parse("257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edb"
                + "krSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==");

        assertThat(Delegation.to(DomainName.parse("example.net."), List.of(key)))
                .containsExactly("55648 13 2 b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17");
    }

    @Test
    void keys_the_parent_does_not_point_at_have_none() {
        assertThat(Delegation.to(DomainName.parse("dskey.example.com."), List.of(DSKEY_EXAMPLE)))
                .isEmpty();
        assertThat(Delegation.to(DomainName.parse("dskey.example.com."), List.of(withSecureEntryPoint(DSKEY_EXAMPLE))))
                .hasSize(1);
    }

    @Test
    void the_case_of_the_zones_name_does_not_matter() {
        List<DnsKey> keys = List.of(withSecureEntryPoint(DSKEY_EXAMPLE));

        assertThat(Delegation.to(DomainName.parse("EXAMPLE.com."), keys))
                .isEqualTo(Delegation.to(DomainName.parse("example.COM."), keys));
    }
}
