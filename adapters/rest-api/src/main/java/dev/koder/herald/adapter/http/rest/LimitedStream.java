package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.io.InputStream;

/** A body that ends the request with a {@link Refusal} when it turns out to be too large, before it is taken in. */
final class LimitedStream extends InputStream {

    private final InputStream in;
    private final long most;
    private long left;

    LimitedStream(Incoming incoming, long most) {
        if (incoming.declaredLength().orElse(0) > most) {
            throw tooLarge(most);
        }
        this.in = incoming.body();
        this.most = most;
        this.left = most;
    }

    private static Refusal tooLarge(long most) {
        return new Refusal(
                ProblemType.BODY_TOO_LARGE, "body: more than " + most + " octets (expected: at most " + most + ")");
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        int read = in.read(octets, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int octets) {
        left -= octets;
        if (left < 0) {
            throw tooLarge(most);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
