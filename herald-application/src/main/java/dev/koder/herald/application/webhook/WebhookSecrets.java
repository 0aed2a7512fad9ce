package dev.koder.herald.application.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What messages are signed with.
 *
 * @param current the secret that was made last
 * @param previous the one before it, which still signs for a while, so that receivers can change over
 */
public record WebhookSecrets(WebhookSecret current, Optional<Expiring> previous) {

    /** For how long the secret before the current one still signs. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** A secret that signs until a time. */
    public record Expiring(WebhookSecret secret, Instant until) {}

    /** The first secret. */
    static WebhookSecrets of(WebhookSecret first) {
        return new WebhookSecrets(first, Optional.empty());
    }

    /** A new one takes the place of the current one. */
    WebhookSecrets rotated(WebhookSecret next, Instant now) {
        return new WebhookSecrets(next, Optional.of(new Expiring(current, now.plus(OVERLAP))));
    }

    /** Those that sign at this time, the newest first. */
    public List<WebhookSecret> at(Instant now) {
        return Stream.concat(
                        Stream.of(current),
                        previous.filter(old -> now.isBefore(old.until())).map(Expiring::secret).stream())
                .toList();
    }
}
