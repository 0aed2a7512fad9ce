package dev.koder.herald.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DnsFormatExceptionTest {
    @Test
    void shows_a_value_without_anything_that_could_disguise_it() {
        assertThat(new DnsFormatException("ttl", "a\nb\u202e\u0000", "0 to 5"))
                .hasMessage("ttl: a\\u000ab\\u202e\\u0000 (expected: 0 to 5)");
    }

    @Test
    void cuts_a_long_value() {
        assertThat(new DnsFormatException("text", "x".repeat(500), "less").value())
                .isEqualTo("x".repeat(80) + "…");
    }
}
