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

    private byte[][] chunks = {new byte[SMALLEST]};
    private int last;
    private int used;

    /** Keeps a piece of at most 2^20 octets; returns its place, to be read without its sign. */
    int add(OctetBuffer piece) {
        makeRoom(piece.size());
        int place = last << OFFSET_BITS | used;
        System.arraycopy(piece.storage(), 0, chunks[last], used, piece.size());
        used += piece.size();
        return place;
    }

    private void makeRoom(int length) {
        if (used + length > CHUNK) {
            if (last + 1 == MOST) {
                throw new IllegalStateException("4 GiB of octets (expected: less)");
            }
            last++;
            used = 0;
            chunks = last == chunks.length ? Arrays.copyOf(chunks, 2 * last) : chunks;
            chunks[last] = new byte[CHUNK];
        } else if (used + length > chunks[last].length) {
            chunks[last] = Arrays.copyOf(chunks[last], Math.min(CHUNK, 2 * (used + length)));
        }
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
