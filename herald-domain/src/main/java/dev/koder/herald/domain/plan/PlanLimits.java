package dev.koder.herald.domain.plan;

/**
 * How much a tenant can have planned at once.
 *
 * @param plans the most plans; at least 1
 * @param octets the most octets of all of them, as {@link Prospect#octets} counts
 * @param octetsOfOne the most octets of one plan
 */
public record PlanLimits(int plans, long octets, long octetsOfOne) {

    /** 1000 plans of 64 MiB together, 4 MiB each. */
    public static final PlanLimits DEFAULT = new PlanLimits(1000, 64L << 20, 4L << 20);

    /** Whether so much can be kept. */
    public boolean allow(long count, long octetsOfAll) {
        return count <= plans && octetsOfAll <= octets;
    }
}
