package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.sqlite.SqliteStore.Upkeep;

/** What comes of work on databases as wholes, in tests. */
final class Upkept {

    private Upkept() {}

    /** What work tells that is done. */
    static <T> T done(Upkeep<T> outcome) {
        assertThat(outcome).isInstanceOf(Upkeep.Done.class);
        return ((Upkeep.Done<T>) outcome).result();
    }

    static void assertSound(SqliteConfig config) {
        assertThat(done(SqliteStore.examine(config)).damages()).isEmpty();
    }
}
