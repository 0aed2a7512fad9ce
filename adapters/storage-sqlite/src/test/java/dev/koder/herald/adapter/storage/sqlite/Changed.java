package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.testkit.ZoneBuilder;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.domain.zone.ChangeId;

/** Changes that tests make without interest in how. */
final class Changed {

    private Changed() {}

    static ChangeId create(SqliteStore store, String zone) {
        CreateOutcome outcome =
                store.stores().zones().create(ZoneBuilder.aZone().named(zone).creation());
        assertThat(outcome).isInstanceOf(CreateOutcome.Created.class);
        return ((CreateOutcome.Created) outcome).version().change();
    }
}
