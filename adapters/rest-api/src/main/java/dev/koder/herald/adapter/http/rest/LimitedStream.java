package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body that ends the request with a {@link Refusal} when it turns out to be too large, or larger than the caller's budget has
 * room for, before it is taken in.
 */
final class LimitedStream extends InputStream {

    private final InputStream in;
    private final long most;
    private final RequestBudget budget;
    private long left;

    LimitedStream(Incoming incoming, long most, RequestBudget budget) {
        if (incoming.declaredLength().orElse(0) > most) {
            throw tooLarge(most);
        }
        budget.spendOnBody(incoming.declaredLength().orElse(0));
        this.budget = budget;
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
        budget.spendOnBody(most - left);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
