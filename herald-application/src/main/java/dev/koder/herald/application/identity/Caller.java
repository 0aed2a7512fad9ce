package dev.koder.herald.application.identity;

import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Set;

/**
 * Who calls.
 *
 * @param tenant inside whose zones everything happens
 * @param actor the person or program that acts for the tenant
 * @param permissions what it may do
 */
public record Caller(TenantId tenant, Actor actor, Set<Permission> permissions) {

    /** Keeps what was handed in from changing. */
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** Whether it may do this. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
