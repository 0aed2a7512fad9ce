package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.IdentifyCaller;
import dev.koder.herald.application.identity.Verification;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells who calls by the request's headers, and whether the caller may call the route (RFC 6750). */
final class Authentication {

    private static final String REALM = "Bearer realm=\"koder-herald\"";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([^ ,]+)");

    private final IdentifyCaller callers;
    private final Optional<LegacyTenantHeader> legacy;

    Authentication(IdentifyCaller callers, Optional<LegacyTenantHeader> legacy) {
        this.callers = callers;
        this.legacy = legacy;
    }

    /**
     * Who calls; empty on routes for everybody.
     *
     * @throws Refusal with 401
     */
    Optional<Caller> identify(Incoming incoming, Route route) {
        return route.access().needsToken() ? Optional.of(identify(incoming)) : Optional.empty();
    }

    /**
     * Lets pass who may call the route.
     *
     * @throws Refusal with 403
     */
    static void admit(Optional<Caller> caller, Route route) {
        if (caller.isPresent() && !route.access().isGrantedTo(caller.get())) {
            throw forbidden(route.access().scopes());
        }
    }

    private Caller identify(Incoming incoming) {
        Optional<String> header = incoming.header("Authorization");
        if (header.isEmpty()) {
            return legacy.flatMap(it -> it.caller(incoming))
                    .orElseThrow(() -> unauthorized("no token (expected: Authorization: Bearer, with a token)", REALM));
        }
        Matcher bearer = BEARER.matcher(header.get());
        if (!bearer.matches()) {
            throw rejected("Authorization is of another form (expected: Bearer and one token)");
        }
        return switch (callers.identify(bearer.group(1), incoming.clientAddress())) {
            case Verification.Accepted accepted -> accepted.caller();
            case Verification.Rejected rejection -> throw rejected(rejection.reason());
        };
    }

    private static Refusal rejected(String reason) {
        String description = reason.replace('"', '\'').replaceAll("[^\\x20-\\x7e]", "?");
        return unauthorized(reason, REALM + ", error=\"invalid_token\", error_description=\"" + description + "\"");
    }

    private static Refusal unauthorized(String reason, String challenge) {
        return new Refusal(Problem.of(ProblemType.UNAUTHORIZED, reason, Map.of(CHALLENGE, challenge)));
    }

    private static Refusal forbidden(String scopes) {
        return new Refusal(Problem.of(
                ProblemType.FORBIDDEN,
                "the token's scopes do not open this route (expected: " + scopes.replace(" ", " or ") + ")",
                Map.of(CHALLENGE, REALM + ", error=\"insufficient_scope\", scope=\"" + scopes + "\"")));
    }
}
