package dev.koder.herald.adapter.outbound.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.IpNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client goes where it may, and waits and reads no longer than it may. */
@Timeout(30)
class GuardedClientTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    /** A port that nobody listens on without being root. */
    private static final int NOBODY = 1;

    /** So often that whoever reads on reads for too long. */
    private static final int A_LOT = 100_000;

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static GuardedClient client(List<String> allow, int port, Resolver resolver) {
        OutboundConfig config = new OutboundConfig(
                allow.stream().map(IpNetwork::parse).toList(), Set.of(port), true, Duration.ofMillis(700), "test/1");
        return new GuardedClient(config, resolver, GuardedClientTest::tls);
    }

    /** One that may call 127.0.0.1, which is where every name leads. */
    private static GuardedClient client(int port) {
        return client(List.of("127.0.0.1"), port, always("127.0.0.1"));
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Resolver always(String... addresses) {
        return host -> List.of(addresses).stream().map(InetAddress::ofLiteral).toList();
    }

    private static ResponseHead post(GuardedClient client, String url) throws RefusedException, IOException {
        return client.post(url, Map.of("Content-Type", "application/json"), "{\"a\":\"\u00fc\"}".getBytes(UTF_8));
    }

    private static void assertRefused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(RefusedException.class).hasMessageContaining(words);
    }

    private static void assertFailed(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(IOException.class).hasMessageContaining(words);
    }

    @Test
    void sends_a_request_to_the_address_of_the_name() throws Exception {
        try (Listening receiver = Listening.answering(OK);
                GuardedClient client = client(receiver.port())) {

            assertThat(post(client, receiver.url("http")).status()).isEqualTo(200);

            assertThat(receiver.requests.take())
                    .startsWith("POST /a?b=c HTTP/1.1\r\nHost: hooks.example:" + receiver.port()
                            + "\r\nUser-Agent: test/1\r\nContent-Length: 10\r\nConnection: close\r\n")
                    .endsWith("Content-Type: application/json\r\n\r\n{\"a\":\"\u00fc\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"
            })
    void gets_a_document_as_long_as_its_head_or_its_chunks_say(String answer) throws Exception {
        try (Listening server = Listening.answering(answer);
                GuardedClient client = client(server.port())) {

            assertThat(client.get(server.url("http"), 5)).asString().isEqualTo("hello");

            assertThat(server.requests.take()).startsWith("GET /a?b=c HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello!', answered with more than 5 octets",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhell\r\n2\r\no!\r\n0\r\n\r\n', answered with more than 5 octets",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nlong\r\n', answered with a chunk of no size",
        "'HTTP/1.1 301 Moved\r\nLocation: http://elsewhere.example/\r\n\r\n', answered 301 (expected: 200)"
    })
    void takes_no_document_that_is_too_large_or_none(String answer, String words) throws Exception {
        try (Listening server = Listening.answering(answer);
                GuardedClient client = client(server.port())) {

            assertFailed(() -> client.get(server.url("http"), 5), words);
        }
    }

    @Test
    void gets_nothing_from_where_it_may_not_go() throws Exception {
        try (Listening server = Listening.answering(OK);
                GuardedClient client = client(List.of(), server.port(), always("127.0.0.1"))) {

            assertRefused(() -> client.get(server.url("http"), 5), "127.0.0.1: loopback");
        }
    }

    @Test
    void connects_to_nothing_that_is_forbidden_whatever_the_name_says() throws Exception {
        try (Listening receiver = Listening.answering(OK);
                GuardedClient client = client(List.of(), receiver.port(), always("127.0.0.1"))) {

            assertRefused(() -> post(client, receiver.url("http")), "127.0.0.1: loopback");
            assertRefused(() -> post(client, "http://127.0.0.1:" + receiver.port() + "/"), "127.0.0.1: loopback");
            assertRefused(() -> post(client, "http://[::ffff:127.0.0.1]:" + receiver.port() + "/"), "loopback");

            assertThat(receiver.requests).isEmpty();
        }
    }

    @Test
    void calls_no_address_of_a_name_that_has_a_forbidden_one_too() throws Exception {
        try (Listening receiver = Listening.answering(OK);
                GuardedClient client =
                        client(List.of("127.0.0.1"), receiver.port(), always("127.0.0.1", "169.254.169.254"))) {

            assertRefused(() -> post(client, receiver.url("http")), "169.254.169.254");

            assertThat(receiver.requests).isEmpty();
        }
    }

    /** A name server that answers with an allowed address at first, and with a forbidden one from then on. */
    @Test
    void looks_a_name_up_once_so_that_a_second_answer_changes_nothing() throws Exception {
        List<String> lookUps = new ArrayList<>();
        Resolver rebinding = host -> {
            lookUps.add(host);
            return List.of(lookUps.size() == 1 ? LOOPBACK : InetAddress.ofLiteral("127.0.0.2"));
        };
        try (Listening allowed = Listening.answering(OK);
                Listening forbidden = new Listening("127.0.0.2", allowed.port(), out -> {});
                GuardedClient client = client(List.of("127.0.0.1"), allowed.port(), rebinding)) {

            assertThat(post(client, allowed.url("http")).status()).isEqualTo(200);
            assertThat(lookUps).containsExactly("hooks.example");
            assertRefused(() -> post(client, allowed.url("http")), "127.0.0.2");

            assertThat(allowed.requests).hasSize(1);
            assertThat(forbidden.requests).isEmpty();
        }
    }

    @Test
    void follows_no_redirect() throws Exception {
        try (Listening target = Listening.answering(OK);
                Listening receiver = Listening.answering("HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:"
                        + target.port() + "/\r\nContent-Length: 0\r\n\r\n");
                GuardedClient client = client(receiver.port())) {

            assertThat(post(client, receiver.url("http")).status()).isEqualTo(307);

            assertThat(target.requests).isEmpty();
        }
    }

    @Test
    void hangs_up_on_a_body_without_end() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        Listening.Behaviour endless = out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            try {
                for (int i = 0; i < A_LOT; i++) {
                    out.write(new byte[8192]);
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
        };
        try (Listening receiver = new Listening(endless);
                GuardedClient client = client(receiver.port())) {

            assertThat(post(client, receiver.url("http")).status()).isEqualTo(200);

            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void reads_no_head_without_end() throws Exception {
        Listening.Behaviour endless = out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
            for (int i = 0; i < A_LOT; i++) {
                out.write("X: y\r\n".repeat(1000).getBytes(US_ASCII));
            }
        };
        try (Listening receiver = new Listening(endless);
                GuardedClient client = client(receiver.port())) {
            assertFailed(() -> post(client, receiver.url("http")), "more than 16384 octets");
        }
    }

    @Test
    void waits_no_longer_than_it_may_for_a_head_that_comes_octet_by_octet() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Listening.Behaviour slow = out -> {
            try {
                while (!never.await(20, TimeUnit.MILLISECONDS)) {
                    out.write('H');
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (Listening receiver = new Listening(slow);
                GuardedClient client = client(receiver.port())) {
            assertFailed(() -> post(client, receiver.url("http")), "no answer within 700 ms");
        }
    }

    @Test
    void waits_no_longer_than_it_may_for_tls() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, LOOPBACK);
                GuardedClient client = client(mute.getLocalPort())) {
            assertFailed(
                    () -> post(client, "https://hooks.example:" + mute.getLocalPort() + "/"),
                    "no answer within 700 ms");
        }
    }

    @Test
    void waits_no_longer_than_it_may_for_name_servers() {
        CountDownLatch never = new CountDownLatch(1);
        Resolver silent = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };
        try (GuardedClient client = client(List.of(), 443, silent)) {
            assertThatThrownBy(() -> post(client, "https://hooks.example/")).isInstanceOf(IOException.class);
        } finally {
            never.countDown();
        }
    }

    @Test
    void says_when_a_name_leads_nowhere_or_nobody_listens() throws Exception {
        try (GuardedClient nowhere = client(List.of(), 443, host -> {
                    throw new UnknownHostException(host);
                });
                GuardedClient client = client(NOBODY)) {
            assertFailed(() -> post(nowhere, "https://hooks.example/"), "hooks.example: no such host");
            assertFailed(() -> post(client, "http://hooks.example:" + NOBODY + "/"), "127.0.0.1 port " + NOBODY);
        }
    }

    @Test
    void passes_over_interim_answers() throws Exception {
        try (Listening receiver = Listening.answering("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK);
                GuardedClient client = client(receiver.port())) {
            assertThat(post(client, receiver.url("http")).status()).isEqualTo(200);
        }
    }

    @Test
    void refuses_answers_that_are_none() throws Exception {
        try (Listening other = Listening.answering("SSH-2.0-OpenSSH\r\n\r\n");
                Listening mute = new Listening(out -> {});
                GuardedClient toOther = client(other.port());
                GuardedClient toMute = client(mute.port())) {
            assertFailed(() -> post(toOther, other.url("http")), "not HTTP/1.1");
            assertFailed(() -> post(toMute, mute.url("http")), "closed the connection");
        }
    }

    @Test
    void calls_only_ports_and_schemes_that_it_may() throws RefusedException {
        OutboundConfig strict = new OutboundConfig(List.of(), Set.of(443), false, Duration.ofSeconds(1), "test/1");
        try (GuardedClient client = new GuardedClient(strict, always("127.0.0.1"), GuardedClientTest::tls)) {
            assertThat(client.check("https://hooks.example/").port()).isEqualTo(443);
            assertRefused(() -> client.check("http://hooks.example:443/"), "https");
            assertRefused(() -> client.check("https://hooks.example:22/"), "port 22");
            assertRefused(() -> client.check("https://[::ffff:10.0.0.1]/"), "private");
        }
    }

    @Test
    void goes_on_to_the_next_address_where_nobody_listens_at_the_first() throws Exception {
        try (Listening receiver = Listening.answering(OK);
                GuardedClient client =
                        client(List.of("127.0.0.0/8"), receiver.port(), always("127.0.0.9", "127.0.0.1"))) {
            assertThat(post(client, receiver.url("http")).status()).isEqualTo(200);
        }
    }
}
