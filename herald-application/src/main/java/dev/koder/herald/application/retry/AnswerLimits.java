package dev.koder.herald.application.retry;

/**
 * How many answers are remembered of one tenant's requests.
 *
 * @param answers the most
 * @param octets the most of all of them together, in UTF-8
 */
public record AnswerLimits(long answers, long octets) {

    /** 100 000 answers of 64 MiB together. */
    public static final AnswerLimits DEFAULT = new AnswerLimits(100_000, 64L << 20);

    /** Whether so much can be kept. */
    public boolean allow(long count, long octetsOfAll) {
        return count <= answers && octetsOfAll <= octets;
    }
}
