package dev.koder.herald.application.retry;

/** What is known of an idempotency key under which a request was answered. */
public sealed interface EarlierAnswer {

    /**
     * The same request got this answer.
     *
     * @param text as whoever gave it wrote it down
     */
    record Given(String text) implements EarlierAnswer {}

    /** It was another request. */
    record ToOtherRequest() implements EarlierAnswer {}
}
