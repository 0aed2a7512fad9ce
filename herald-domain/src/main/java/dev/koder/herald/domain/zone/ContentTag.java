package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.record.RecordSet;
import java.util.HexFormat;

/**
 * Names an RRset's content, TTL included: equal content has an equal tag, whichever version it is read from.
 *
 * <p>It guards a tenant against overwriting what it has not seen. It is no defence against somebody who builds two
 * contents with one tag on purpose: only the tenant itself could, and only to its own harm.
 *
 * @param value 64 bits
 */
public record ContentTag(long value) {

    private static final long SEED = 0x9e3779b97f4a7c15L;

    /** The tag of this RRset's content. */
    public static ContentTag of(RecordSet recordSet) {
        long hash = mix(SEED ^ recordSet.ttl().seconds());
        for (byte octet : recordSet.packed()) {
            hash = mix(hash ^ (octet & 0xffL)) + SEED;
        }
        return new ContentTag(hash);
    }

    private static long mix(long bits) {
        long first = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return second ^ (second >>> 31);
    }

    /** Sixteen hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
