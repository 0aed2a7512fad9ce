package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenAlteration;
import dev.koder.herald.application.access.TokenSettings;
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

/** Tokens of programs as JSON: what is wished of them, and what they are. */
final class TokenForms {

    private static final int MOST_NETWORKS = 50;

    private static final Form<List<Permission>> PERMISSIONS =
            Form.list(Form.text(TokenForms::permission), TokenSettings.GRANTABLE.size());
    private static final Form<List<Policy>> POLICIES = Form.list(PolicyForms.POLICY, PolicyForms.MOST_POLICIES);
    private static final Form<List<IpNetwork>> NETWORKS = Form.list(Form.text(IpNetwork::parse), MOST_NETWORKS);

    /** What is wished of a new one. */
    static final Form<TokenSettings> SETTINGS = Form.object(members -> {
        Optional<String> name = members.required("name", Form.text(TokenSettings.LONGEST_NAME));
        Optional<List<Permission>> permissions = members.optional("permissions", PERMISSIONS);
        Optional<List<Policy>> policies = members.optional("policies", POLICIES);
        boolean isUnlimited = members.optional("unlimited", Form.truth()).orElse(false);
        Optional<Instant> expiresAt =
                members.optional("expiresAt", Form.orNull(Form.instant())).flatMap(it -> it);
        Optional<List<IpNetwork>> networks = members.optional("networks", NETWORKS);
        if (isUnlimited == members.has("policies")) {
            refuseAuthority(members, isUnlimited);
        }
        return members.done(() -> new TokenSettings(
                name.orElseThrow(),
                permissions.map(Set::copyOf).orElse(TokenSettings.GRANTABLE),
                isUnlimited ? Authority.EVERYTHING : new Authority.Limited(policies.orElseThrow()),
                expiresAt,
                networks.orElse(List.of())));
    });

    /** What is to be another of one. */
    static final Form<TokenAlteration> ALTERATION = Form.object(members -> {
        Optional<String> name = members.optional("name", Form.text(TokenSettings.LONGEST_NAME));
        Optional<List<Permission>> permissions = members.optional("permissions", PERMISSIONS);
        Optional<List<Policy>> policies = members.optional("policies", POLICIES);
        Optional<Boolean> isUnlimited = members.optional("unlimited", Form.truth());
        Optional<Optional<Instant>> expiresAt = members.optional("expiresAt", Form.orNull(Form.instant()));
        Optional<List<IpNetwork>> networks = members.optional("networks", NETWORKS);
        if (isUnlimited.isPresent() && isUnlimited.get() == members.has("policies")) {
            refuseAuthority(members, isUnlimited.get());
        }
        return members.done(() -> new TokenAlteration(
                name,
                permissions.map(Set::copyOf),
                isUnlimited.orElse(false)
                        ? Optional.<Authority>of(Authority.EVERYTHING)
                        : policies.<Authority>map(Authority.Limited::new),
                expiresAt,
                networks));
    });

    private static void refuseAuthority(Members members, boolean isUnlimited) {
        members.refuse(
                "policies",
                isUnlimited ? Members.NOT_TAKEN : Members.MISSING,
                "policies: " + (isUnlimited ? "together with unlimited" : "missing")
                        + " (expected: policies, or unlimited as true)");
    }

    private static Permission permission(String word) {
        return TokenSettings.GRANTABLE.stream()
                .filter(permission -> word(permission).equals(word))
                .findFirst()
                .orElseThrow(() -> new DnsFormatException("permission", word, "read or write"));
    }

    static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }

    private TokenForms() {}

    static void write(JsonGenerator out, Token token) throws IOException {
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

    static void write(JsonGenerator out, Collection<Permission> permissions, Authority authority) throws IOException {
        PolicyForms.words(
                out,
                "permissions",
                Stream.of(Permission.values())
                        .filter(permissions::contains)
                        .map(TokenForms::word)
                        .toList());
        out.writeBooleanField("unlimited", !authority.isLimited());
        PolicyForms.write(out, authority instanceof Authority.Limited(List<Policy> policies) ? policies : List.of());
    }

    static void writeOrNull(JsonGenerator out, String member, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(member, value.get().toString());
        } else {
            out.writeNullField(member);
        }
    }
}
