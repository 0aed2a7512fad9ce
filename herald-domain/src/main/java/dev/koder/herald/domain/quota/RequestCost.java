package dev.koder.herald.domain.quota;

/**
 * What a request costs by the size of its body, in tokens: 1 up to 2 KiB, which ten or twenty RRsets fit into, and twice as
 * much for every further ten times the size. So a batch is always cheaper than its parts.
 */
public final class RequestCost {

    private static final long SMALL_OCTETS = 2048;
    private static final int STEP = 10;

    private RequestCost() {}

    /** The tokens of a body of so many octets. */
    public static int ofBody(long octets) {
        int tokens = 1;
        for (long most = SMALL_OCTETS; octets > most && most < Long.MAX_VALUE / STEP; most *= STEP) {
            tokens *= 2;
        }
        return tokens;
    }
}
