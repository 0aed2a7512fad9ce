package dev.koder.herald.application.access;

import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.dns.IpNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be another of a token; what is empty stays as it is.
 *
 * @param expiresAt from when on it is good for nothing; empty in there for never
 */
public record TokenAlteration(
        Optional<String> name,
        Optional<Set<Permission>> permissions,
        Optional<Authority> authority,
        Optional<Optional<Instant>> expiresAt,
        Optional<List<IpNetwork>> networks) {

    /** Refuses what nobody can be given. */
    public TokenAlteration {
        name.ifPresent(TokenSettings::requireName);
        permissions.ifPresent(TokenSettings::requirePermissions);
    }

    /** From a token of which nothing was said to one with these settings. */
    static TokenAlteration to(TokenSettings settings) {
        return new TokenAlteration(
                Optional.of(settings.name()),
                Optional.of(settings.permissions()),
                Optional.of(settings.authority()),
                settings.expiresAt().isPresent() ? Optional.of(settings.expiresAt()) : Optional.empty(),
                Optional.of(settings.networks()).filter(networks -> !networks.isEmpty()));
    }

    /** Settings as they are then. */
    TokenSettings of(TokenSettings before) {
        return new TokenSettings(
                name.orElse(before.name()),
                permissions.orElse(before.permissions()),
                authority.orElse(before.authority()),
                expiresAt.orElse(before.expiresAt()),
                networks.orElse(before.networks()));
    }
}
