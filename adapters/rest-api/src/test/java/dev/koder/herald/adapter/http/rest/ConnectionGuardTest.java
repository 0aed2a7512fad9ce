package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.IpNetwork;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long, and how many: on real connections. Time passes while a test waits for the end of one. */
@Timeout(60)
class ConnectionGuardTest {

    private static final String ASK = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final int MOST_LOOKS = 300;
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofDays(10_000);

    private final AtomicLong nanos = new AtomicLong();

    private final RunningApi useCases = RunningApi.start();
    private RestApi api = serving(1000, LONG, LONG, LONG, List.of());

    @AfterEach
    void stop() {
        api.stop();
        useCases.close();
    }

    private void serve(int mostOfAddress, Duration idle, Duration head, Duration body, String... proxies) {
        api.stop();
        api = serving(
                mostOfAddress,
                idle,
                head,
                body,
                List.of(proxies).stream().map(IpNetwork::parse).toList());
    }

    private RestApi serving(int mostOfAddress, Duration idle, Duration head, Duration body, List<IpNetwork> proxies) {
        RestConfig config = new RestConfig(
                "127.0.0.1",
                0,
                1024,
                1024,
                false,
                new RestConfig.Connections(1000, mostOfAddress, idle, head, body, 1 << 14),
                Optional.empty(),
                new RestConfig.Proxies(proxies, RestConfig.ProxyHeader.X_FORWARDED_FOR),
                Duration.ofSeconds(1),
                "1.2.3");
        return ((RestApi.Start.Serving) RestApi.start(config, useCases.useCases(), useCases.clock, nanos::get)).api();
    }

    /** What comes of a connection up to its end, while time passes, so slowly that nothing is being written all the while. */
    private String readToEnd(RawConnection connection) throws Exception {
        FutureTask<String> reading = new FutureTask<>(connection::readToEnd);
        Thread.startVirtualThread(reading);
        for (int look = 0; look < MOST_LOOKS; look++) {
            try {
                return reading.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillOpen) {
                pass(Duration.ofSeconds(4));
            }
        }
        throw new AssertionError("still open");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        api.endOverdueConnections();
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(api.port());
    }

    private static RawConnection asked(RawConnection connection) throws IOException {
        assertThat(connection.write(ASK).readAnswer()).startsWith("HTTP/1.1 200 ");
        return connection;
    }

    @Test
    void a_head_that_does_not_end_is_answered_and_the_connection_closed() throws Exception {
        serve(1000, LONG, SHORT, LONG);

        try (RawConnection connection = connect()) {
            assertThat(readToEnd(connection.write("GET /healthz HTTP/1.1\r\nHost:")))
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("connection: close")
                    .contains("/problems/request-timeout");
        }
    }

    @Test
    void so_is_one_after_good_requests() throws Exception {
        serve(1000, LONG, SHORT, LONG);

        try (RawConnection connection = asked(connect())) {
            assertThat(readToEnd(connection.write("G"))).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void a_body_that_does_not_end_is_answered_and_changes_nothing() throws Exception {
        serve(1000, LONG, LONG, SHORT);

        try (RawConnection connection = connect()) {
            assertThat(readToEnd(connection.write("POST /api/v1/zones HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + FakeTokens.TENANT_A
                            + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":")))
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("connection: close")
                    .contains("/problems/request-timeout");
        }
        assertThat(useCases.get("/api/v1/zones").body()).contains("\"zones\":[]");
    }

    @Test
    void so_is_a_body_that_was_asked_for_and_does_not_come() throws Exception {
        serve(1000, LONG, LONG, SHORT);

        try (RawConnection connection = connect()) {
            assertThat(readToEnd(connection.write("POST /api/v1/zones HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + FakeTokens.TENANT_A + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n"
                            + "Expect: 100-continue\r\n\r\n")))
                    .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 408 ")
                    .contains("/problems/request-timeout");
        }
    }

    @Test
    void what_is_ended_is_counted_by_reason() throws Exception {
        serve(1, SHORT, SHORT, LONG);
        try (RawConnection only = asked(connect());
                RawConnection refused = connect()) {
            refused.write(ASK).readToEnd();
            readToEnd(only);
        }
        try (RawConnection slow = RawConnection.from("127.0.0.2", api.port())) {
            readToEnd(slow.write("GET"));
        }

        try (RawConnection connection = RawConnection.from("127.0.0.3", api.port())) {
            assertThat(connection
                            .write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
                            .readAnswer()
                            .lines())
                    .contains(
                            ended("too-many-of-address", 1),
                            ended("idle", 1),
                            ended("slow-head", 1),
                            ended("slow-body", 0),
                            ended("slow-reader", 0),
                            ended("tls-handshake", 0))
                    .anyMatch(line -> line.matches("herald_http_connections [1-9].*"));
        }
    }

    private static String ended(String reason, int times) {
        return "herald_http_connections_ended_total{reason=\"" + reason + "\"} " + times + ".0";
    }

    @Test
    void a_body_that_nobody_wants_is_not_waited_for() throws Exception {
        serve(1000, LONG, LONG, SHORT);

        try (RawConnection connection = connect()) {
            assertThat(readToEnd(connection.write("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")))
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void a_connection_with_nothing_asked_is_closed_without_a_word() throws Exception {
        serve(1000, SHORT, LONG, LONG);

        try (RawConnection fresh = connect();
                RawConnection used = asked(connect())) {
            assertThat(readToEnd(fresh)).isEmpty();
            assertThat(readToEnd(used)).isEmpty();
        }
    }

    @Test
    void an_address_with_too_many_is_told_so_and_others_are_served() throws IOException {
        serve(2, LONG, LONG, LONG);

        try (RawConnection first = asked(connect());
                RawConnection second = asked(connect());
                RawConnection third = connect();
                RawConnection other = RawConnection.from("127.0.0.2", api.port())) {
            assertThat(third.write(ASK).readToEnd())
                    .startsWith("HTTP/1.1 503 ")
                    .contains("/problems/too-many-connections");
            asked(other);
            asked(first);
            asked(second);
        }
    }

    @Test
    void whoever_closes_a_connection_may_open_another() throws IOException {
        serve(1, LONG, LONG, LONG);
        asked(connect()).close();

        assertThat(askedUntilServed()).startsWith("HTTP/1.1 200 ");
    }

    /** The end of a connection is noticed a moment after it. */
    private String askedUntilServed() throws IOException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            try (RawConnection connection = connect()) {
                String answer = connection.write(ASK).readAnswer();
                if (!answer.startsWith("HTTP/1.1 503 ")) {
                    return answer;
                }
            }
        }
        throw new AssertionError("not served after " + MOST_LOOKS + " connections");
    }

    @Test
    void proxies_have_as_many_as_they_like() throws IOException {
        serve(1, LONG, LONG, LONG, "127.0.0.1");

        try (RawConnection first = asked(connect());
                RawConnection second = asked(connect())) {
            asked(first);
            asked(second);
        }
    }

    @Test
    void who_takes_no_answer_is_cut_off() throws IOException {
        serve(1, LONG, LONG, SHORT);

        try (RawConnection deaf = new RawConnection(api.port(), 1024)) {
            deaf.write("GET /openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n".repeat(100));

            String answer = "HTTP/1.1 503 ";
            while (answer.startsWith("HTTP/1.1 503 ")) {
                pass(Duration.ofSeconds(1));
                answer = answered();
            }

            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }
    }

    private String answered() throws IOException {
        try (RawConnection connection = connect()) {
            return connection.write(ASK).readAnswer();
        } catch (SocketException closedAtOnce) {
            return "HTTP/1.1 503 ";
        }
    }

    @Test
    void http_1_0_is_answered_and_the_connection_closed() throws IOException {
        for (String request : new String[] {
            "GET /healthz HTTP/1.0\r\n\r\n",
            "GET /healthz HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n",
            "HEAD /healthz HTTP/1.0\n\n"
        }) {
            try (RawConnection connection = connect()) {
                assertThat(connection.write(request).readToEnd())
                        .startsWith("HTTP/1.1 200 ")
                        .containsIgnoringCase("connection: close")
                        .doesNotContainIgnoringCase("transfer-encoding");
            }
        }
    }

    @Test
    void http_1_0_is_answered_when_it_comes_octet_by_octet() throws IOException {
        try (RawConnection connection = connect()) {
            for (char octet : "GET /healthz HTTP/1.0\r\nHost: x\r\n\r\n".toCharArray()) {
                connection.write(String.valueOf(octet));
            }
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void http_1_0_can_write() throws IOException {
        String json = "{\"name\":\"example.org\"}";
        try (RawConnection connection = connect()) {
            assertThat(connection
                            .write("POST /api/v1/zones HTTP/1.0\r\nAuthorization: Bearer " + FakeTokens.TENANT_A
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                                    + "\r\n\r\n"
                                    + json)
                            .readToEnd())
                    .startsWith("HTTP/1.1 201 ");
        }
        assertThat(useCases.get("/api/v1/zones/example.org").status()).isEqualTo(200);
    }

    @Test
    void http_1_0_gets_no_chunks() throws IOException {
        try (RawConnection connection = connect()) {
            assertThat(connection
                            .write("GET /api/v1/audit/export HTTP/1.0\r\nAuthorization: Bearer tenant-a.ADMIN"
                                    + "\r\n\r\n")
                            .readToEnd())
                    .startsWith("HTTP/1.1 505 ")
                    .contains("/problems/http-version-not-supported");
        }
    }
}
