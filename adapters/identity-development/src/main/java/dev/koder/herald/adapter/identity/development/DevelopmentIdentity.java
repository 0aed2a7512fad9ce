package dev.koder.herald.adapter.identity.development;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An issuer with one ES256 key, made at its first start and kept. Safe for use by many threads.
 *
 * <p>Minting needs the key alone; the key set is served once {@link #serveKeySet} was called, and until {@link #close}.
 */
public final class DevelopmentIdentity implements AutoCloseable {

    private final DevelopmentIdentityConfig config;
    private final ECKey key;
    private final InstantSource clock;
    private final KeySetListener listener;

    private DevelopmentIdentity(DevelopmentIdentityConfig config, ECKey key, InstantSource clock) {
        this.config = config;
        this.key = key;
        this.clock = clock;
        this.listener = new KeySetListener("{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}");
    }

    /**
     * Takes the key from the folder, or makes it.
     *
     * @throws IOException where the folder cannot be written, or holds a key that others may read or that is none; the
     *     message names the file
     */
    public static DevelopmentIdentity open(DevelopmentIdentityConfig config, InstantSource clock) throws IOException {
        return new DevelopmentIdentity(config, new KeyFile(config.folder()).readOrMake(), clock);
    }

    /**
     * Serves the key set on the loopback address.
     *
     * @return where
     * @throws IOException where the port is taken
     */
    public URI serveKeySet() throws IOException {
        return listener.start(config.port());
    }

    /** A token for this caller, valid from now on. The clock's fractions of a second are cut off. */
    public String mint(Caller caller, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(config.issuer())
                .audience(config.audience())
                .subject(caller.tenant().value())
                .claim("client_id", caller.actor().value())
                .claim("scope", scope(caller))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        return sign(claims);
    }

    private static String scope(Caller caller) {
        return caller.permissions().stream()
                .sorted()
                .map(Permission::name)
                .map(name -> "herald." + name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** Whether a token that was minted earlier names the key that this identity has. */
    public boolean namesKeyOf(String token) {
        return token.startsWith(header().toBase64URL() + ".");
    }

    private JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
    }

    private String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header(), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("ES256 with a P-256 key is part of every Java", impossible);
        }
    }

    /** Stops serving the key set. */
    @Override
    public void close() {
        listener.stop();
    }
}
