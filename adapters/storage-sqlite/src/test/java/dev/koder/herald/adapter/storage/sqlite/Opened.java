package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.OpenOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** Stores that tests open, and the refusals they get. */
final class Opened {

    private Opened() {}

    static SqliteStore at(Path database) {
        return with(SqliteConfig.of(database));
    }

    static SqliteStore with(SqliteConfig config) {
        OpenOutcome outcome = SqliteStore.open(config, new Random(1));
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        return ((OpenOutcome.Opened) outcome).store();
    }

    /** A store that waits for others no longer than a test can. */
    static SqliteConfig impatient(Path database) {
        return new SqliteConfig(database, 16, 2, Duration.ofMillis(50));
    }

    /** Why a database is not opened. */
    static String refusal(Path database) {
        OpenOutcome outcome = SqliteStore.open(impatient(database), new Random(1));
        assertThat(outcome).isInstanceOf(OpenOutcome.Refused.class);
        return ((OpenOutcome.Refused) outcome).reason();
    }
}
