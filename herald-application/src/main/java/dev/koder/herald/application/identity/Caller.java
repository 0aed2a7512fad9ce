package dev.koder.herald.application.identity;

import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeNote;
import java.util.Set;

/**
 * Who calls.
 *
 * @param tenant inside whose zones everything happens
 * @param actor the person or program that acts for the tenant
 * @param permissions what it may do
 * @param note what the history of what it changes is to tell of its request
 */
public record Caller(TenantId tenant, Actor actor, Set<Permission> permissions, ChangeNote note) {

    /** Keeps what was handed in from changing. */
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** One of whose request nothing is noted. */
    public Caller(TenantId tenant, Actor actor, Set<Permission> permissions) {
        this(tenant, actor, permissions, ChangeNote.NONE);
    }

    /** The same caller with something to note of its request. */
    public Caller with(ChangeNote newNote) {
        return new Caller(tenant, actor, permissions, newNote);
    }

    /** Whether it may do this. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
