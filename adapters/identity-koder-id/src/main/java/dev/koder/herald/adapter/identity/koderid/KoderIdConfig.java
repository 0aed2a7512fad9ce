package dev.koder.herald.adapter.identity.koderid;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How tokens are told to be Koder ID's, and meant for Herald.
 *
 * @param issuer what {@code iss} must be, letter for letter
 * @param audience what {@code aud} must be or contain, letter for letter
 * @param keySet where the key set (RFC 7517, section 5) is found: {@code https:}, {@code file:}, or {@code http:} on a
 *     loopback address; empty where the issuer is to tell (OpenID Connect Discovery 1.0), whose name is then such an address
 * @param keySetLifetime after how long the key set is fetched anew; until that succeeds the old one stays in use
 * @param fetchPause how much time passes at least between two attempts to fetch the key set, whoever asks
 * @param clockSkew by how much {@code nbf} and {@code iat} may lie in the future
 * @param operators the {@code sub} of those whose tokens may carry {@code herald.operator}; in all others it says nothing
 * @param pointsOfPresence the {@code sub} of those whose tokens may carry {@code herald.pop}; in all others it says nothing
 */
public record KoderIdConfig(
        String issuer,
        String audience,
        Optional<URI> keySet,
        Duration keySetLifetime,
        Duration fetchPause,
        Duration clockSkew,
        Set<String> operators,
        Set<String> pointsOfPresence) {

    /** A key set is fetched anew once a day. */
    public static final Duration DEFAULT_KEY_SET_LIFETIME = Duration.ofHours(24);

    /** A flood of tokens with unknown keys costs Koder ID one request in 30 seconds. */
    public static final Duration DEFAULT_FETCH_PAUSE = Duration.ofSeconds(30);

    /** Two clocks are taken to differ by a minute at most. */
    public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(60);

    /** Refuses what would let everybody in, or nobody. */
    public KoderIdConfig {
        operators = Set.copyOf(operators);
        pointsOfPresence = Set.copyOf(pointsOfPresence);
        require(!issuer.isBlank(), "issuer", issuer, "the issuer's name, as in the iss claim of its tokens");
        require(!audience.isBlank(), "audience", audience, "Herald's name, as in the aud claim of tokens meant for it");
        keySet.ifPresent(place -> require(
                Trust.isSafe(place),
                "key-set",
                place.toString(),
                "an https: or file: URI, or http: on a loopback address"));
        require(keySet.isPresent() || IssuerMetadata.isTellingFrom(issuer), "issuer", issuer, IssuerMetadata.EXPECTED);
        require(isPositive(keySetLifetime), "key-set-lifetime", keySetLifetime.toString(), "more than 0");
        require(isPositive(fetchPause), "fetch-pause", fetchPause.toString(), "more than 0");
        require(!clockSkew.isNegative(), "clock-skew", clockSkew.toString(), "0 or more");
    }

    /** As usual: a key set that lives for a day, a minute of skew, no operators and no points of presence. */
    public static KoderIdConfig of(String issuer, String audience, URI keySet) {
        return of(issuer, audience, Optional.of(keySet));
    }

    /** As usual, with a key set whose place the issuer may tell. */
    public static KoderIdConfig of(String issuer, String audience, Optional<URI> keySet) {
        return new KoderIdConfig(
                issuer,
                audience,
                keySet,
                DEFAULT_KEY_SET_LIFETIME,
                DEFAULT_FETCH_PAUSE,
                DEFAULT_CLOCK_SKEW,
                Set.of(),
                Set.of());
    }

    /** The same with these operators and points of presence. */
    public KoderIdConfig withPlatform(Set<String> newOperators, Set<String> newPointsOfPresence) {
        return new KoderIdConfig(
                issuer, audience, keySet, keySetLifetime, fetchPause, clockSkew, newOperators, newPointsOfPresence);
    }

    /** Whether an issuer of this name can be asked where its keys are. */
    public static boolean tellsOfItself(String issuer) {
        return IssuerMetadata.isTellingFrom(issuer);
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
