package dev.koder.herald.adapter.config.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose word on the certificates of servers is taken: of those that this machine trusts, or of those in a file and of nobody else.
 * Immutable; safe for use by many threads.
 */
public final class Authorities {

    private static final int MOST_BYTES = 1 << 20;
    private static final String EXPECTED =
            " (expected: a PEM file with the certificate of the authority that signed the server's, or with the server's"
                    + " where it signed its own)";

    private final SSLContext context;
    private final String noneVouches;

    private Authorities(SSLContext context, String noneVouches) {
        this.context = context;
        this.noneVouches = noneVouches;
    }

    /**
     * Those that this machine trusts.
     *
     * @param setting by which others are named, for those who need them
     */
    public static Authorities ofThisMachine(String setting) {
        try {
            return new Authorities(
                    SSLContext.getDefault(),
                    "no authority that this machine trusts vouches for its certificate (expected: a file with the"
                            + " certificate of the authority that does, named by " + setting + ")");
        } catch (NoSuchAlgorithmException unusable) {
            throw new IllegalStateException("this Java has no TLS", unusable);
        }
    }

    /**
     * Those in a PEM file.
     *
     * @throws IOException where it cannot be read, or has no certificate that is good today; says so
     */
    public static Authorities in(Path file) throws IOException {
        List<X509Certificate> certificates = certificates(file);
        if (certificates.isEmpty()) {
            throw new IOException(file + ": no certificate in it" + EXPECTED);
        }
        List<X509Certificate> good =
                certificates.stream().filter(Authorities::isGoodToday).toList();
        if (good.isEmpty()) {
            throw new IOException(file + ": good from "
                    + certificates.getFirst().getNotBefore().toInstant() + " to "
                    + certificates.getFirst().getNotAfter().toInstant()
                    + " (expected: a certificate that is good today)");
        }
        return new Authorities(
                contextOf(good),
                "no authority in " + file + " vouches for its certificate (expected: the one that signed it)");
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(content(file)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException garbled) {
            throw new IOException(file + ": no certificate that can be read" + EXPECTED, garbled);
        }
    }

    private static InputStream content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new ByteArrayInputStream(in.readNBytes(MOST_BYTES));
        } catch (NoSuchFileException missing) {
            throw new IOException(file + ": no such file" + EXPECTED, missing);
        } catch (AccessDeniedException closed) {
            throw new IOException(file + ": permission denied" + EXPECTED, closed);
        }
    }

    private static boolean isGoodToday(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException tooEarlyOrLate) {
            return false;
        }
    }

    private static SSLContext contextOf(List<X509Certificate> certificates) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(Integer.toString(store.size()), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("this Java cannot keep certificates", unusable);
        }
    }

    /** What TLS connections are opened with. */
    public SSLContext context() {
        return context;
    }

    /**
     * Why a server was not believed; empty where something else than its certificate or TLS failed.
     *
     * @param host how the server was called
     */
    public Optional<String> objection(IOException failure, String host) {
        List<Throwable> causes = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(16)
                .toList();
        return causes.reversed().stream()
                .map(cause -> objection(cause, host))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> objection(Throwable cause, String host) {
        return switch (cause) {
            case CertificateExpiredException expired ->
                Optional.of("its certificate has expired, " + expired.getMessage() + " (expected: renewed there)");
            case CertificateNotYetValidException early ->
                Optional.of(
                        "its certificate is not good yet, " + early.getMessage() + " (expected: clocks that agree)");
            case CertPathBuilderException noPath -> Optional.of(noneVouches);
            case CertPathValidatorException brokenPath -> Optional.of(noneVouches);
            case CertificateException other ->
                Optional.of("its certificate is not for " + host + " (" + other.getMessage() + ")");
            case SSLException other -> Optional.of("no TLS with it: " + other.getMessage());
            default -> Optional.empty();
        };
    }
}
