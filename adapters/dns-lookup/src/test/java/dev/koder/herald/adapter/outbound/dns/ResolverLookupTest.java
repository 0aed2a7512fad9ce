package dev.koder.herald.adapter.outbound.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.claim.port.DnsLookup.Answer;
import dev.koder.herald.application.claim.port.DnsLookup.Delegation;
import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a real Knot DNS on the loopback interface. */
class ResolverLookupTest {

    private static final Path KNOTD = Path.of("/usr/sbin/knotd");
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Process knot;

    private int port;

    @BeforeEach
    void start_a_name_server() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(KNOTD), KNOTD + " is not there");
        port = freePort();
        String many = "x".repeat(200);
        Files.writeString(
                folder.resolve("example.org.zone"),
                """
                $ORIGIN example.org.
                @ 60 SOA ns hostmaster 1 60 60 60 60
                @ 60 NS ns
                ns 60 A 127.0.0.1
                _challenge 60 TXT "other"
                _challenge 60 TXT "herald-0123"
                a/b 60 TXT "slash"
                shop 60 NS ns1.platform.example.
                shop 60 NS Herald-0123.verify.example.net.
                deep.er 60 NS ns1.platform.example.
                """
                        + "many 60 TXT \"%1$s0\"\nmany 60 TXT \"%1$s1\"\nmany 60 TXT \"%1$s2\"\nmany 60 TXT \"%1$s3\"\n"
                                .formatted(many)
                        + "many 60 TXT \"%1$s4\"\nmany 60 TXT \"%1$s5\"\nmany 60 TXT \"%1$s6\"\nmany 60 TXT \"%1$s7\"\n"
                                .formatted(many));
        Path config = Files.writeString(folder.resolve("knot.conf"), """
                server:
                  rundir: %1$s
                  listen: 127.0.0.1@%2$d
                database:
                  storage: %1$s
                template:
                  - id: default
                    storage: %1$s
                zone:
                  - domain: example.org
                """.formatted(folder, port));
        knot = new ProcessBuilder(KNOTD.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        awaitAnswers();
    }

    /** For 20 s at most, or until it has ended: on a fast machine it is asked many times before it listens. */
    private void awaitAnswers() throws InterruptedException {
        boolean answers = false;
        boolean hasEnded = false;
        for (int tries = 0; tries < 2000 && !answers && !hasEnded; tries++) {
            answers = texts("_challenge.example.org") instanceof Answer.Texts;
            hasEnded = !answers && knot.waitFor(10, TimeUnit.MILLISECONDS);
        }
        assertThat(answers).as("knotd answers").isTrue();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (knot != null) {
            knot.destroy();
            knot.waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Answer texts(String name) {
        return lookup(address -> Optional.empty()).texts(DomainName.parse(name));
    }

    private ResolverLookup lookup(Function<InetAddress, Optional<String>> objection) {
        return new ResolverLookup(List.of("127.0.0.1:" + port), SHORT, objection, port);
    }

    private Delegation delegation(String name) {
        return lookup(address -> Optional.empty()).delegation(DomainName.parse(name));
    }

    private static Delegation to(String... servers) {
        return new Delegation.To(Stream.of(servers).map(DomainName::parse).toList());
    }

    @Test
    void finds_where_a_name_is_delegated_to_at_the_servers_of_the_zone_above() {
        assertThat(delegation("SHOP.example.org"))
                .isEqualTo(to("ns1.platform.example.", "herald-0123.verify.example.net."));
        assertThat(delegation("deep.er.example.org")).isEqualTo(to("ns1.platform.example."));
        assertThat(delegation("ns.example.org")).isEqualTo(to());
        assertThat(delegation("missing.example.org")).isEqualTo(to());
        assertThat(delegation("below.shop.example.org")).isEqualTo(to());
    }

    @Test
    void asks_no_server_at_an_address_that_it_is_kept_from() {
        Delegation answer = lookup(address -> Optional.of(address.getHostAddress() + ": loopback"))
                .delegation(DomainName.parse("shop.example.org"));

        assertThat(answer).isEqualTo(new Delegation.Unknown("127.0.0.1: loopback"));
    }

    @Test
    void finds_all_texts() {
        assertThat(texts("_CHALLENGE.example.org"))
                .isInstanceOfSatisfying(Answer.Texts.class, found -> assertThat(found.texts())
                        .containsExactlyInAnyOrder("other", "herald-0123"));
    }

    @Test
    void finds_nothing_where_there_is_nothing() {
        assertThat(texts("ns.example.org")).isEqualTo(new Answer.Texts(List.of()));
        assertThat(texts("missing.example.org")).isEqualTo(new Answer.Texts(List.of()));
    }

    @Test
    void finds_names_that_are_no_host_names() {
        assertThat(texts("a/b.example.org")).isEqualTo(new Answer.Texts(List.of("slash")));
    }

    @Test
    void asks_again_over_tcp_where_an_answer_does_not_fit() {
        assertThat(texts("many.example.org"))
                .isInstanceOfSatisfying(
                        Answer.Texts.class, found -> assertThat(found.texts()).hasSize(8));
    }

    @Test
    void says_so_where_there_is_no_answer() {
        assertThat(texts("www.example.net")).isInstanceOf(Answer.Silent.class);
        assertThat(new ResolverLookup(List.of("127.0.0.1:1"), SHORT, address -> Optional.empty())
                        .texts(DomainName.parse("example.org")))
                .isInstanceOf(Answer.Silent.class);
    }
}
