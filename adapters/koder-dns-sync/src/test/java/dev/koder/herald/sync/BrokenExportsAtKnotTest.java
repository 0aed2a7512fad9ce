package dev.koder.herald.sync;

import static dev.koder.herald.sync.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.sync.lab.NeedsKnotd;
import dev.koder.herald.sync.zone.Export;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every way an export can be broken, each at a zone of its own and all at once, before a real knotd: the version before
 * is served, is the one on the disk, and is served again after knotd was killed.
 */
@NeedsKnotd
final class BrokenExportsAtKnotTest {
    private PopLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = PopLab.running();
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private static Export whole(String zone, long serial, String address) {
        return Export.of(zone, serial, "www." + zone + " A " + address);
    }

    /** What is broken, by the zone it is done to. */
    private static Map<String, Export> brokenExports() {
        Map<String, Export> broken = new LinkedHashMap<>();
        broken.put("syntax.example.", Export.of("syntax.example.", 2, "www.syntax.example. A 192.0.2.256"));
        broken.put("clash.example.", clash("clash.example."));
        broken.put("dname.example.", belowDname("dname.example."));
        broken.put("nothing.example.", Export.claiming("", 2, 0));
        Export other = whole("digest.example.", 2, "192.0.2.2");
        broken.put("digest.example.", other.withBody(other.body().replace("192.0.2.2", "192.0.2.3")));
        broken.put("foreign.example.", whole("elsewhere.example.", 2, "192.0.2.2"));
        broken.put("html.example.", Export.claiming("<html><body>please sign in</body></html>\n", 2, 4));
        return broken;
    }

    private static Export clash(String zone) {
        return Export.of(zone, 2, "www." + zone + " A 192.0.2.2", "www." + zone + " CNAME " + zone);
    }

    /** Lawful to the agent's own checks, and refused by Knot alone. */
    private static Export belowDname(String zone) {
        return Export.of(zone, 2, "d." + zone + " DNAME example.net.", "www.d." + zone + " A 192.0.2.2");
    }

    @Test
    void leaves_the_version_before_served_and_on_the_disk_and_served_again_after_a_kill() throws Exception {
        Map<String, Export> broken = brokenExports();
        for (String zone : broken.keySet()) {
            lab.engine.publish(zone, 1, whole(zone, 1, "192.0.2.1"));
        }
        for (String zone : broken.keySet()) {
            lab.awaitReport(zone, 1);
        }

        broken.forEach((zone, export) -> lab.engine.publish(zone, 2, export));
        for (String zone : broken.keySet()) {
            eventually(zone + " is named", () -> lab.hasProblem("zone", zone, ""));
        }

        checkThatAllAreServed(broken.keySet());
        lab.stopAgent();
        lab.knot.kill();
        lab.knot.start();
        checkThatAllAreServed(broken.keySet());
    }

    private void checkThatAllAreServed(Iterable<String> zones) throws Exception {
        for (String zone : zones) {
            lab.awaitAnswer("www." + zone, "A", "192.0.2.1");
            assertThat(Files.readString(lab.zoneFile(zone))).as(zone).contains("192.0.2.1");
            assertThat(lab.zoneFile(zone).resolveSibling(zone + "zone.prev")).doesNotExist();
        }
    }

    @Test
    void cut_at_any_record_is_never_served() throws Exception {
        Export next = Export.of(
                "cut.example.",
                2,
                "www.cut.example. A 192.0.2.165",
                "www.cut.example. AAAA 2001:db8::1",
                "x.cut.example. TXT text");
        lab.engine.publish("cut.example.", 1, whole("cut.example.", 1, "192.0.2.1"));
        lab.awaitReport("cut.example.", 1);
        List<String> cuts = cuts(next.body());
        List<String> served = new ArrayList<>();

        int serial = 2;
        for (String cut : cuts) {
            publishAndAwait("cut.example.", serial++, Export.claiming(cut, 2, 6));
            served.add(lab.knot.ask("www.cut.example.", "A"));
            publishAndAwait("cut.example.", serial++, next.withBody(cut));
            served.add(lab.knot.ask("www.cut.example.", "A"));
        }
        publishAndAwait("cut.example.", serial, next.withBody("the last one, so that the one before is done with"));
        served.add(lab.knot.ask("www.cut.example.", "A"));

        assertThat(served).hasSize(2 * cuts.size() + 1).containsOnly("192.0.2.1");
    }

    private void publishAndAwait(String zone, int serial, Export export) throws Exception {
        int before = lab.engine.requests.size();
        lab.engine.publish(zone, serial, export);
        String path = "/api/v1/zones/" + zone + "/export";
        eventually("it was fetched", () -> lab.engine.requestsSince(before, path) > 0);
    }

    /** Before and after each line end, and in the middle of each line. */
    private static List<String> cuts(String body) {
        List<String> cuts = new ArrayList<>();
        int start = 0;
        for (int end = body.indexOf('\n'); end >= 0; end = body.indexOf('\n', start)) {
            cuts.add(body.substring(0, (start + end) / 2));
            cuts.add(body.substring(0, end));
            start = end + 1;
            if (start < body.length()) {
                cuts.add(body.substring(0, start));
            }
        }
        return cuts;
    }
}
