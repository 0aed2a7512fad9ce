package dev.koder.herald.adapter.http.rest;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The octets of a connection as the system hands them over. Read and written by the thread of the connection; others look after it.
 */
final class Wire {

    private static final Logger LOG = System.getLogger(Wire.class.getName());
    private static final int PIECE_BYTES = 16 * 1024;
    private static final long NOT_WRITING = 0;

    private final HelidonSocket socket;
    private final Patience patience;
    private final LongSupplier nanos;
    private volatile long writingSince = NOT_WRITING;

    Wire(HelidonSocket socket, Patience patience, LongSupplier nanos) {
        this.socket = socket;
        this.patience = patience;
        this.nanos = nanos;
    }

    Patience patience() {
        return patience;
    }

    /**
     * Octets that have come, at least one; nothing at the end.
     *
     * @throws SocketTimeoutException where somebody else's patience ended
     */
    byte @Nullable [] read() throws IOException {
        patience.begin();
        byte[] octets = null;
        boolean isWanted;
        try {
            octets = socket.get();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            isWanted = patience.end(octets == null ? 0 : octets.length);
        }
        if (!isWanted) {
            throw new SocketTimeoutException("too slow");
        }
        return octets;
    }

    void write(byte[] octets, int from, int length) throws IOException {
        try {
            for (int written = 0; written < length; written += PIECE_BYTES) {
                writingSince = nanos.getAsLong() | 1;
                socket.write(piece(octets, from + written, Math.min(PIECE_BYTES, length - written)));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            writingSince = NOT_WRITING;
        }
    }

    /** Helidon 4.4 writes too much of what does not begin at the beginning of its array. */
    private static BufferData piece(byte[] octets, int from, int length) {
        return from == 0
                ? BufferData.create(octets, 0, length)
                : BufferData.create(Arrays.copyOfRange(octets, from, from + length));
    }

    /** Whether the other end has taken nothing for longer than this. */
    boolean isStuck(long mostNanos) {
        long since = writingSince;
        return since != NOT_WRITING && nanos.getAsLong() - since > mostNanos;
    }

    /** Ends it, whatever it is about. */
    void cut() {
        try {
            socket.close();
        } catch (UncheckedIOException closed) {
            LOG.log(Level.DEBUG, "connection was closed already");
        }
    }
}
