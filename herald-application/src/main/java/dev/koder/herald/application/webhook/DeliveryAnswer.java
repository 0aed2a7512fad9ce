package dev.koder.herald.application.webhook;

/** What became of sending a message. */
public sealed interface DeliveryAnswer {

    /**
     * The receiver took it.
     *
     * @param status 200 to 299
     */
    record Accepted(int status) implements DeliveryAnswer {}

    /** The receiver is gone for good (410). */
    record Gone() implements DeliveryAnswer {}

    /**
     * It did not.
     *
     * @param reason for the tenant: what was wrong, in one line
     */
    record Failed(String reason) implements DeliveryAnswer {}
}
