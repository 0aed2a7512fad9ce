package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A wire as a stream to read from. */
final class WireInput extends InputStream {

    private final Wire wire;
    private byte @Nullable [] held = new byte[0];
    private int next;

    WireInput(Wire wire) {
        this.wire = wire;
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        byte[] left = held;
        if (left != null && next == left.length) {
            left = wire.read();
            held = left;
            next = 0;
        }
        if (left == null) {
            return -1;
        }
        int taken = Math.min(length, left.length - next);
        System.arraycopy(left, next, octets, from, taken);
        next += taken;
        return taken;
    }

    @Override
    public int available() {
        byte[] left = held;
        return left == null ? 0 : left.length - next;
    }
}
