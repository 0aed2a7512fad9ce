package dev.koder.herald.adapter.identity.koderid;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;
import java.util.Set;

/**
 * A public key of the key set, with the algorithms it is used with: its kind decides, never the token.
 *
 * @param algorithms a part of {@link SignedToken#ALGORITHMS}, not empty
 * @param verifier safe for use by many threads
 */
record VerificationKey(Set<JWSAlgorithm> algorithms, JWSVerifier verifier) {

    private static final int LEAST_RSA_BITS = 2048;

    /** The key in this entry of a key set; empty where it does not verify tokens, or not in a way accepted here. */
    static Optional<VerificationKey> of(JWK jwk) throws JOSEException {
        Set<JWSAlgorithm> algorithms = algorithms(jwk);
        if (algorithms.isEmpty() || !isForSignatures(jwk)) {
            return Optional.empty();
        }
        return Optional.of(new VerificationKey(algorithms, verifier(jwk)));
    }

    /** Those of its kind, or the one of them that the entry names. */
    private static Set<JWSAlgorithm> algorithms(JWK jwk) {
        return kind(jwk).stream()
                .filter(algorithm -> jwk.getAlgorithm() == null || algorithm.equals(jwk.getAlgorithm()))
                .collect(toUnmodifiableSet());
    }

    private static Set<JWSAlgorithm> kind(JWK jwk) {
        return switch (jwk) {
            case ECKey key when Curve.P_256.equals(key.getCurve()) -> Set.of(JWSAlgorithm.ES256);
            case RSAKey key when key.size() >= LEAST_RSA_BITS -> Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);
            case OctetKeyPair key when Curve.Ed25519.equals(key.getCurve()) -> Set.of(JWSAlgorithm.EdDSA);
            default -> Set.of();
        };
    }

    private static JWSVerifier verifier(JWK jwk) throws JOSEException {
        return switch (jwk) {
            case ECKey key -> new ECDSAVerifier(key.toPublicJWK());
            case RSAKey key -> new RSASSAVerifier(key.toPublicJWK());
            case OctetKeyPair key -> new Ed25519Verifier(key.getDecodedX());
            default -> throw new JOSEException("key type: " + jwk.getKeyType() + " (expected: EC, RSA or OKP)");
        };
    }

    private static boolean isForSignatures(JWK jwk) {
        boolean use = jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse());
        boolean operations =
                jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY);
        return use && operations;
    }
}
