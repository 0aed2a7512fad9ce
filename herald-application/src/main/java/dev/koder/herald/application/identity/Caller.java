package dev.koder.herald.application.identity;

import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls.
 *
 * @param tenant inside whose zones everything happens
 * @param actor the person or program that acts for the tenant
 * @param permissions what it may do
 * @param authority how far inside the tenant it may do that
 * @param expiresAt until when what it presented is good; empty for without end
 * @param note what the history of what it changes is to tell of its request
 * @param key marks a request that may come twice and is to have one effect
 * @param breaksLocks whether what it asks for is done although locks forbid it
 */
public record Caller(
        TenantId tenant,
        Actor actor,
        Set<Permission> permissions,
        Authority authority,
        Optional<Instant> expiresAt,
        ChangeNote note,
        Optional<RequestKey> key,
        boolean breaksLocks) {

    /** Keeps what was handed in from changing. */
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** One who may go everywhere, and of whose request nothing is noted. */
    public Caller(TenantId tenant, Actor actor, Set<Permission> permissions) {
        this(
                tenant,
                actor,
                permissions,
                Authority.EVERYTHING,
                Optional.empty(),
                ChangeNote.NONE,
                Optional.empty(),
                false);
    }

    /** The same caller, who may go so far. */
    public Caller within(Authority newAuthority) {
        return new Caller(tenant, actor, permissions, newAuthority, expiresAt, note, key, breaksLocks);
    }

    /** The same caller, with what it presented good until then. */
    public Caller until(Optional<Instant> end) {
        return new Caller(tenant, actor, permissions, authority, end, note, key, breaksLocks);
    }

    /** The same caller with something to note of its request. */
    public Caller with(ChangeNote newNote) {
        return new Caller(tenant, actor, permissions, authority, expiresAt, newNote, key, breaksLocks);
    }

    /** The same caller with a request that may come twice. */
    public Caller with(RequestKey newKey) {
        return new Caller(tenant, actor, permissions, authority, expiresAt, note, Optional.of(newKey), breaksLocks);
    }

    /** The same caller for what follows of itself from what was asked for, and is none of what the key stands for. */
    public Caller withoutKey() {
        return new Caller(tenant, actor, permissions, authority, expiresAt, note, Optional.empty(), breaksLocks);
    }

    /** The same caller with a request that is to be done although locks forbid it. */
    public Caller breakingLocks() {
        return new Caller(tenant, actor, permissions, authority, expiresAt, note, key, true);
    }

    /** The same caller for one of the parts of its request, each of which has an effect of its own. */
    public Caller forPart(int number) {
        return key.map(whole -> with(() -> whole.known().part(number))).orElse(this);
    }

    /** The key of the request, all of which was read. */
    public Optional<IdempotencyKey> idempotencyKey() {
        return key.map(RequestKey::known);
    }

    /** Whether it may do this. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
