package dev.koder.herald.adapter.identity.koderid;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.OneLine;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the claims of a token must say, and who they make of its bearer (RFC 7519, section 4.1; RFC 9068). */
final class ClaimRules {

    private static final String OUR_SCOPES = "herald.";

    private static final int LONGEST_ID = 256;

    /** The end of the year 9999. */
    private static final double LATEST_SECOND = 253_402_300_799.0;

    private final String issuer;
    private final String audience;
    private final Duration skew;
    private final Set<String> operators;
    private final Set<String> pointsOfPresence;
    private final InstantSource clock;

    ClaimRules(KoderIdConfig config, InstantSource clock) {
        this.issuer = config.issuer();
        this.audience = config.audience();
        this.skew = config.clockSkew();
        this.operators = config.operators();
        this.pointsOfPresence = config.pointsOfPresence();
        this.clock = clock;
    }

    Caller callerOf(Map<String, Object> claims) throws TokenRefusal {
        require(issuer.equals(claims.get("iss")), "token of another issuer");
        require(isMeantForUs(claims.get("aud")), "token for another audience");
        checkTimes(claims);
        TenantId tenant = tenant(claims.get("sub"));
        ChangeNote note = new ChangeNote(Optional.empty(), Optional.empty(), credential(claims.get("jti")));
        return new Caller(tenant, actor(claims, tenant), permissions(claims, tenant))
                .until(Optional.of(end(claims)))
                .with(note);
    }

    private boolean isMeantForUs(@Nullable Object claim) {
        if (claim instanceof List<?> list) {
            return list.stream().allMatch(String.class::isInstance) && list.contains(audience);
        }
        return audience.equals(claim);
    }

    /** An end without leeway, as a token that is over is over; a beginning with leeway, as clocks differ. */
    private void checkTimes(Map<String, Object> claims) throws TokenRefusal {
        double now = clock.millis() / 1000.0;
        require(claims.get("exp") instanceof Number, "token names no end (expected: exp, a number)");
        require(now < number(claims, "exp"), "token expired");
        double latest = now + skew.toSeconds();
        require(!claims.containsKey("nbf") || number(claims, "nbf") <= latest, "token not valid yet");
        require(!claims.containsKey("iat") || number(claims, "iat") <= latest, "token issued in the future");
    }

    private static Instant end(Map<String, Object> claims) throws TokenRefusal {
        return Instant.ofEpochSecond((long) Math.min(number(claims, "exp"), LATEST_SECOND));
    }

    /** Seconds since 1970, fractions allowed (RFC 7519, section 2). */
    private static double number(Map<String, Object> claims, String name) throws TokenRefusal {
        if (claims.get(name) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new TokenRefusal(name + " is not a number");
    }

    private static TenantId tenant(@Nullable Object subject) throws TokenRefusal {
        try {
            return new TenantId(text(subject, "sub"));
        } catch (DnsFormatException misshapen) {
            throw new TokenRefusal("sub is no tenant id (expected: 1 to 128 visible ASCII characters)");
        }
    }

    /** Who acts for the tenant (RFC 8693, sections 4.1 and 4.3), else the tenant itself. */
    private static Actor actor(Map<String, Object> claims, TenantId tenant) throws TokenRefusal {
        try {
            if (claims.containsKey("act")) {
                require(claims.get("act") instanceof Map<?, ?>, "act is not an object");
                return new Actor(text(((Map<?, ?>) claims.get("act")).get("sub"), "act.sub"));
            }
            for (String claim : List.of("client_id", "azp")) {
                if (claims.containsKey(claim)) {
                    return new Actor(text(claims.get(claim), claim));
                }
            }
            return new Actor(tenant.value());
        } catch (DnsFormatException misshapen) {
            throw new TokenRefusal("token names no actor (expected: 1 to 256 characters without control characters)");
        }
    }

    /** The token's id; of one that has none, or none that can be kept, the history tells nothing. */
    private static Optional<String> credential(@Nullable Object id) {
        return id instanceof String text && !text.isBlank() && OneLine.fits(text, LONGEST_ID)
                ? Optional.of(text)
                : Optional.empty();
    }

    private Set<Permission> permissions(Map<String, Object> claims, TenantId tenant) throws TokenRefusal {
        List<String> ours = claims.containsKey("scope")
                ? Stream.of(text(claims.get("scope"), "scope").split(" "))
                        .filter(word -> word.startsWith(OUR_SCOPES))
                        .toList()
                : List.of();
        if (ours.isEmpty()) {
            return EnumSet.of(Permission.READ, Permission.WRITE);
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String word : ours) {
            switch (word) {
                case "herald.read" -> permissions.add(Permission.READ);
                case "herald.write" -> permissions.add(Permission.WRITE);
                case "herald.approve" -> permissions.add(Permission.APPROVE);
                case "herald.admin" -> permissions.add(Permission.ADMIN);
                case "herald.operator" -> permissions.add(Permission.OPERATOR);
                case "herald.pop" -> permissions.add(Permission.POP);
                default -> {} // of a later Herald: gives nothing here
            }
        }
        withoutThoseOfThePlatform(permissions, tenant);
        return permissions;
    }

    /** Whatever the issuer was talked into writing for a customer. */
    private void withoutThoseOfThePlatform(Set<Permission> permissions, TenantId tenant) {
        if (!operators.contains(tenant.value())) {
            permissions.remove(Permission.OPERATOR);
        }
        if (!pointsOfPresence.contains(tenant.value())) {
            permissions.remove(Permission.POP);
        }
    }

    private static String text(@Nullable Object claim, String name) throws TokenRefusal {
        if (claim instanceof String text) {
            return text;
        }
        throw new TokenRefusal(name + " is not a text");
    }

    private static void require(boolean lawful, String reason) throws TokenRefusal {
        if (!lawful) {
            throw new TokenRefusal(reason);
        }
    }
}
