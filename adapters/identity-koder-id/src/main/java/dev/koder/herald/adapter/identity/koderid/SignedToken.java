package dev.koder.herald.adapter.identity.koderid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A token in compact form (RFC 7515, section 7.1) whose signature has not been looked at yet. */
final class SignedToken {

    /** Ten times what a token with a full set of claims needs. */
    static final int MAX_CHARACTERS = 8192;

    static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.EdDSA);

    /** Stricter than the library's decoder, which passes over characters that are not base64url. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** Access tokens; not the tokens that say something else with the same key (RFC 8725, section 3.11). */
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));

    private final JWSObject jws;
    private final Map<String, Object> claims;

    private SignedToken(JWSObject jws, Map<String, Object> claims) {
        this.jws = jws;
        this.claims = claims;
    }

    static SignedToken parse(String token) throws TokenRefusal {
        require(
                token.length() <= MAX_CHARACTERS,
                "token too long (expected: at most " + MAX_CHARACTERS + " characters)");
        require(
                COMPACT.matcher(token).matches(),
                "not a signed token (expected: header.claims.signature in base64url)");
        String header = new Base64URL(token.substring(0, token.indexOf('.'))).decodeToString();
        requireObject(header); // the library stumbles over null
        JWSObject jws = read(token);
        checkHeader(jws.getHeader());
        require(
                Base64URL.encode(jws.getSignature().decode()).equals(jws.getSignature()),
                "signature spelled in another way (expected: base64url with the last bits 0)");
        Map<String, Object> claims = jws.getPayload().toJSONObject();
        require(claims != null, "claims are not a JSON object, or name a member twice");
        requireObject(jws.getPayload().toString());
        require(
                !TwinMembers.in(header) && !TwinMembers.in(jws.getPayload().toString()),
                "header or claims name a member twice");
        return new SignedToken(jws, claims);
    }

    /** The library's parser takes lists of pairs for objects. */
    private static void requireObject(String json) throws TokenRefusal {
        require(json.stripLeading().startsWith("{"), "header or claims are not a JSON object");
    }

    private static JWSObject read(String token) throws TokenRefusal {
        try {
            return JWSObject.parse(token);
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw new TokenRefusal("unreadable token header (expected: JSON naming a signature algorithm)");
        }
    }

    private static void checkHeader(JWSHeader header) throws TokenRefusal {
        require(
                ALGORITHMS.contains(header.getAlgorithm()),
                "signature algorithm not accepted (expected: ES256, RS256, PS256 or EdDSA)");
        require(header.getKeyID() != null && !header.getKeyID().isEmpty(), "token names no key (expected: kid)");
        require(
                header.getCriticalParams() == null && header.isBase64URLEncodePayload(),
                "token header asks for an extension (expected: no crit)");
        require(
                header.getType() == null || TYPES.contains(header.getType()),
                "not an access token (expected: typ at+jwt or JWT)");
    }

    String keyId() {
        return jws.getHeader().getKeyID();
    }

    JWSAlgorithm algorithm() {
        return jws.getHeader().getAlgorithm();
    }

    void requireSignatureBy(Optional<VerificationKey> key) throws TokenRefusal {
        require(key.isPresent(), "signed with an unknown key");
        require(isSignedBy(key.get()), "signature does not match");
    }

    private boolean isSignedBy(VerificationKey key) {
        try {
            return jws.verify(key.verifier());
        } catch (JOSEException | IllegalStateException unverifiable) {
            return false;
        }
    }

    /** To be trusted once {@link #requireSignatureBy} has returned. */
    Map<String, Object> claims() {
        return claims;
    }

    private static void require(boolean lawful, String reason) throws TokenRefusal {
        if (!lawful) {
            throw new TokenRefusal(reason);
        }
    }
}
