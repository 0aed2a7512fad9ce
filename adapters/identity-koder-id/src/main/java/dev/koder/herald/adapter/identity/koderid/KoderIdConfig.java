package dev.koder.herald.adapter.identity.koderid;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * How tokens are told to be Koder ID's, and meant for Herald.
 *
 * @param issuer what {@code iss} must be, letter for letter
 * @param audience what {@code aud} must be or contain, letter for letter
 * @param keySet where the key set (RFC 7517, section 5) is found: {@code https:}, {@code file:}, or {@code http:} on a
 *     loopback address
 * @param keySetLifetime after how long the key set is fetched anew; until that succeeds the old one stays in use
 * @param fetchPause how much time passes at least between two attempts to fetch the key set, whoever asks
 * @param clockSkew by how much {@code nbf} and {@code iat} may lie in the future
 * @param operators the {@code sub} of those whose tokens may carry {@code herald.operator}; in all others it says nothing
 */
public record KoderIdConfig(
        String issuer,
        String audience,
        URI keySet,
        Duration keySetLifetime,
        Duration fetchPause,
        Duration clockSkew,
        Set<String> operators) {

    /** A key set is fetched anew once a day. */
    public static final Duration DEFAULT_KEY_SET_LIFETIME = Duration.ofHours(24);

    /** A flood of tokens with unknown keys costs Koder ID one request in 30 seconds. */
    public static final Duration DEFAULT_FETCH_PAUSE = Duration.ofSeconds(30);

    /** Two clocks are taken to differ by a minute at most. */
    public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(60);

    /** Refuses what would let everybody in, or nobody. */
    public KoderIdConfig {
        operators = Set.copyOf(operators);
        require(!issuer.isBlank(), "issuer", issuer, "the issuer's name, as in the iss claim of its tokens");
        require(!audience.isBlank(), "audience", audience, "Herald's name, as in the aud claim of tokens meant for it");
        require(
                isTrustworthy(keySet),
                "key-set",
                keySet.toString(),
                "an https: or file: URI, or http: on a loopback address");
        require(isPositive(keySetLifetime), "key-set-lifetime", keySetLifetime.toString(), "more than 0");
        require(isPositive(fetchPause), "fetch-pause", fetchPause.toString(), "more than 0");
        require(!clockSkew.isNegative(), "clock-skew", clockSkew.toString(), "0 or more");
    }

    /** As usual: a key set that lives for a day, a minute of skew, and no operators. */
    public static KoderIdConfig of(String issuer, String audience, URI keySet) {
        return new KoderIdConfig(
                issuer, audience, keySet, DEFAULT_KEY_SET_LIFETIME, DEFAULT_FETCH_PAUSE, DEFAULT_CLOCK_SKEW, Set.of());
    }

    /** The same with these operators. */
    public KoderIdConfig operatedBy(Set<String> subjects) {
        return new KoderIdConfig(issuer, audience, keySet, keySetLifetime, fetchPause, clockSkew, subjects);
    }

    /** Whoever can change the key set on its way owns every tenant. */
    private static boolean isTrustworthy(URI keySet) {
        String scheme = keySet.getScheme() == null ? "" : keySet.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> keySet.getPath() != null;
            case "https" -> keySet.getHost() != null;
            case "http" -> isLoopback(keySet.getHost() == null ? "" : keySet.getHost());
            default -> false;
        };
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean lawful, String key, String value, String expected) {
        if (!lawful) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: " + expected + ")");
        }
    }
}
