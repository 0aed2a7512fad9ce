package dev.koder.herald.app.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.koder.herald.adapter.identity.koderid.KoderIdConfig;
import dev.koder.herald.adapter.identity.koderid.KoderIdTokenVerifier;
import dev.koder.herald.application.identity.IssuerKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/** An issuer with one ES256 key, and a verifier that knows it. */
final class SomeIssuer {

    static final Instant NOW = Instant.parse("2026-01-14T12:00:00Z");

    private static final String NAME = "https://id.koder.example";
    private static final String AUDIENCE = "koder-herald";

    private final ECKey key;
    private final ECDSASigner signer;
    private final KoderIdTokenVerifier verifier;

    private SomeIssuer(ECKey key, InstantSource clock) throws JOSEException, IOException {
        this.key = key;
        this.signer = new ECDSASigner(key);
        Path keys = Files.createTempFile("bench-keys", ".json");
        Files.writeString(keys, "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}");
        this.verifier = KoderIdTokenVerifier.start(KoderIdConfig.of(NAME, AUDIENCE, keys.toUri()), clock);
        while (verifier.keys() instanceof IssuerKeys.Unknown) {
            Thread.onSpinWait();
        }
        Files.delete(keys);
    }

    static SomeIssuer make(InstantSource clock) {
        try {
            return new SomeIssuer(new ECKeyGenerator(Curve.P_256).keyID("bench").generate(), clock);
        } catch (JOSEException | IOException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    KoderIdTokenVerifier verifier() {
        return verifier;
    }

    /** A good token of this tenant, one of its kind. */
    String token(String tenant, int number) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject(tenant)
                .jwtID(Integer.toString(number))
                .claim("client_id", "bench")
                .claim("scope", "openid herald.read herald.write")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(86_400)))
                .build();
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
