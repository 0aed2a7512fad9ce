package dev.koder.herald.application.webhook;

import java.util.Arrays;

/** Whether a webhook is called. */
public enum WebhookState {
    /** It is. */
    ACTIVE("active"),
    /** Its tenant switched it off. */
    DISABLED("disabled"),
    /** Too much went wrong; it goes on where it was once its tenant resumes it. */
    PAUSED("paused"),
    /** Its receiver said that it is gone for good. */
    GONE("gone");

    private final String word;

    WebhookState(String word) {
        this.word = word;
    }

    /** The state as it is shown to programs and stored. */
    public String word() {
        return word;
    }

    /** The state of this word, which is one. */
    public static WebhookState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + ": no state of a webhook"));
    }
}
