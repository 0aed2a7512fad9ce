package dev.koder.herald.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An issuer of tokens with an EC and an RSA key, and what it publishes of itself on the loopback address. */
final class TestIssuer implements AutoCloseable {

    static final String AUDIENCE = "koder-herald";
    static final ECKey EC = ec("ec-1");
    static final RSAKey RSA = rsa("rsa-1");

    final AtomicInteger metadataAsked = new AtomicInteger();
    final AtomicInteger keysAsked = new AtomicInteger();
    private final int port;
    private HttpServer server;

    private TestIssuer(HttpServer server) {
        this.server = server;
        this.port = server.getAddress().getPort();
    }

    static TestIssuer start() throws IOException {
        TestIssuer issuer = new TestIssuer(listen(0));
        issuer.serve();
        return issuer;
    }

    private static HttpServer listen(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    }

    String name() {
        return "http://127.0.0.1:" + port;
    }

    private void serve() {
        page(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + name() + "\",\"jwks_uri\":\"" + name() + "/jwks\"}",
                metadataAsked);
        page(
                "/jwks",
                "{\"keys\":[" + EC.toPublicJWK().toJSONString() + ","
                        + RSA.toPublicJWK().toJSONString() + "]}",
                keysAsked);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void page(String path, String text, AtomicInteger asked) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    void goDown() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = listen(port);
        serve();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static ECKey ec(String id) {
        return unchecked(() -> new ECKeyGenerator(Curve.P_256).keyID(id).generate());
    }

    static RSAKey rsa(String id) {
        return unchecked(() -> new RSAKeyGenerator(2048).keyID(id).generate());
    }

    /** A token that is good at this time, unless its maker is told otherwise. */
    Draft aToken(long now) {
        return new Draft()
                .header("alg", "ES256")
                .header("kid", "ec-1")
                .header("typ", "at+jwt")
                .claim("iss", name())
                .claim("aud", AUDIENCE)
                .claim("sub", "tenant-a")
                .claim("iat", now)
                .claim("exp", now + 300);
    }

    /** A token that is being made. */
    static final class Draft {

        private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();

        Draft header(String name, @Nullable Object value) {
            header.put(name, value);
            return this;
        }

        Draft headerWithout(String name) {
            header.remove(name);
            return this;
        }

        Draft claim(String name, @Nullable Object value) {
            claims.put(name, value);
            return this;
        }

        Draft without(String name) {
            claims.remove(name);
            return this;
        }

        String headerText() {
            return JSONObjectUtils.toJSONString(header);
        }

        String claimsText() {
            return JSONObjectUtils.toJSONString(claims);
        }

        String signed() {
            return signedBy(EC);
        }

        String signedBy(ECKey key) {
            return sign(headerText(), claimsText(), JWSAlgorithm.ES256, unchecked(() -> new ECDSASigner(key)));
        }

        String signedBy(RSAKey key) {
            JWSAlgorithm algorithm = JWSAlgorithm.parse(String.valueOf(header.get("alg")));
            return sign(headerText(), claimsText(), algorithm, unchecked(() -> new RSASSASigner(key)));
        }

        String signedBy(JWSAlgorithm algorithm, JWSSigner signer) {
            return sign(headerText(), claimsText(), algorithm, signer);
        }

        /** Header and claims, and the dot behind them. */
        String unsigned() {
            return Base64URL.encode(headerText()) + "." + Base64URL.encode(claimsText()) + ".";
        }
    }

    /** Signs these very texts, whatever they say. */
    static String sign(String header, String claims, JWSAlgorithm algorithm, JWSSigner signer) {
        String input = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        byte[] octets = input.getBytes(StandardCharsets.US_ASCII);
        return input + "." + unchecked(() -> signer.sign(new JWSHeader(algorithm), octets));
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
