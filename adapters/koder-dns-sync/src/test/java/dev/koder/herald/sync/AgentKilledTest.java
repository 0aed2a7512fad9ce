package dev.koder.herald.sync;

import static dev.koder.herald.sync.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.sync.lab.NeedsKnotd;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kill -9 of the agent, alone and together with knotd, while a version is on trial. */
@NeedsKnotd
final class AgentKilledTest {
    private static final String ZONE = "example.org.";
    private static final String WWW = "www.example.org.";

    private PopLab lab;

    @BeforeEach
    void serve_one_zone() throws Exception {
        lab = PopLab.runningProcess();
        lab.engine.publish(ZONE, 12, "www.example.org. A 192.0.2.12");
        lab.awaitReport(ZONE, 12);
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    @Test
    void an_agent_killed_between_rename_and_confirmation_leaves_a_version_on_trial_that_the_next_one_confirms()
            throws Exception {
        lab.knot.freeze();
        lab.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.13");
        Path before = lab.zoneFile(ZONE).resolveSibling("example.org.zone.prev");
        eventually("the new file is on trial", () -> Files.exists(before));
        lab.endAgentProcess(true);
        lab.knot.thaw();

        lab.startAgentProcess();
        lab.awaitReport(ZONE, 13);

        assertThat(lab.knot.ask(WWW, "A")).isEqualTo("192.0.2.13");
        assertThat(before).doesNotExist();
    }

    @Test
    void both_killed_while_a_version_is_on_trial_come_back_with_it() throws Exception {
        lab.knot.freeze();
        lab.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.13");
        Path before = lab.zoneFile(ZONE).resolveSibling("example.org.zone.prev");
        eventually("the new file is on trial", () -> Files.exists(before));
        lab.endAgentProcess(true);
        lab.knot.kill();

        lab.knot.start();
        lab.awaitAnswer(WWW, "A", "192.0.2.13");
        lab.startAgentProcess();
        lab.awaitReport(ZONE, 13);

        assertThat(before).doesNotExist();
    }

    @Test
    void sigterm_ends_the_agent_in_good_order_and_makes_room_for_the_next() throws Exception {
        int status = lab.endAgentProcess(false);

        lab.startAgentProcess();
        lab.engine.publish(ZONE, 13, "www.example.org. A 192.0.2.13");
        lab.awaitReport(ZONE, 13);

        assertThat(status).as("the status of a JVM that ended by SIGTERM").isEqualTo(128 + 15);
    }
}
