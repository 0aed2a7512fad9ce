package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** TLS 1.3 and 1.2, by the JDK. Safe for use by many threads. */
final class Encryption {

    private static final Logger LOG = System.getLogger(Encryption.class.getName());
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] PROTOCOLS = {"http/1.1"};
    private static final int CHUNK_BYTES = 16 * 1024;

    private final SSLContext context;

    /**
     * With the certificate in these files, as they are at each handshake.
     *
     * @throws IOException where they cannot be read
     * @throws GeneralSecurityException where they do not belong together
     */
    Encryption(RestConfig.CertificateFiles files) throws IOException, GeneralSecurityException {
        context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new RenewedKeyManager(files)}, null, null);
    }

    /** The server's side of an encrypted connection. */
    Octets over(Wire wire, InetSocketAddress remote) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(new WireSocket(wire, remote), null, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setApplicationProtocols(PROTOCOLS);
        socket.setSSLParameters(parameters);
        return new Encrypted(socket, socket.getOutputStream());
    }

    private record Encrypted(SSLSocket socket, OutputStream out) implements Octets {

        @Override
        public void open() throws IOException {
            socket.startHandshake();
        }

        @Override
        public byte @Nullable [] read() throws IOException {
            byte[] chunk = new byte[CHUNK_BYTES];
            int read = socket.getInputStream().read(chunk);
            return read < 0 ? null : Arrays.copyOf(chunk, read);
        }

        @Override
        public void end() {
            try {
                socket.close();
            } catch (IOException gone) {
                LOG.log(Level.DEBUG, "connection lost at its end reason=\"{0}\"", gone.getMessage());
            }
        }
    }
}
