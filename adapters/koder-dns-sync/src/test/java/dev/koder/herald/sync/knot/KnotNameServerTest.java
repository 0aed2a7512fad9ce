package dev.koder.herald.sync.knot;

import static dev.koder.herald.sync.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.lab.FreePort;
import dev.koder.herald.sync.lab.MemoryFolders;
import dev.koder.herald.sync.lab.NeedsKnotd;
import dev.koder.herald.sync.lab.RealKnot;
import dev.koder.herald.sync.zone.port.Reply;
import dev.koder.herald.sync.zone.port.ZoneLoad;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real knotd says to the agent's questions, in good times and bad, with the configuration that knot-conf prints. */
@NeedsKnotd
final class KnotNameServerTest {
    private static final DomainName SIGNED = DomainName.parse("signed.test.");
    private static final DomainName PLAIN = DomainName.parse("plain.test.");
    private static final DomainName BROKEN = DomainName.parse("broken.test.");
    private static final DomainName FOREIGN = DomainName.parse("foreign.test.");

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private Path folder = Path.of("/");
    private RealKnot knot = new RealKnot(Path.of("/"), Path.of("/"), 0);
    private KnotNameServer server = server(0);

    @BeforeEach
    void start() throws Exception {
        folder = MemoryFolders.create();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createDirectories(folder.resolve("db"));
        Files.setPosixFilePermissions(folder.resolve("db"), PosixFilePermissions.fromString("rwxrwxrwx"));
        int port = FreePort.both();
        KnotSettings settings = new KnotSettings(
                "pop-1",
                List.of("127.0.0.1@" + port),
                folder.resolve("knot.sock"),
                folder.resolve("db"),
                folder,
                folder.resolve("zones.conf"),
                true);
        Files.writeString(folder.resolve("knot.conf"), settings.toString());
        zone(SIGNED, 12);
        zone(PLAIN, 12);
        Files.writeString(
                folder.resolve("zones.conf"),
                "zone:\n" + section(SIGNED, "herald-signed") + section(PLAIN, "herald-unsigned")
                        + section(BROKEN, "herald-signed"));
        knot = new RealKnot(folder.resolve("knot.conf"), folder.resolve("knot.sock"), port);
        knot.start();
        server = server(port);
        eventually("signed.test. is loaded", () -> server.loadedSerial(SIGNED) instanceof Reply.Given);
    }

    @AfterEach
    void stop() throws Exception {
        knot.close();
        watchdog.shutdownNow();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private KnotNameServer server(int port) {
        return new KnotNameServer(
                new KnotAccess(
                        folder.resolve("knot.sock"),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        Duration.ofMillis(500),
                        Duration.ofMillis(1500)),
                watchdog,
                new Random(1));
    }

    private String section(DomainName zone, String template) {
        return "  - domain: \"" + zone + "\"\n    template: " + template + "\n    file: \"" + file(zone) + "\"\n";
    }

    private Path file(DomainName zone) {
        return folder.resolve(zone + "zone");
    }

    private void zone(DomainName zone, int serial, String... records) throws IOException {
        String soa = zone + " 300 IN SOA ns1." + zone + " host." + zone + " " + serial + " 3600 600 86400 300\n";
        Files.writeString(file(zone), soa + zone + " 300 IN NS ns1.example.\n" + String.join("\n", records) + "\n");
    }

    @Test
    void tells_how_each_configured_zone_stands() {
        assertThat(server.zones())
                .isEqualTo(new Reply.Given<>(Map.of(
                        SIGNED, new ZoneLoad.Serving(new Serial(13)),
                        PLAIN, new ZoneLoad.Serving(new Serial(12)),
                        BROKEN, new ZoneLoad.NotLoaded())));
    }

    @Test
    void loads_a_changed_file_and_answers_with_it() throws IOException {
        zone(PLAIN, 20, "www.plain.test. 300 A 192.0.2.1");

        assertThat(server.load(PLAIN)).isEqualTo(new Reply.Given<>(Reply.Done.DONE));
        assertThat(server.loadedSerial(PLAIN)).isEqualTo(new Reply.Given<>(new Serial(20)));
        assertThat(server.answeredSerial(PLAIN)).isEqualTo(new Reply.Given<>(new Serial(20)));
    }

    @Test
    void tells_that_a_file_is_refused() throws IOException {
        zone(PLAIN, 20, "www.plain.test. 300 A 192.0.2.1", "www.plain.test. 300 CNAME plain.test.");

        assertThat(server.load(PLAIN)).isEqualTo(new Reply.Refused<>("failed"));
        assertThat(server.answeredSerial(PLAIN)).isEqualTo(new Reply.Given<>(new Serial(12)));
    }

    @Test
    void tells_a_zone_that_is_not_configured_from_one_that_is_not_loaded() {
        assertThat(server.load(FOREIGN)).isEqualTo(new Reply.Refused<>("no such zone found"));
        assertThat(server.answeredSerial(FOREIGN)).isEqualTo(new Reply.Refused<>("REFUSED"));
        assertThat(server.answeredSerial(BROKEN)).isEqualTo(new Reply.Refused<>("SERVFAIL"));
    }

    @Test
    void tells_the_keys_of_a_signed_zone_and_none_of_another() throws Exception {
        assertThat(server.keys(SIGNED))
                .isInstanceOfSatisfying(Reply.Given.class, given -> assertThat((List<?>) given.value())
                        .hasSize(2));
        assertThat(server.keys(PLAIN)).isEqualTo(new Reply.Given<>(List.of()));
    }

    @Test
    void takes_a_new_configuration_and_tells_why_another_is_refused() throws IOException {
        String zones = Files.readString(folder.resolve("zones.conf"));
        zone(FOREIGN, 3);
        Files.writeString(folder.resolve("zones.conf"), zones + section(FOREIGN, "herald-unsigned"));
        Reply<Reply.Done> taken = server.reconfigure();

        Files.writeString(folder.resolve("zones.conf"), zones + section(SIGNED, "herald-signed"));

        assertThat(taken).isEqualTo(new Reply.Given<>(Reply.Done.DONE));
        assertThat(server.reconfigure()).isEqualTo(new Reply.Refused<>("duplicate identifier"));
    }

    @Test
    void is_late_when_it_hangs_and_silent_when_it_is_dead() throws Exception {
        knot.freeze();
        Reply<Reply.Done> hanging = server.load(PLAIN);
        knot.thaw();
        Reply<Reply.Done> thawed = server.load(PLAIN);
        knot.kill();
        Reply<Reply.Done> dead = server.load(PLAIN);

        assertThat(hanging.reason()).endsWith("knot.sock: no answer within 1500 ms");
        assertThat(hanging).isInstanceOf(Reply.Late.class);
        assertThat(thawed).isEqualTo(new Reply.Given<>(Reply.Done.DONE));
        assertThat(dead).isInstanceOf(Reply.Silent.class);
        assertThat(server.answeredSerial(PLAIN)).isInstanceOf(Reply.Silent.class);
    }

    @Test
    void asks_its_commands_one_after_the_other_however_many_threads_there_are() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = threads.invokeAll(
                    Stream.generate(() -> (java.util.concurrent.Callable<Reply<Reply.Done>>) () -> server.load(PLAIN))
                            .limit(50)
                            .toList());
            for (var reply : replies) {
                assertThat(reply.get()).isEqualTo(new Reply.Given<>(Reply.Done.DONE));
            }
        }
    }
}
