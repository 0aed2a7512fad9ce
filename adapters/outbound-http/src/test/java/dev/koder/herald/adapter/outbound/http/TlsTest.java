package dev.koder.herald.adapter.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.IpNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TLS is with the name that was asked for, though the connection is to an address. The receiver's certificate is for hooks.example. */
@Timeout(30)
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    private static SSLContext context(boolean isTrusting) {
        try (InputStream file = Objects.requireNonNull(TlsTest.class.getResourceAsStream("receiver.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("r", store.getCertificate("r"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return isTrusting ? context : SSLContext.getDefault();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLServerSocket listening() throws IOException {
        SSLServerSocket socket =
                (SSLServerSocket) context(true).getServerSocketFactory().createServerSocket(0, 5, LOOPBACK);
        Thread.startVirtualThread(() -> serve(socket));
        return socket;
    }

    private void serve(SSLServerSocket socket) {
        try (SSLSocket connection = (SSLSocket) socket.accept()) {
            connection.startHandshake();
            asked.add(((ExtendedSSLSession) connection.getSession())
                    .getRequestedServerNames()
                    .toString());
            connection.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException refused) {
            // The client did not like the certificate.
        }
    }

    private static ResponseHead post(SSLServerSocket receiver, String host, Supplier<SSLContext> tls)
            throws RefusedException, IOException {
        OutboundConfig config = new OutboundConfig(
                List.of(IpNetwork.parse("127.0.0.1")),
                Set.of(receiver.getLocalPort()),
                false,
                Duration.ofSeconds(10),
                "test/1");
        try (GuardedClient client = new GuardedClient(config, name -> List.of(LOOPBACK), tls)) {
            return client.post("https://" + host + ":" + receiver.getLocalPort() + "/", Map.of(), new byte[0]);
        }
    }

    @Test
    void asks_for_the_name_and_believes_its_certificate() throws Exception {
        try (SSLServerSocket receiver = listening()) {
            assertThat(post(receiver, "hooks.example", () -> context(true)).status())
                    .isEqualTo(204);
            assertThat(asked.take()).contains("hooks.example");
        }
    }

    @Test
    void believes_no_certificate_of_another_name() throws Exception {
        try (SSLServerSocket receiver = listening()) {
            assertThatThrownBy(() -> post(receiver, "other.example", () -> context(true)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("TLS: ")
                    .hasMessageContaining("other.example");
        }
    }

    @Test
    void believes_no_certificate_of_an_address_by_a_name() throws Exception {
        try (SSLServerSocket receiver = listening()) {
            assertThatThrownBy(() -> post(receiver, "127.0.0.1", () -> context(true)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("TLS: ");
        }
    }

    @Test
    void believes_no_certificate_that_nobody_vouches_for() throws Exception {
        try (SSLServerSocket receiver = listening()) {
            assertThatThrownBy(() -> post(receiver, "hooks.example", () -> context(false)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("TLS: ");
        }
    }
}
