package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import java.util.Arrays;

/** Octets that grow without being copied again and again, in pieces that lie whole in a chunk each. Not thread-safe. */
final class Chunks {

    /** A place is the number of a chunk above so many bits, and the offset in it below. */
    private static final int OFFSET_BITS = 20;

    private static final int CHUNK = 1 << OFFSET_BITS;
    private static final int SMALLEST = 4096;
    private static final int MOST = 1 << (Integer.SIZE - OFFSET_BITS);

    private OctetBuffer open = new OctetBuffer(SMALLEST);
    private byte[][] chunks = {open.storage()};
    private int last;

    /** Makes room for a piece of at most 2^20 octets; returns where it is to be appended, at the {@link #nextPlace}. */
    OctetBuffer roomFor(int length) {
        if (open.size() + length > CHUNK) {
            if (last + 1 == MOST) {
                throw new IllegalStateException("4 GiB of octets (expected: less)");
            }
            last++;
            chunks = last == chunks.length ? Arrays.copyOf(chunks, 2 * last) : chunks;
            open = new OctetBuffer(CHUNK);
        }
        chunks[last] = open.reserve(length);
        return open;
    }

    /** The place of the piece that is appended next, to be read without its sign. */
    int nextPlace() {
        return last << OFFSET_BITS | open.size();
    }

    /** The chunk in which a place lies. */
    byte[] chunk(int place) {
        return chunks[place >>> OFFSET_BITS];
    }

    /** Where in its chunk a place lies. */
    int offset(int place) {
        return place & (CHUNK - 1);
    }
}
