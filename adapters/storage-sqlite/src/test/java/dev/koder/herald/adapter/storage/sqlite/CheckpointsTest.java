package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the log is worked off while writes go on, and how large it gets. */
class CheckpointsTest {

    /** Some 100 pages. */
    private static final int NOTE_OCTETS = 400_000;

    /** Writes enough for the log to be worked off many times. */
    private static final int MANY = 2000;

    @TempDir
    private Path folder;

    private SqliteStore store;
    private Session reader;
    private int written;

    @BeforeEach
    void open() {
        Path database = folder.resolve("herald.db");
        store = Opened.with(SqliteConfig.of(database));
        reader = new Connections(SqliteConfig.of(database)).reader();
    }

    @AfterEach
    void close() {
        reader.close();
        store.close();
    }

    @Test
    void the_log_begins_anew_while_writes_go_on() {
        writeUntilLogHas(Checkpoints.FRAMES);

        boolean beginsAnew = writeUntilLogIsShort();

        assertThat(beginsAnew).isTrue();
    }

    @Test
    void whoever_reads_an_old_state_reads_it_to_its_end_and_then_the_log_begins_anew() {
        write();
        reader.beginReading();
        assertThat(notes()).isEqualTo(1);

        writeUntilLogHas(2 * Checkpoints.FRAMES + Checkpoints.FRAMES / 2);
        assertThat(notes()).isEqualTo(1);
        reader.commit();

        assertThat(notes()).isEqualTo(written);
        assertThat(writeUntilLogIsShort()).isTrue();
    }

    private void writeUntilLogHas(int frames) {
        while (frames() < frames) {
            write();
        }
    }

    /** Whether it ever gets short again. */
    private boolean writeUntilLogIsShort() {
        for (int i = 0; i < MANY; i++) {
            if (frames() < Checkpoints.FRAMES) {
                return true;
            }
            write();
        }
        return false;
    }

    private long frames() {
        try (Session looking = new Connections(SqliteConfig.of(folder.resolve("herald.db"))).writer()) {
            return Checkpoints.frames(looking);
        }
    }

    private long notes() {
        return reader.number("SELECT count(*) FROM meta WHERE name LIKE 'note-%'");
    }

    private void write() {
        String name = "note-" + written++;
        store.writer().write(session -> {
            session.run("INSERT INTO meta (name, value) VALUES (?, hex(zeroblob(?)))", name, NOTE_OCTETS / 2);
            return name;
        });
    }
}
