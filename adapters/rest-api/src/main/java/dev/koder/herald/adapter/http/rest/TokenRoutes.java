package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOKEN_ISSUED_BEFORE;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOKEN_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_TOKENS;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import dev.koder.herald.application.access.KeepTokens;
import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenAlteration;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.time.Instant;
import java.util.List;

/** Tokens of a tenant's programs, and what a caller may do. */
final class TokenRoutes {

    private static final String GROUP = "Tokens";
    private static final String ALL = Links.BASE + "/tokens";
    private static final String ONE = ALL + "/{token}";
    private static final String EXAMPLE = """
        {"name": "certificates of the web servers", "permissions": ["read", "write"],
         "policies": [{"zones": {"within": "example.org."}, "names": {"label": "_acme-challenge"}, "types": ["TXT"],
                       "actions": ["read", "extend", "prune"]}],
         "networks": ["192.0.2.0/24"], "expiresAt": null}\
        """;

    private final KeepTokens tokens;
    private final long maxBodyBytes;

    TokenRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.tokens = useCases.callers().keepTokens();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(listRoute(), issueRoute(), selfRoute(), showRoute(), alterRoute(), revokeRoute());
    }

    private Route listRoute() {
        return Route.of("GET", ALL, Access.ADMIN)
                .called(
                        GROUP,
                        "listTokens",
                        "List the tokens",
                        "All tokens of the tenant's programs, in the order of their creation, without their secrets. Those that"
                                + " were revoked are listed for 30 days.")
                .answersJson(200, "The tokens.", "Tokens")
                .by(this::list);
    }

    private Route issueRoute() {
        return Route.of("POST", ALL, Access.ADMIN)
                .called(
                        GROUP,
                        "issueToken",
                        "Issue a token",
                        "For a program, which presents secret as its bearer token. It is told in this answer alone; what is kept"
                                + " is its SHA-256. What the token may do stands in policies, and what no policy allows is"
                                + " denied: each says in which zones (exact or within), at which names (exact or within, relative"
                                + " to the zone, or label for names that begin with this label, wherever they are), for which types"
                                + " and values (a text with asterisks for anything) which actions are allowed. Zones and names left"
                                + " out or null, and types left out or empty, mean all. Writes are judged on their effect, however"
                                + " they are asked for: extend brings values, the first one too; prune takes values, the last one"
                                + " too; replace does both, and changes TTLs; delete takes RRsets away; each value that comes or"
                                + " goes needs a policy that it matches. create-zone and delete-zone are about zones as a whole."
                                + " A zone that no policy is about is as if it were not there. With unlimited instead of policies"
                                + " the token may go wherever its tenant may. networks says from where it may be used: from"
                                + " everywhere when left out.")
                .takesJson("NewToken", EXAMPLE)
                .answersJson(201, "It was issued.", "TokenWithSecret", "Location")
                .refuses(UNPROCESSABLE_CONTENT, TOO_MANY_TOKENS, TOKEN_ISSUED_BEFORE, IDEMPOTENCY_KEY_REUSED)
                .by(this::issue);
    }

    private Route selfRoute() {
        return Route.of("GET", ALL + "/self", Access.CALLER)
                .reaches(Reach.PART)
                .called(
                        GROUP,
                        "showOwnToken",
                        "Show what the caller may do",
                        "Of whichever token is presented: whom it stands for, what it is good for, and until when.")
                .answersJson(200, "What the caller may do.", "OwnToken")
                .by(this::self);
    }

    private Route showRoute() {
        return Route.of("GET", ONE, Access.ADMIN)
                .called(GROUP, "showToken", "Show a token", "Without its secret. lastUsedAt is known to a minute.")
                .answersJson(200, "The token.", "Token")
                .refuses(TOKEN_NOT_FOUND)
                .by(this::show);
    }

    private Route alterRoute() {
        return Route.of("PATCH", ONE, Access.ADMIN)
                .called(
                        GROUP,
                        "changeToken",
                        "Change a token",
                        "Its name, what it may do, its end or its networks; the secret stays. What is left out stays as it is:"
                                + " policies take the place of all that there were, and of unlimited. It holds from the token's"
                                + " next request on. No token can change one, itself included: that is for administrators.")
                .takesJson("ChangedToken", "{\"networks\": [\"192.0.2.0/24\", \"2001:db8::/48\"]}")
                .answersJson(200, "The token is as wished.", "Token")
                .refuses(UNPROCESSABLE_CONTENT, TOKEN_NOT_FOUND)
                .by(this::alter);
    }

    private Route revokeRoute() {
        return Route.of("DELETE", ONE, Access.ADMIN)
                .called(GROUP, "revokeToken", "Revoke a token", "It is good for nothing from now on.")
                .answers(204, "It is revoked.", "", "")
                .refuses(TOKEN_NOT_FOUND)
                .by(this::revoke);
    }

    private static TokenId id(Call call) {
        return new TokenId(call.path("token"));
    }

    private static Refusal notFound(TokenId id) {
        return new Refusal(
                TOKEN_NOT_FOUND,
                "token: " + DnsFormatException.shown(id.value()) + " is none of this tenant's (expected: one of its)");
    }

    private Answer list(Call call) {
        List<Token> all = tokens.list(call.caller());
        return Answer.json(200, out -> {
            out.writeStartObject();
            Json.list(out, "tokens", all, TokenForms::write);
            out.writeEndObject();
        });
    }

    private Answer issue(Call call) {
        TokenSettings settings = call.read(TokenForms.SETTINGS, maxBodyBytes);
        return answer(call, tokens.issue(call.caller(), settings));
    }

    private Answer alter(Call call) {
        TokenAlteration wish = call.read(TokenForms.ALTERATION, maxBodyBytes);
        return answer(call, tokens.alter(call.caller(), id(call), wish));
    }

    private static Answer answer(Call call, KeepTokens.Outcome outcome) {
        return switch (outcome) {
            case KeepTokens.Outcome.Issued issued -> issued(issued);
            case KeepTokens.Outcome.Altered(Token token) -> one(token);
            case KeepTokens.Outcome.NoSuchToken none -> throw notFound(id(call));
            case KeepTokens.Outcome.KeyReused reused -> throw ZoneAnswers.keyReused();
            case KeepTokens.Outcome.IssuedBefore(Token token) ->
                throw new Refusal(
                        TOKEN_ISSUED_BEFORE,
                        "token: " + token.id() + " was issued for this Idempotency-Key, at " + token.createdAt()
                                + " (expected: a new key for another token)");
            case KeepTokens.Outcome.BeyondCaller(Permission permission) ->
                throw refused(
                        "permissions",
                        "permissions: " + TokenForms.word(permission) + " (expected: what the caller may do itself)");
            case KeepTokens.Outcome.EndsOutside(Instant end, Instant earliest, Instant latest) ->
                throw refused(
                        "expiresAt",
                        "expiresAt: " + end + " (expected: after " + earliest + ", at most " + latest + ")");
            case KeepTokens.Outcome.TooMany(int most) ->
                throw new Refusal(
                        TOO_MANY_TOKENS,
                        "tokens: the tenant has " + most + " (expected: at most " + most + " with the new one)");
        };
    }

    private static Refusal refused(String member, String detail) {
        return new Refusal(Problem.of(
                UNPROCESSABLE_CONTENT,
                detail,
                new Reading.Bad<>(JsonPointers.WHOLE + "/" + member, Form.OUT_OF_RANGE, detail).errors()));
    }

    private static Answer issued(KeepTokens.Outcome.Issued issued) {
        return Answer.json(201, out -> {
                    out.writeStartObject();
                    TokenForms.write(out, issued.token());
                    out.writeStringField("secret", issued.secret().value());
                    out.writeEndObject();
                })
                .with("Location", ALL + "/" + issued.token().id().value());
    }

    private Answer self(Call call) {
        Caller caller = call.caller();
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeStringField("tenant", caller.tenant().value());
            out.writeStringField("actor", caller.actor().value());
            TokenForms.writeOrNull(out, "credential", caller.note().credential());
            TokenForms.write(out, caller.permissions(), caller.authority());
            TokenForms.writeOrNull(out, "expiresAt", caller.expiresAt());
            out.writeEndObject();
        });
    }

    private Answer show(Call call) {
        return one(tokens.show(call.caller(), id(call)).orElseThrow(() -> notFound(id(call))));
    }

    private static Answer one(Token token) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            TokenForms.write(out, token);
            out.writeEndObject();
        });
    }

    private Answer revoke(Call call) {
        if (!tokens.revoke(call.caller(), id(call))) {
            throw notFound(id(call));
        }
        return Answer.of(204);
    }
}
