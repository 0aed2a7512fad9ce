package dev.koder.herald.domain.review;

/**
 * How many change requests are kept of a tenant. Those that are open are never forgotten; those that have ended make room, the earliest
 * first.
 *
 * @param open the most that are open
 * @param openOctets the most octets of those, as {@link Proposal#octets} counts
 * @param kept the most in all; not less than may be open
 * @param keptOctets the most octets of all; not less than may be open
 */
public record ChangeRequestLimits(int open, long openOctets, int kept, long keptOctets) {

    /** 1000 open ones of 64 MiB together, 10 000 in all of 256 MiB. */
    public static final ChangeRequestLimits DEFAULT = new ChangeRequestLimits(1000, 64L << 20, 10_000, 256L << 20);

    /** Refuses limits by which what is open would have to be forgotten. */
    public ChangeRequestLimits {
        if (open < 0 || kept < open || keptOctets < openOctets) {
            throw new IllegalArgumentException("open: " + open + " of " + kept + ", " + openOctets + " octets of "
                    + keptOctets + " (expected: 0 or more, and no more than are kept)");
        }
    }

    /** The same, with so many that may be open. */
    public ChangeRequestLimits withOpen(int most) {
        return new ChangeRequestLimits(most, openOctets, Math.max(kept, most), keptOctets);
    }

    /** Whether so many may be open. */
    public boolean allowOpen(long count, long octets) {
        return count <= open && octets <= openOctets;
    }

    /** Whether so many may be kept. */
    public boolean allowKept(long count, long octets) {
        return count <= kept && octets <= keptOctets;
    }
}
