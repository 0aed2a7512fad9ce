package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.health.port.Writability;
import dev.koder.herald.application.port.StoreUnavailableException;
import java.util.Optional;

/** Knows from the writer whether writes are taken. Only after one was not, a small one is tried. */
final class SqliteWritability implements Writability {

    private static final String TRIAL = "trial";

    private final Writer writer;

    SqliteWritability(Writer writer) {
        this.writer = writer;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return writer.obstacle().isEmpty() ? Optional.empty() : tried();
    }

    private Optional<Obstacle> tried() {
        try {
            writer.write(session -> {
                session.run(MetaSql.PUT, TRIAL, "");
                return TRIAL;
            });
            return writer.obstacle();
        } catch (StoreUnavailableException unavailable) {
            return Optional.of(unavailable.obstacle());
        }
    }
}
