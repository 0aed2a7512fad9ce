package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An export that is not the zone it should be never reaches the name server. */
final class BrokenExportTest {
    private static final String ZONE = "example.org.";
    private static final String SOA =
            "example.org. SOA ns1.example.org. hostmaster.example.org. 13 7200 900 1209600 300";
    private static final String NS = "example.org. NS ns1.example.org.";

    @TempDir
    private Path folder;

    private Pop pop;

    @BeforeEach
    void serve_one_zone() {
        pop = new Pop(folder);
        pop.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.7");
        pop.settle();
    }

    @AfterEach
    void close() {
        pop.close();
    }

    static Stream<Arguments> broken_exports() {
        Export whole = Export.of(ZONE, 13, "www.example.org. A 192.0.2.8");
        return Stream.of(
                Arguments.of("an empty body", Export.claiming("", 13, 0), "end of the file"),
                Arguments.of("a page of HTML", Export.claiming("<html>sign in</html>\n", 13, 4), "last line"),
                Arguments.of("a changed octet", whole.withBody(whole.body().replace("2.8", "2.9")), "sha256"),
                Arguments.of("an octet more", whole.withBody(whole.body() + "\n"), "last line"),
                Arguments.of(
                        "a wrong digest", whole.withBody(Export.of(ZONE, 13).body()), "digest of the whole"),
                Arguments.of("another zone", Export.of("example.net.", 13), "zone: example.net."),
                Arguments.of(
                        "another serial",
                        new Export(
                                whole.body(),
                                Export.claiming(whole.body(), 14, 4).claim()),
                        "serial: 13"),
                Arguments.of("another record count", Export.claiming(whole.body(), 13, 5), "record count: 4"),
                Arguments.of("fewer records than said", lying(13, List.of(SOA, NS), 3), "records: 2"),
                Arguments.of("no SOA", Export.ofLines(ZONE, 13, List.of(NS)), "SOA: missing"),
                Arguments.of(
                        "another serial inside", Export.ofLines(ZONE, 14, List.of(SOA, NS)), "serial of the SOA: 13"),
                Arguments.of(
                        "a syntax error",
                        Export.ofLines(ZONE, 13, List.of(SOA, NS, "www.example.org. A 192.0.2.888")),
                        "line 4"),
                Arguments.of(
                        "a name outside",
                        Export.ofLines(ZONE, 13, List.of(SOA, NS, "www.example.net. A 192.0.2.8")),
                        "owner in line 4: www.example.net."),
                Arguments.of(
                        "a crowded CNAME",
                        Export.ofLines(
                                ZONE,
                                13,
                                List.of(
                                        SOA,
                                        NS,
                                        "www.example.org. A 192.0.2.8",
                                        "www.example.org. CNAME example.org.")),
                        "CNAME in line 5"),
                Arguments.of(
                        "two CNAMEs",
                        Export.ofLines(
                                ZONE,
                                13,
                                List.of(
                                        SOA,
                                        NS,
                                        "w.example.org. CNAME a.example.org.",
                                        "w.example.org. CNAME b.example.org.")),
                        "CNAME in line 5"),
                Arguments.of(
                        "two SOAs",
                        Export.ofLines(ZONE, 13, List.of(SOA, SOA.replace("7200", "7201"), NS)),
                        "SOA in line 3"),
                Arguments.of(
                        "what Knot cannot load",
                        Export.of(ZONE, 13, "x.example.org. TXT " + MemoryKnot.POISON),
                        "Knot refused serial 13: failed"));
    }

    private static Export lying(long serial, List<String> lines, long records) {
        String body = Export.ofLines(ZONE, serial, lines).body();
        String claimed = body.replace("records " + lines.size(), "records " + records);
        return Export.claiming(claimed, serial, records);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken_exports")
    void leaves_the_version_before_in_place_and_is_named(String what, Export broken, String problem) throws Exception {
        String before = Files.readString(folder.resolve("zones/example.org.zone"));

        pop.engine.publish(ZONE, broken.claim().serial().value(), broken);
        pop.settle();

        assertThat(pop.problem(ZONE)).as(what).contains(problem);
        assertThat(folder.resolve("zones/example.org.zone")).hasContent(before);
        assertThat(folder.resolve("zones/example.org.zone.prev")).doesNotExist();
        assertThat(folder.resolve("zones/example.org.zone.new")).doesNotExist();
        assertThat(pop.engine.reports.getLast().zones().getFirst().error()).contains(problem);
        assertThat(pop.engine.reports.getLast().zones().getFirst().serial()).hasToString("12");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken_exports")
    void leaves_a_restarted_name_server_with_the_version_before(String what, Export broken, String problem) {
        pop.engine.publish(ZONE, broken.claim().serial().value(), broken);
        pop.settle();

        pop.knot.restart();

        assertThat(pop.knot.served(ZONE)).as(what).contains("192.0.2.7");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken_exports")
    void is_forgotten_with_the_next_good_version(String what, Export broken, String problem) {
        pop.engine.publish(ZONE, broken.claim().serial().value(), broken);
        pop.settle();

        pop.engine.publish(ZONE, 15, "www.example.org. A 192.0.2.15");
        pop.settle();

        assertThat(pop.knot.served(ZONE)).as(what).contains("192.0.2.15");
        assertThat(pop.problem(ZONE)).isEqualTo("none");
    }

    @Test
    void one_that_only_its_end_mark_vouches_for_is_taken() {
        pop.engine.publish(
                ZONE, 13, Export.of(ZONE, 13, "www.example.org. A 192.0.2.8").unclaimed());
        pop.settle();

        assertThat(pop.knot.served(ZONE)).contains("192.0.2.8");
    }

    @Test
    void cut_at_every_octet_it_is_never_taken() {
        Export whole = Export.of(ZONE, 13, "www.example.org. A 192.0.2.8");
        List<Integer> taken = new ArrayList<>();

        for (int length = 0; length < whole.body().length(); length++) {
            pop.engine.publish(ZONE, 13, whole.withBody(whole.body().substring(0, length)));
            pop.engine.publish(ZONE, 13, Export.claiming(whole.body().substring(0, length), 13, 4));
            pop.engine.publish(
                    ZONE, 13, whole.withBody(whole.body().substring(0, length)).unclaimed());
            pop.after(java.time.Duration.ofMinutes(5));
            if (!pop.knot.served(ZONE).contains("192.0.2.7")) {
                taken.add(length);
            }
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void a_first_version_that_cannot_be_loaded_is_named_and_followed_by_a_good_one() {
        pop.engine.publish("new.example.", 1, "x.new.example. TXT " + MemoryKnot.POISON);
        pop.settle();
        pop.after(java.time.Duration.ofSeconds(10));
        String problem = pop.problem("new.example.");

        pop.engine.publish("new.example.", 2);
        pop.settle();

        assertThat(problem).isEqualTo("Knot refused serial 1: failed");
        assertThat(pop.knot.served("new.example.")).isNotEmpty();
        assertThat(pop.problem("new.example.")).isEqualTo("none");
    }
}
