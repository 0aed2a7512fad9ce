package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.io.OutputStream;

/** A wire as a stream to write to. */
final class WireOutput extends OutputStream {

    private final Wire wire;

    WireOutput(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void write(int octet) throws IOException {
        wire.write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        wire.write(octets, from, length);
    }
}
