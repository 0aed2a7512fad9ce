package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** SQLite's log as octets: a header of 32, then frames of 24 and a page each (the file format's section on the WAL). */
final class LogFile {

    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int PAGE = 4096;

    private LogFile() {}

    /** How many transactions stand in a log that has not been begun anew: the last frame of each says how large it left the file. */
    static long committedTransactions(Path log) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(Files.readAllBytes(log));
        long transactions = 0;
        for (int frame = HEADER; frame + FRAME_HEADER + PAGE <= octets.limit(); frame += FRAME_HEADER + PAGE) {
            if (octets.getInt(frame + 4) != 0) {
                transactions++;
            }
        }
        return transactions;
    }
}
