package dev.koder.herald.adapter.http.rest;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a connection, as Helidon reads it: with a first request in HTTP/1.0 put as one in HTTP/1.1. Used by the thread of
 * the connection.
 */
final class Inflow implements Supplier<byte @Nullable []> {

    /** A request line and headers, as long as Helidon takes them, and a little more, so that it is Helidon that refuses. */
    private static final int MOST_HEAD_BYTES = 32 * 1024;

    private final Octets octets;
    private final Wire wire;
    private final Outflow outflow;
    private boolean isFirst = true;
    private boolean isOldHttp;

    Inflow(Octets octets, Wire wire, Outflow outflow) {
        this.octets = octets;
        this.wire = wire;
        this.outflow = outflow;
    }

    /** Whether the one request is in HTTP/1.0. */
    boolean isOldHttp() {
        return isOldHttp;
    }

    /** The head of a request is there: what comes now is its body. */
    void headRead() {
        wire.patience().headRead();
    }

    /** A request is answered: what comes now is the next one. */
    void answered() {
        outflow.forgetAnswer();
        wire.patience().awaitRequest();
    }

    @Override
    public byte @Nullable [] get() {
        try {
            if (isFirst) {
                isFirst = false;
                return first();
            }
            return octets.read();
        } catch (IOException gone) {
            throw new CloseConnectionException("lost", gone);
        }
    }

    private byte @Nullable [] first() throws IOException {
        byte[] read = octets.read();
        if (read == null) {
            return null;
        }
        byte[] line = upTo(read, Part.LINE);
        if (!OldHttp.isSpoken(line)) {
            return line;
        }
        byte[] head = upTo(line, Part.HEAD);
        Optional<byte[]> renewed = OldHttp.renewed(head);
        isOldHttp = renewed.isPresent();
        return renewed.orElse(head);
    }

    private enum Part {
        LINE,
        HEAD
    }

    /** What was read, and what comes until this part is whole, or can no longer become it. */
    private byte[] upTo(byte[] read, Part part) throws IOException {
        byte[] all = read;
        while (all.length < MOST_HEAD_BYTES && !isWhole(all, part)) {
            byte[] next = octets.read();
            if (next == null) {
                return all;
            }
            byte[] longer = Arrays.copyOf(all, all.length + next.length);
            System.arraycopy(next, 0, longer, all.length, next.length);
            all = longer;
        }
        return all;
    }

    private static boolean isWhole(byte[] octets, Part part) {
        return switch (part) {
            case LINE -> OldHttp.hasLine(octets);
            case HEAD -> OldHttp.hasHead(octets);
        };
    }
}
