package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.TOKEN_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_TOKENS;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.access.KeepTokens;
import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.IpNetwork;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tokens of a tenant's programs, and what a caller may do. */
final class TokenRoutes {

    private static final String GROUP = "Tokens";
    private static final String ALL = Links.BASE + "/tokens";
    private static final String ONE = ALL + "/{token}";
    private static final int MOST_NETWORKS = 50;
    private static final String EXAMPLE = """
        {"name": "certificates of the web servers", "permissions": ["read", "write"],
         "policies": [{"zones": {"within": "example.org."}, "names": {"label": "_acme-challenge"}, "types": ["TXT"],
                       "actions": ["read", "extend", "prune"]}],
         "networks": ["192.0.2.0/24"], "expiresAt": null}\
        """;

    private final KeepTokens tokens;
    private final long maxBodyBytes;

    TokenRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.tokens = useCases.keepTokens();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(listRoute(), issueRoute(), selfRoute(), showRoute(), revokeRoute());
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
                .refuses(UNPROCESSABLE_CONTENT, TOO_MANY_TOKENS)
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

    private Route revokeRoute() {
        return Route.of("DELETE", ONE, Access.ADMIN)
                .called(GROUP, "revokeToken", "Revoke a token", "It is good for nothing from now on.")
                .answers(204, "It is revoked.", "", "")
                .refuses(TOKEN_NOT_FOUND)
                .by(this::revoke);
    }

    private static final Form<TokenSettings> SETTINGS = Form.object(members -> {
        Optional<String> name = members.required("name", Form.text(TokenSettings.LONGEST_NAME));
        Optional<List<Permission>> permissions = members.optional(
                "permissions", Form.list(Form.text(TokenRoutes::permission), TokenSettings.GRANTABLE.size()));
        Optional<List<Policy>> policies =
                members.optional("policies", Form.list(PolicyForms.POLICY, PolicyForms.MOST_POLICIES));
        boolean isUnlimited = members.optional("unlimited", Form.truth()).orElse(false);
        Optional<Instant> expiresAt =
                members.optional("expiresAt", Form.orNull(Form.instant())).flatMap(it -> it);
        Optional<List<IpNetwork>> networks =
                members.optional("networks", Form.list(Form.text(IpNetwork::parse), MOST_NETWORKS));
        if (isUnlimited == members.has("policies")) {
            members.refuse(
                    "policies",
                    isUnlimited ? Members.NOT_TAKEN : Members.MISSING,
                    "policies: " + (isUnlimited ? "together with unlimited" : "missing")
                            + " (expected: policies, or unlimited as true)");
        }
        return members.done(() -> new TokenSettings(
                name.orElseThrow(),
                permissions.map(Set::copyOf).orElse(TokenSettings.GRANTABLE),
                isUnlimited ? Authority.EVERYTHING : new Authority.Limited(policies.orElseThrow()),
                expiresAt,
                networks.orElse(List.of())));
    });

    private static Permission permission(String word) {
        return TokenSettings.GRANTABLE.stream()
                .filter(permission -> word(permission).equals(word))
                .findFirst()
                .orElseThrow(() -> new DnsFormatException("permission", word, "read or write"));
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
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
            out.writeArrayFieldStart("tokens");
            for (Token token : all) {
                out.writeStartObject();
                write(out, token);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private Answer issue(Call call) {
        TokenSettings settings =
                SETTINGS.read(call.json(maxBodyBytes), JsonPointers.WHOLE).orRefuse();
        return switch (tokens.issue(call.caller(), settings)) {
            case KeepTokens.Outcome.Issued issued -> issued(issued);
            case KeepTokens.Outcome.BeyondCaller(Permission permission) ->
                throw refused(
                        "permissions",
                        "permissions: " + word(permission) + " (expected: what the caller may do itself)");
            case KeepTokens.Outcome.EndsOutside(Instant earliest, Instant latest) ->
                throw refused(
                        "expiresAt",
                        "expiresAt: " + settings.expiresAt().orElseThrow() + " (expected: after " + earliest
                                + ", at most " + latest + ")");
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
                    write(out, issued.token());
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
            writeOrNull(out, "credential", caller.note().credential());
            write(out, caller.permissions(), caller.authority());
            writeOrNull(out, "expiresAt", caller.expiresAt());
            out.writeEndObject();
        });
    }

    private Answer show(Call call) {
        Token token = tokens.show(call.caller(), id(call)).orElseThrow(() -> notFound(id(call)));
        return Answer.json(200, out -> {
            out.writeStartObject();
            write(out, token);
            out.writeEndObject();
        });
    }

    private Answer revoke(Call call) {
        if (!tokens.revoke(call.caller(), id(call))) {
            throw notFound(id(call));
        }
        return Answer.of(204);
    }

    private static void write(JsonGenerator out, Token token) throws IOException {
        TokenSettings settings = token.settings();
        out.writeStringField("id", token.id().value());
        out.writeStringField("name", settings.name());
        write(out, settings.permissions(), settings.authority());
        PolicyForms.words(
                out,
                "networks",
                settings.networks().stream().map(IpNetwork::toString).toList());
        writeOrNull(out, "expiresAt", settings.expiresAt());
        out.writeStringField("createdBy", token.createdBy().value());
        out.writeStringField("createdAt", token.createdAt().toString());
        writeOrNull(out, "lastUsedAt", token.usedAt());
        writeOrNull(out, "revokedAt", token.revokedAt());
    }

    private static void write(JsonGenerator out, Collection<Permission> permissions, Authority authority)
            throws IOException {
        PolicyForms.words(
                out,
                "permissions",
                Stream.of(Permission.values())
                        .filter(permissions::contains)
                        .map(TokenRoutes::word)
                        .toList());
        out.writeBooleanField("unlimited", !authority.isLimited());
        PolicyForms.write(out, authority instanceof Authority.Limited(List<Policy> policies) ? policies : List.of());
    }

    private static void writeOrNull(JsonGenerator out, String member, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(member, value.get().toString());
        } else {
            out.writeNullField(member);
        }
    }
}
