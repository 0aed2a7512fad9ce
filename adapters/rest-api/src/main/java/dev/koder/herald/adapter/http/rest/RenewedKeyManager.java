package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents the certificate that stands in the files by now: each handshake looks whether they were changed. While what stands there
 * cannot be used, the last good one is presented. Safe for use by many threads.
 */
final class RenewedKeyManager extends X509ExtendedKeyManager {

    private static final Logger LOG = System.getLogger(RenewedKeyManager.class.getName());

    private final RestConfig.CertificateFiles files;
    private Times seen;
    private Presented latest;

    /** The one before the latest: a handshake that began with it goes on with it. */
    private Presented earlier;

    /** A certificate under the name that handshakes know it by. */
    private record Presented(String alias, CertifiedKey certified) {}

    /** When the files were written. */
    private record Times(FileTime certificate, FileTime key) {}

    /**
     * Reads the files.
     *
     * @throws IOException where they cannot be read
     * @throws GeneralSecurityException where they hold no certificate and the key that belongs to it
     */
    RenewedKeyManager(RestConfig.CertificateFiles files) throws IOException, GeneralSecurityException {
        this.files = files;
        this.seen = times();
        this.latest = new Presented("1", CertifiedKey.read(files));
        this.earlier = latest;
    }

    private Times times() throws IOException {
        return new Times(Files.getLastModifiedTime(files.certificate()), Files.getLastModifiedTime(files.key()));
    }

    private synchronized Presented latest() {
        try {
            Times now = times();
            if (!now.equals(seen)) {
                seen = now;
                Presented next =
                        new Presented(Integer.toString(Integer.parseInt(latest.alias()) + 1), CertifiedKey.read(files));
                earlier = latest;
                latest = next;
                LOG.log(Level.INFO, "certificate renewed file={0}", files.certificate());
            }
        } catch (IOException | GeneralSecurityException unusable) {
            LOG.log(
                    Level.WARNING,
                    "certificate not renewed, the last good one is presented file={0} reason=\"{1}\"",
                    files.certificate(),
                    unusable.getMessage());
        }
        return latest;
    }

    private synchronized CertifiedKey of(String alias) {
        return alias.equals(latest.alias()) ? latest.certified() : earlier.certified();
    }

    private @Nullable String alias(String keyType) {
        Presented now = latest();
        String algorithm = now.certified().key().getAlgorithm();
        boolean isOfType = keyType.equals(algorithm)
                || (keyType.equals("RSASSA-PSS") && algorithm.equals("RSA"))
                || (keyType.equals("Ed25519") && algorithm.equals("EdDSA"));
        return isOfType ? now.alias() : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyType);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = alias(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return of(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return of(alias).key();
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
