package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While nothing changes, the engine hears one question at a time, however many zones are served. */
@Timeout(120)
final class IdlePopTest {
    private static final int ZONES = 500;
    private static final int ROUNDS = 20;

    @TempDir
    private Path folder;

    private Pop pop;

    @BeforeEach
    void open() {
        pop = new Pop(folder);
    }

    @AfterEach
    void close() {
        pop.close();
    }

    @Test
    void asks_for_news_and_for_nothing_else() {
        pop.engine.pageSize(ZONES);
        for (int i = 0; i < ZONES; i++) {
            pop.engine.publish("z" + i + ".example.", 1);
        }
        for (int i = 0; i < ZONES && pop.engine.fetched.size() < ZONES; i++) {
            pop.feedAndUpdate();
        }
        pop.settle();
        pop.settle();
        assertThat(pop.knot.configured()).hasSize(ZONES);
        int asked = pop.engine.asked.size();
        int fetched = pop.engine.fetched.size();
        int reports = pop.engine.reports.size();

        for (int i = 0; i < ROUNDS; i++) {
            pop.round();
        }

        assertThat(pop.engine.asked).hasSize(asked + ROUNDS);
        assertThat(pop.engine.fetched).hasSize(fetched);
        assertThat(pop.engine.reports).hasSize(reports);
    }
}
