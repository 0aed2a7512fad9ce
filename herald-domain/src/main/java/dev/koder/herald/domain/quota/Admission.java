package dev.koder.herald.domain.quota;

/** What a limit says to a request. */
public sealed interface Admission {

    /** No limit is set. */
    record Unlimited() implements Admission {}

    /**
     * It may go on.
     *
     * @param left how many tokens there are still
     * @param seconds until all of them are there again
     */
    record Admitted(LimitClass limitClass, RateLimit limit, long left, long seconds) implements Admission {}

    /**
     * It has to wait.
     *
     * @param left how many tokens there are, fewer than it costs
     * @param seconds until there are enough, 1 or more
     */
    record Limited(LimitClass limitClass, RateLimit limit, long left, long seconds) implements Admission {}
}
