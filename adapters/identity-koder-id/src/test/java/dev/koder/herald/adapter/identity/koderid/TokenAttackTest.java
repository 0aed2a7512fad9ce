package dev.koder.herald.adapter.identity.koderid;

import static dev.koder.herald.adapter.identity.koderid.TestKeys.EC_1;
import static dev.koder.herald.adapter.identity.koderid.TestKeys.EC_2;
import static dev.koder.herald.adapter.identity.koderid.TestKeys.FOREIGN_EC_1;
import static dev.koder.herald.adapter.identity.koderid.TestKeys.RSA_1;
import static dev.koder.herald.adapter.identity.koderid.TestKeys.SHORT_RSA;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.AUDIENCE;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.ISSUER;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.NOW;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.aToken;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.unchecked;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.koder.herald.application.identity.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every token here must be refused, and for the very reason that is wrong with it. */
class TokenAttackTest {

    private static final String LAWFUL_CLAIMS = "{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE
            + "\",\"sub\":\"tenant-a\",\"exp\":" + (NOW + 300) + "}";

    private final KoderIdTokenVerifier verifier = verifier();

    private static KoderIdTokenVerifier verifier() {
        FakeKeySetSource source = new FakeKeySetSource(TestKeys.keySet(EC_1, RSA_1, SHORT_RSA));
        SettableClock clock = new SettableClock();
        KoderIdConfig config = KoderIdConfig.of(ISSUER, AUDIENCE, URI.create("https://id.koder.example/keys"));
        return new KoderIdTokenVerifier(
                new CachedKeySet(source, Duration.ofHours(24), Duration.ofSeconds(30), clock),
                new ClaimRules(config, clock));
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                attack("unsigned, alg none", aToken().header("alg", "none").unsigned(), "not a signed token"),
                attack("alg none with a signature", none() + "AAAA", "unreadable token header"),
                attack(
                        "alg None in another case",
                        aToken().header("alg", "NONE").unsigned() + "AAAA",
                        "algorithm not accepted"),
                attack("signature cut off", cut(aToken().signedBy(EC_1)), "not a signed token"),
                attack(
                        "signature of zeros",
                        cut(aToken().signedBy(EC_1)) + Base64URL.encode(new byte[64]),
                        "signature does not match"),
                attack("claims changed after signing", swapClaims(), "signature does not match"),
                attack(
                        "HS256 with the RSA public key as secret",
                        hmac(pem(RSA_1.toPublicJWK().toJSONString()), "rsa-1"),
                        "algorithm not accepted"),
                attack(
                        "HS256 with the EC public key as secret",
                        hmac(EC_1.toPublicJWK().getX().decode(), "ec-1"),
                        "algorithm not accepted"),
                attack("ES384", es384(), "algorithm not accepted"),
                attack(
                        "RS512",
                        aToken().header("alg", "RS512").header("kid", "rsa-1").signedBy(RSA_1),
                        "algorithm not accepted"),
                attack(
                        "RS256 named for an EC key",
                        aToken().header("alg", "RS256").signedBy(RSA_1),
                        "unknown key"),
                attack(
                        "ES256 named for an RSA key",
                        aToken().header("kid", "rsa-1").signedBy(EC_1),
                        "unknown key"),
                attack(
                        "RSA key that is too short",
                        aToken().header("alg", "RS256")
                                .header("kid", "rsa-short")
                                .signedBy(SHORT_RSA),
                        "unknown key"),
                attack("foreign key under our id", aToken().signedBy(FOREIGN_EC_1), "signature does not match"),
                attack(
                        "foreign key under its own id",
                        aToken().header("kid", "ec-2").signedBy(EC_2),
                        "unknown key"),
                attack(
                        "foreign key embedded as jwk",
                        aToken().header("jwk", EC_2.toPublicJWK().toJSONObject())
                                .header("kid", "ec-2")
                                .signedBy(EC_2),
                        "unknown key"),
                attack(
                        "foreign key embedded as jwk under our id",
                        aToken().header("jwk", FOREIGN_EC_1.toPublicJWK().toJSONObject())
                                .signedBy(FOREIGN_EC_1),
                        "signature does not match"),
                attack(
                        "foreign key set by jku",
                        aToken().header("jku", "https://evil.example/keys").signedBy(FOREIGN_EC_1),
                        "signature does not match"),
                attack(
                        "foreign certificate by x5u",
                        aToken().header("x5u", "https://evil.example/cert").signedBy(FOREIGN_EC_1),
                        "signature does not match"),
                attack("no kid", aToken().headerWithout("kid").signedBy(EC_1), "names no key"),
                attack("empty kid", aToken().header("kid", "").signedBy(EC_1), "names no key"),
                attack(
                        "kid that walks through folders",
                        aToken().header("kid", "../../etc/passwd").signedBy(EC_1),
                        "unknown key"),
                attack(
                        "kid that speaks SQL",
                        aToken().header("kid", "ec-1' OR '1'='1").signedBy(EC_1),
                        "unknown key"),
                attack(
                        "critical extension",
                        aToken().header("crit", List.of("exp")).signedBy(EC_1),
                        "extension"),
                attack(
                        "payload not base64url (RFC 7797)",
                        aToken().header("b64", false)
                                .header("crit", List.of("b64"))
                                .signedBy(EC_1),
                        "extension"),
                attack(
                        "token of another kind",
                        aToken().header("typ", "logout+jwt").signedBy(EC_1),
                        "not an access token"));
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                attack("no exp", aToken().without("exp").signedBy(EC_1), "names no end"),
                attack("exp null", aToken().claim("exp", null).signedBy(EC_1), "names no end"),
                attack(
                        "exp as text",
                        aToken().claim("exp", Long.toString(NOW + 300)).signedBy(EC_1),
                        "names no end"),
                attack("exp true", aToken().claim("exp", true).signedBy(EC_1), "names no end"),
                attack("exp past", aToken().claim("exp", NOW - 1).signedBy(EC_1), "token expired"),
                attack("exp now", aToken().claim("exp", NOW).signedBy(EC_1), "token expired"),
                attack("exp zero", aToken().claim("exp", 0).signedBy(EC_1), "token expired"),
                attack("exp negative", aToken().claim("exp", -1).signedBy(EC_1), "token expired"),
                attack("nbf beyond the skew", aToken().claim("nbf", NOW + 61).signedBy(EC_1), "not valid yet"),
                attack("nbf as text", aToken().claim("nbf", "0").signedBy(EC_1), "nbf is not a number"),
                attack("nbf null", aToken().claim("nbf", null).signedBy(EC_1), "nbf is not a number"),
                attack("iat beyond the skew", aToken().claim("iat", NOW + 61).signedBy(EC_1), "issued in the future"),
                attack("iat as text", aToken().claim("iat", "now").signedBy(EC_1), "iat is not a number"),
                attack("no iss", aToken().without("iss").signedBy(EC_1), "another issuer"),
                attack("iss null", aToken().claim("iss", null).signedBy(EC_1), "another issuer"),
                attack(
                        "iss with a slash more",
                        aToken().claim("iss", ISSUER + "/").signedBy(EC_1),
                        "another issuer"),
                attack(
                        "iss in another case",
                        aToken().claim("iss", ISSUER.toUpperCase(java.util.Locale.ROOT))
                                .signedBy(EC_1),
                        "another issuer"),
                attack("iss in a list", aToken().claim("iss", List.of(ISSUER)).signedBy(EC_1), "another issuer"),
                attack("no aud", aToken().without("aud").signedBy(EC_1), "another audience"),
                attack("aud null", aToken().claim("aud", null).signedBy(EC_1), "another audience"),
                attack(
                        "aud of another program",
                        aToken().claim("aud", "koder-mail").signedBy(EC_1),
                        "another audience"),
                attack(
                        "aud longer than ours",
                        aToken().claim("aud", AUDIENCE + "-2").signedBy(EC_1),
                        "another audience"),
                attack(
                        "aud list without ours",
                        aToken().claim("aud", List.of("koder-mail", "koder-pay"))
                                .signedBy(EC_1),
                        "another audience"),
                attack("aud list empty", aToken().claim("aud", List.of()).signedBy(EC_1), "another audience"),
                attack(
                        "aud list with a number",
                        aToken().claim("aud", List.of(AUDIENCE, 1)).signedBy(EC_1),
                        "another audience"),
                attack("no sub", aToken().without("sub").signedBy(EC_1), "sub is not a text"),
                attack("sub null", aToken().claim("sub", null).signedBy(EC_1), "sub is not a text"),
                attack("sub a number", aToken().claim("sub", 42).signedBy(EC_1), "sub is not a text"),
                attack("sub a list", aToken().claim("sub", List.of("tenant-a")).signedBy(EC_1), "sub is not a text"),
                attack("sub empty", aToken().claim("sub", "").signedBy(EC_1), "sub is no tenant id"),
                attack("sub with a space", aToken().claim("sub", "tenant a").signedBy(EC_1), "sub is no tenant id"),
                attack(
                        "sub with a line end",
                        aToken().claim("sub", "tenant-a\n").signedBy(EC_1),
                        "sub is no tenant id"),
                attack("sub too long", aToken().claim("sub", "a".repeat(129)).signedBy(EC_1), "sub is no tenant id"),
                attack("act not an object", aToken().claim("act", "alice").signedBy(EC_1), "act is not an object"),
                attack("act without a sub", aToken().claim("act", Map.of()).signedBy(EC_1), "act.sub is not a text"),
                attack("client_id a number", aToken().claim("client_id", 7).signedBy(EC_1), "client_id is not a text"),
                attack("azp empty", aToken().claim("azp", "").signedBy(EC_1), "names no actor"),
                attack(
                        "actor with a line end",
                        aToken().claim("azp", "alice\nroot").signedBy(EC_1),
                        "names no actor"),
                attack("scope null", aToken().claim("scope", null).signedBy(EC_1), "scope is not a text"),
                attack(
                        "scope a list",
                        aToken().claim("scope", List.of("herald.write")).signedBy(EC_1),
                        "scope is not a text"));
    }

    static Stream<Arguments> forms() {
        String lawful = aToken().signedBy(EC_1);
        return Stream.of(
                attack("empty", "", "not a signed token"),
                attack("two dots only", "..", "not a signed token"),
                attack("two parts", lawful.substring(0, lawful.lastIndexOf('.')), "not a signed token"),
                attack("five parts, encrypted", "a.b.c.d.e", "not a signed token"),
                attack("not base64url", lawful.replaceFirst("^.", "!"), "not a signed token"),
                attack("base64 with padding", lawful + "=", "not a signed token"),
                attack("line end behind", lawful + "\n", "not a signed token"),
                attack("too long", aToken().claim("more", "x".repeat(8192)).signedBy(EC_1), "token too long"),
                attack("header not JSON", Base64URL.encode("{hello") + ".e30.AAAA", "unreadable token header"),
                attack("header a word", Base64URL.encode("hello") + ".e30.AAAA", "not a JSON object"),
                attack("header null", Base64URL.encode("null") + ".e30.AAAA", "not a JSON object"),
                attack("header a list", Base64URL.encode("[]") + ".e30.AAAA", "not a JSON object"),
                attack("signature in another spelling", respelt(lawful), "spelled in another way"),
                attack(
                        "header a list of pairs",
                        texts("[[\"alg\",\"ES256\"],[\"kid\",\"ec-1\"]]", LAWFUL_CLAIMS),
                        "not a JSON object"),
                attack(
                        "claims a list of pairs",
                        texts("{\"alg\":\"ES256\",\"kid\":\"ec-1\"}", "[[\"sub\",\"tenant-a\"]]"),
                        "not a JSON object"),
                attack("header without alg", Base64URL.encode("{}") + ".e30.AAAA", "unreadable token header"),
                attack(
                        "alg named twice",
                        texts("{\"alg\":\"ES256\",\"alg\":\"ES256\",\"kid\":\"ec-1\"}", LAWFUL_CLAIMS),
                        "unreadable token header"),
                attack("claims not JSON", texts("{\"alg\":\"ES256\",\"kid\":\"ec-1\"}", "hello"), "not a JSON object"),
                attack("claims a list", texts("{\"alg\":\"ES256\",\"kid\":\"ec-1\"}", "[]"), "not a JSON object"),
                attack(
                        "claims followed by more",
                        texts("{\"alg\":\"ES256\",\"kid\":\"ec-1\"}", LAWFUL_CLAIMS + "{}"),
                        "not a JSON object"),
                attack(
                        "sub named twice",
                        texts(
                                "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}",
                                LAWFUL_CLAIMS.replace("}", ",\"sub\":\"tenant-b\"}")),
                        "member twice"),
                attack(
                        "sub named twice, once escaped",
                        texts(
                                "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}",
                                LAWFUL_CLAIMS.replace("}", ",\"s\\u0075b\":\"tenant-b\"}")),
                        "member twice"),
                attack(
                        "act.sub named twice",
                        texts(
                                "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}",
                                LAWFUL_CLAIMS.replace("}", ",\"act\":{\"sub\":\"a\",\"s\\u0075b\":\"b\"}}")),
                        "member twice"),
                attack(
                        "exp beyond all numbers",
                        texts(
                                "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}",
                                LAWFUL_CLAIMS.replace(Long.toString(NOW + 300), "1e400")),
                        "not a JSON object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"forgeries", "claims", "forms"})
    void refuses(String attack, String token, String reason) {
        Verification answer = verifier.verify(token);

        assertThat(answer).as(attack).isInstanceOfSatisfying(Verification.Rejected.class, rejected -> assertThat(
                        rejected.reason())
                .contains(reason));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"forgeries", "claims", "forms"})
    void the_reason_holds_nothing_that_came_with_the_token(String attack, String token, String reason) {
        String words = ((Verification.Rejected) verifier.verify(token)).reason();

        assertThat(words).as(attack).doesNotContain("tenant-a", "alice", "evil", "passwd", ISSUER, "koder-mail");
    }

    @Test
    void accepts_the_token_that_all_attacks_start_from() {
        assertThat(verifier.verify(aToken().signedBy(EC_1))).isInstanceOf(Verification.Accepted.class);
    }

    private static Arguments attack(String name, String token, String reason) {
        return Arguments.of(name, token, reason);
    }

    private static String none() {
        return aToken().header("alg", "none").unsigned();
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    /** The same octets: the last character has bits that no octet needs. */
    private static String respelt(String token) {
        return token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1);
    }

    private static String swapClaims() {
        String[] parts = aToken().signedBy(EC_1).split("\\.", -1);
        String[] others = aToken().claim("sub", "tenant-b").signedBy(EC_1).split("\\.", -1);
        return parts[0] + "." + others[1] + "." + parts[2];
    }

    private static String hmac(byte[] secret, String keyId) {
        return unchecked(
                () -> aToken().header("alg", "HS256").header("kid", keyId).signed(new MACSigner(secret)));
    }

    private static byte[] pem(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String es384() {
        return unchecked(() ->
                aToken().header("alg", "ES384").signed(new ECDSASigner(new ECKeyGenerator(Curve.P_384).generate())));
    }

    private static String texts(String header, String claims) {
        return unchecked(() -> TokenBuilder.signed(header, claims, JWSAlgorithm.ES256, new ECDSASigner(EC_1)));
    }
}
