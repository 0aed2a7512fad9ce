package dev.koder.herald.application.access;

import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.IpAddress;
import dev.koder.herald.domain.dns.IpNetwork;
import dev.koder.herald.domain.dns.OneLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What whoever issues a token says of it.
 *
 * @param name for people, 1 to {@link #LONGEST_NAME} characters
 * @param permissions some of {@link #GRANTABLE}, at least one
 * @param authority how far they reach
 * @param expiresAt from when on it is good for nothing; empty for never
 * @param networks from where it may be used; from everywhere, when empty
 */
public record TokenSettings(
        String name,
        Set<Permission> permissions,
        Authority authority,
        Optional<Instant> expiresAt,
        List<IpNetwork> networks) {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 100;

    /** What a program can be given. To agree to changes and to keep the tenant is for people, who are known by the issuer's tokens. */
    public static final Set<Permission> GRANTABLE = Set.of(Permission.READ, Permission.WRITE);

    /** Keeps what was handed in from changing, and refuses what nobody can be given. */
    public TokenSettings {
        permissions = Set.copyOf(permissions);
        networks = List.copyOf(networks);
        requireName(name);
        requirePermissions(permissions);
    }

    static void requireName(String name) {
        OneLine.require("name", name, LONGEST_NAME);
    }

    static void requirePermissions(Set<Permission> permissions) {
        if (permissions.isEmpty() || !GRANTABLE.containsAll(permissions)) {
            throw new DnsFormatException("permissions", permissions.toString(), "read, write or both");
        }
    }

    /** Whether it may be used from there. */
    boolean isOpenTo(IpAddress address) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address));
    }
}
