package dev.koder.herald.adapter.client.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells of what is sent that it cannot be read, so that nobody looks for it at the engine. */
final class SourceStream extends FilterInputStream {

    private final String name;

    /** @param name what messages call it */
    SourceStream(String name, InputStream in) {
        super(in);
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        try {
            return super.read(octets, offset, length);
        } catch (IOException failure) {
            throw new OwnEndException(name + ": cannot be read (" + failure.getMessage() + ")", failure);
        }
    }
}
