package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Which of two files is at fault where one is copied into the other. */
class CopyFaultTest {

    private final CopyFault faults = new CopyFault(Path.of("/data/herald.db"), Path.of("/backup/copy.db"), "do this");

    @Test
    void a_full_disk_is_that_of_the_copy() {
        assertThat(told(SQLiteErrorCode.SQLITE_FULL))
                .startsWith("/backup/copy.db: no space left on the disk (a copy takes as much room as /data/herald.db");
    }

    @Test
    void what_cannot_be_written_is_the_copy() {
        assertThat(told(SQLiteErrorCode.SQLITE_IOERR_WRITE)).startsWith("/backup/copy.db: cannot be written (");
        assertThat(told(SQLiteErrorCode.SQLITE_READONLY)).startsWith("/backup/copy.db: cannot be written (");
    }

    @Test
    void what_cannot_be_read_is_what_is_copied() {
        assertThat(told(SQLiteErrorCode.SQLITE_IOERR_READ)).startsWith("/data/herald.db: cannot be read (");
    }

    @Test
    void what_is_damaged_is_what_is_copied() {
        assertThat(told(SQLiteErrorCode.SQLITE_CORRUPT)).startsWith("/data/herald.db: damaged (do this; ");
    }

    private String told(SQLiteErrorCode code) {
        return String.valueOf(faults.told(new SqliteFault(new SQLiteException("so it said", code)))
                .getMessage());
    }
}
