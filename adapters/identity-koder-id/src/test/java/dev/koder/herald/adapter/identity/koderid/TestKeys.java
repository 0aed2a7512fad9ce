package dev.koder.herald.adapter.identity.koderid;

import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.unchecked;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys made once for all tests. */
final class TestKeys {

    static final ECKey EC_1 = ec("ec-1");
    static final ECKey EC_2 = ec("ec-2");
    /** Somebody else's key that calls itself by the name of ours. */
    static final ECKey FOREIGN_EC_1 = ec("ec-1");

    static final RSAKey RSA_1 = rsa("rsa-1", 2048);
    static final RSAKey SHORT_RSA = rsa("rsa-short", 1024);

    private TestKeys() {}

    static ECKey ec(String id) {
        return unchecked(() -> new ECKeyGenerator(Curve.P_256).keyID(id).generate());
    }

    private static RSAKey rsa(String id, int bits) {
        return unchecked(() -> new RSAKeyGenerator(bits, true).keyID(id).generate());
    }

    static String keySet(JWK... keys) {
        return Stream.of(keys)
                .map(key -> key.toPublicJWK().toJSONString())
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
