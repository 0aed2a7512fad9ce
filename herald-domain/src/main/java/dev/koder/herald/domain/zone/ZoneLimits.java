package dev.koder.herald.domain.zone;

/**
 * How large a zone may be, and how much is told of what is wrong with it.
 *
 * @param recordSets the most RRsets of a zone, the SOA left out; at least 1
 * @param findings how many errors, and how many warnings, are told before the rest is only counted; at least 1
 */
public record ZoneLimits(long recordSets, int findings) {

    /** 5 000 000 RRsets, 100 findings. */
    public static final ZoneLimits DEFAULT = new ZoneLimits(5_000_000, 100);

    /** Refuses limits that nothing could keep. */
    public ZoneLimits {
        if (recordSets < 1 || findings < 1) {
            throw new IllegalArgumentException(
                    "zone limits: " + recordSets + " RRsets, " + findings + " findings (expected: at least 1 each)");
        }
    }
}
