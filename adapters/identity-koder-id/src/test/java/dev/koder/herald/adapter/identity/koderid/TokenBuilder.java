package dev.koder.herald.adapter.identity.koderid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token to be: lawful in every part that a test leaves alone. */
final class TokenBuilder {

    /** Wednesday, 14 January 2026, 12:00 UTC. */
    static final long NOW = 1_768_392_000L;

    static final String ISSUER = "https://id.koder.example";
    static final String AUDIENCE = "koder-herald";

    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> header = new LinkedHashMap<>();

    private TokenBuilder() {}

    static TokenBuilder aToken() {
        return new TokenBuilder()
                .header("alg", "ES256")
                .header("kid", "ec-1")
                .claim("iss", ISSUER)
                .claim("aud", AUDIENCE)
                .claim("sub", "tenant-a")
                .claim("iat", NOW)
                .claim("exp", NOW + 300);
    }

    TokenBuilder claim(String name, @Nullable Object value) {
        claims.put(name, value);
        return this;
    }

    TokenBuilder without(String name) {
        claims.remove(name);
        return this;
    }

    TokenBuilder header(String name, @Nullable Object value) {
        header.put(name, value);
        return this;
    }

    TokenBuilder headerWithout(String name) {
        header.remove(name);
        return this;
    }

    String signedBy(ECKey key) {
        return signed(unchecked(() -> new ECDSASigner(key)));
    }

    String signedBy(RSAKey key) {
        return signed(unchecked(() -> new RSASSASigner(key.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))));
    }

    String signed(JWSSigner signer) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse((String) header.get("alg"));
        return signed(JSONObjectUtils.toJSONString(header), JSONObjectUtils.toJSONString(claims), algorithm, signer);
    }

    /** Signs these very texts, whatever they say. */
    static String signed(String header, String claims, JWSAlgorithm algorithm, JWSSigner signer) {
        String input = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        byte[] octets = input.getBytes(StandardCharsets.US_ASCII);
        return input + "." + unchecked(() -> signer.sign(new JWSHeader(algorithm), octets));
    }

    String unsigned() {
        return Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "."
                + Base64URL.encode(JSONObjectUtils.toJSONString(claims)) + ".";
    }

    /** Something that the library may refuse, but not with these keys. */
    interface Making<T> {
        T make() throws JOSEException;
    }

    static <T> T unchecked(Making<T> making) {
        try {
            return making.make();
        } catch (JOSEException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
