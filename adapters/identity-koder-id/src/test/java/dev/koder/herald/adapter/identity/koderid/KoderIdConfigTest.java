package dev.koder.herald.adapter.identity.koderid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be configured. */
class KoderIdConfigTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.koder.example/keys",
                "http://127.0.0.1:8099/keys",
                "http://localhost/keys",
                "http://[::1]:8099/keys",
                "file:///etc/koder-herald/keys.json"
            })
    void takes_a_key_set_from_a_place_that_can_be_trusted(String uri) {
        assertThat(KoderIdConfig.of("issuer", "audience", URI.create(uri)).keySet())
                .contains(URI.create(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.koder.example/keys",
                "http://127.0.0.1.example/keys",
                "ftp://id.koder.example/keys",
                "keys.json",
                "https:/keys"
            })
    void refuses_a_key_set_that_anybody_on_the_way_could_change(String uri) {
        assertThatThrownBy(() -> KoderIdConfig.of("issuer", "audience", URI.create(uri)))
                .hasMessage("key-set: " + uri + " (expected: an https: or file: URI, or http: on a loopback address)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.koder.example",
                "https://id.koder.example/realms/koder/",
                "http://127.0.0.1:8099",
                "http://[::1]:8099/koder"
            })
    void takes_an_issuer_that_tells_where_its_keys_are(String issuer) {
        assertThat(KoderIdConfig.of(issuer, "audience", Optional.empty()).keySet())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "koder-id",
                "http://id.koder.example",
                "https://id.koder.example?realm=koder",
                "https://id.koder.example#koder",
                "https://user@id.koder.example",
                "https://",
                "file:///etc/issuer",
                "https://id koder.example"
            })
    void refuses_an_issuer_that_cannot_be_asked_where_no_key_set_is_named(String issuer) {
        assertThatThrownBy(() -> KoderIdConfig.of(issuer, "audience", Optional.empty()))
                .hasMessage(
                        "issuer: " + issuer + " (expected: an https: address without query and fragment, or http: on a"
                                + " loopback address, as no key set is configured)");
    }

    private static KoderIdConfig config(URI keys, Duration lifetime, Duration pause, Duration skew) {
        return new KoderIdConfig("i", "a", Optional.of(keys), lifetime, pause, skew, Set.of(), Set.of());
    }

    @Test
    void refuses_an_empty_issuer_and_an_empty_audience() {
        URI keys = URI.create("https://id.koder.example/keys");

        assertThatThrownBy(() -> KoderIdConfig.of("", "audience", keys)).hasMessageStartingWith("issuer: ");
        assertThatThrownBy(() -> KoderIdConfig.of("issuer", " ", keys)).hasMessageStartingWith("audience: ");
    }

    @Test
    void refuses_spans_of_time_that_make_no_sense() {
        URI keys = URI.create("https://id.koder.example/keys");
        Duration day = Duration.ofDays(1);

        assertThatThrownBy(() -> config(keys, Duration.ZERO, day, day))
                .hasMessage("key-set-lifetime: PT0S (expected: more than 0)");
        assertThatThrownBy(() -> config(keys, day, Duration.ZERO, day))
                .hasMessage("fetch-pause: PT0S (expected: more than 0)");
        assertThatThrownBy(() -> config(keys, day, day, Duration.ofSeconds(-1)))
                .hasMessage("clock-skew: PT-1S (expected: 0 or more)");
    }
}
