package dev.koder.herald.adapter.client.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Tells how far the reading of a stream has got. */
final class CountedStream extends FilterInputStream {

    private final OptionalLong all;
    private final HeraldClient.Progress progress;
    private long bytes;

    CountedStream(InputStream in, OptionalLong all, HeraldClient.Progress progress) {
        super(in);
        this.all = all;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        moved(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        int read = super.read(octets, offset, length);
        moved(Math.max(0, read));
        return read;
    }

    private void moved(int more) {
        if (more > 0) {
            bytes += more;
            progress.moved(bytes, all);
        }
    }
}
