package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.OpenOutcome;
import java.nio.file.Path;
import java.util.Random;

/** Stores that tests open, and the refusals they get. */
final class Opened {

    private Opened() {}

    static SqliteStore at(Path database) {
        return at(database, new Random(1));
    }

    static SqliteStore at(Path database, Random random) {
        return with(SqliteConfig.of(database), random);
    }

    static SqliteStore with(SqliteConfig config, Random random) {
        OpenOutcome outcome = SqliteStore.open(config, random);
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        return ((OpenOutcome.Opened) outcome).store();
    }

    /** Why a database is not opened. */
    static String refusal(Path database) {
        OpenOutcome outcome = SqliteStore.open(SqliteConfig.of(database), new Random(1));
        assertThat(outcome).isInstanceOf(OpenOutcome.Refused.class);
        return ((OpenOutcome.Refused) outcome).reason();
    }
}
