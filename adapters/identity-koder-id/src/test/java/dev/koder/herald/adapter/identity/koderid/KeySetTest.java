package dev.koder.herald.adapter.identity.koderid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a key set. */
class KeySetTest {

    private static final String GOOD = TestKeys.EC_1.toPublicJWK().toJSONString();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"new-kind\",\"kid\":\"x\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"x\"}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"x\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAA\",\"kid\":\"x\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\",\"kid\":\"x\"}",
                "{}"
            })
    void one_entry_that_is_of_no_use_does_not_cost_the_others(String entry) throws IOException {
        KeySet keys = KeySet.parse("{\"keys\":[" + entry + "," + GOOD + "]}");

        assertThat(keys.find("ec-1", JWSAlgorithm.ES256)).isPresent();
        assertThat(keys.knows("x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[]}", "<html>", "{\"keys\":[{}]}"})
    void refuses_what_holds_no_key(String text) {
        assertThatThrownBy(() -> KeySet.parse(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected:");
    }

    @Test
    void a_key_without_an_id_is_passed_over() {
        String nameless = GOOD.replace("\"kid\":\"ec-1\"", "\"x-kid\":\"ec-1\"");

        assertThatThrownBy(() -> KeySet.parse("{\"keys\":[" + nameless + "]}")).hasMessageContaining("no usable key");
    }
}
