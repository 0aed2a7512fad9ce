package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The API starts and stops. */
@Timeout(30)
class RestApiTest {

    private static RestConfig config(String host, int port) {
        return new RestConfig(
                host,
                port,
                1024,
                1024,
                false,
                RunningApi.CONNECTIONS,
                Optional.empty(),
                RestConfig.Proxies.NONE,
                Duration.ofSeconds(1),
                "1.2.3");
    }

    @Test
    void a_port_that_is_taken_is_said_in_one_line() throws IOException {
        try (RunningApi running = RunningApi.start();
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RestApi.Start start = RestApi.start(
                    config("127.0.0.1", taken.getLocalPort()), running.useCases(), running.clock, () -> 0);

            assertThat(start)
                    .isEqualTo(new RestApi.Start.CannotListen(
                            "127.0.0.1:" + taken.getLocalPort() + ": Address already in use"));
        }
    }

    @Test
    void an_address_of_another_machine_is_said_in_one_line() {
        try (RunningApi running = RunningApi.start()) {
            RestApi.Start start = RestApi.start(config("192.0.2.1", 8053), running.useCases(), running.clock, () -> 0);

            assertThat(start)
                    .isInstanceOfSatisfying(RestApi.Start.CannotListen.class, refusal -> assertThat(refusal.reason())
                            .startsWith("192.0.2.1:8053: Cannot assign requested address"));
        }
    }

    @Test
    void a_host_that_nobody_knows_is_said_in_one_line() {
        try (RunningApi running = RunningApi.start()) {
            RestApi.Start start =
                    RestApi.start(config("no-such-host.invalid", 8053), running.useCases(), running.clock, () -> 0);

            assertThat(start)
                    .isInstanceOfSatisfying(RestApi.Start.CannotListen.class, refusal -> assertThat(refusal.reason())
                            .startsWith("no-such-host.invalid:8053: "));
        }
    }

    @Test
    void stopping_lets_a_request_that_is_under_way_end() throws IOException, InterruptedException {
        String json = "{\"name\":\"example.org\"}";
        try (RunningApi api = RunningApi.start();
                RawConnection connection = new RawConnection(api.port())) {
            connection.write("POST /api/v1/zones HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer tenant-a.WRITE\r\n"
                    + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + json.length()
                    + "\r\n\r\n");
            assertThat(connection.readAnswer()).startsWith("HTTP/1.1 100 ");

            Thread stopping = Thread.ofVirtual().start(api::stop);
            awaitDeafness(api.port());

            assertThat(connection.write(json).readAnswer()).startsWith("HTTP/1.1 201 ");
            stopping.join();
        }
    }

    /** Once the API begins to stop, it takes no more connections. */
    private static void awaitDeafness(int port) {
        Eventually.isTrue("no more connections are taken", () -> {
            try {
                new RawConnection(port).close();
                return false;
            } catch (IOException refused) {
                return true;
            }
        });
    }

    @Test
    void after_stopping_nobody_answers() {
        RunningApi api = RunningApi.start();
        api.close();

        assertThatThrownBy(() -> api.get("/healthz")).isInstanceOf(Exception.class);
    }

    @Test
    void limits_out_of_range_are_refused() {
        assertThatThrownBy(() -> config("127.0.0.1", 70_000)).hasMessage("port: 70000 (expected: 0 to 65535)");
        assertThatThrownBy(() -> new RestConfig(
                        "127.0.0.1",
                        0,
                        0,
                        1,
                        false,
                        RunningApi.CONNECTIONS,
                        Optional.empty(),
                        RestConfig.Proxies.NONE,
                        Duration.ZERO,
                        "1"))
                .hasMessage("max-body-bytes: 0 (expected: 1 to 1073741824)");
        assertThatThrownBy(() -> new RestConfig(
                        "127.0.0.1",
                        0,
                        1,
                        0,
                        false,
                        RunningApi.CONNECTIONS,
                        Optional.empty(),
                        RestConfig.Proxies.NONE,
                        Duration.ZERO,
                        "1"))
                .hasMessage("max-import-bytes: 0 (expected: 1 or more)");
    }
}
