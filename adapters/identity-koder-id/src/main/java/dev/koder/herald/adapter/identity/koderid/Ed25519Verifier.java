package dev.koder.herald.adapter.identity.koderid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/**
 * Verifies Ed25519 signatures (RFC 8037) with the JDK; the library's own verifier needs another library for it. Safe for
 * use by many threads.
 */
final class Ed25519Verifier implements JWSVerifier {

    private static final int KEY_OCTETS = 32;

    /** What stands before the 32 octets of a public key in its SubjectPublicKeyInfo (RFC 8410, section 4). */
    private static final byte[] ENCODING_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PublicKey key;
    private final JCAContext context = new JCAContext();

    Ed25519Verifier(byte[] octets) throws JOSEException {
        if (octets.length != KEY_OCTETS) {
            throw new JOSEException("Ed25519 key of " + octets.length + " octets (expected: " + KEY_OCTETS + ")");
        }
        byte[] encoded = new byte[ENCODING_PREFIX.length + KEY_OCTETS];
        System.arraycopy(ENCODING_PREFIX, 0, encoded, 0, ENCODING_PREFIX.length);
        System.arraycopy(octets, 0, encoded, ENCODING_PREFIX.length, KEY_OCTETS);
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException misshapen) {
            throw new JOSEException("not a point of Ed25519", misshapen);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) throws JOSEException {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(signingInput);
            return ed25519.verify(signature.decode());
        } catch (SignatureException misshapen) {
            return false;
        } catch (GeneralSecurityException absent) {
            throw new JOSEException("Ed25519 is not to be had from this Java", absent);
        }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
        return context;
    }
}
