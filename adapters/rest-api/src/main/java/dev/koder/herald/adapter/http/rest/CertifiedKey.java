package dev.koder.herald.adapter.http.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate and the key that belongs to it.
 *
 * @param chain the server's own first, at least that
 * @param key of an algorithm that TLS knows
 */
record CertifiedKey(List<X509Certificate> chain, PrivateKey key) {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    CertifiedKey {
        chain = List.copyOf(chain);
    }

    /** Reads PEM files: certificates, and a key in PKCS #8 (RFC 7468). */
    static CertifiedKey read(RestConfig.CertificateFiles files) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = chain(files.certificate());
        PrivateKey key = key(files.key());
        if (!isOf(key, chain.getFirst())) {
            throw new KeyException(
                    files.key() + ": a key of another certificate (expected: the one of " + files.certificate() + ")");
        }
        return new CertifiedKey(chain, key);
    }

    private static List<X509Certificate> chain(Path file) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                        .stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        if (chain.isEmpty()) {
            throw new KeyException(file + ": no certificate (expected: PEM, the server's own first)");
        }
        return chain;
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new KeyException(file + ": no key (expected: PEM, BEGIN PRIVATE KEY, not encrypted)");
        }
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : ALGORITHMS) {
            Optional<PrivateKey> key = key(encoded, algorithm);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new KeyException(file + ": a key of an unknown kind (expected: EC, RSA or Ed25519)");
    }

    /** Empty where it is a key of another algorithm. */
    private static Optional<PrivateKey> key(PKCS8EncodedKeySpec encoded, String algorithm)
            throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
        } catch (InvalidKeySpecException other) {
            return Optional.empty();
        }
    }

    /** Whether what the key signs is what the certificate's key verifies. */
    private static boolean isOf(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        byte[] sample = {1, 2, 3};
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                });
        signature.initSign(key);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(sample);
        return signature.verify(signed);
    }
}
