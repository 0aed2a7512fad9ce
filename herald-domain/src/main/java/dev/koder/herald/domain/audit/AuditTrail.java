package dev.koder.herald.domain.audit;

import dev.koder.herald.domain.tenant.TenantId;
import java.util.Optional;

/**
 * Whose doings stand one after the other.
 *
 * @param tenant a tenant; empty for the platform itself, where there is none to tell: nobody was identified
 */
public record AuditTrail(Optional<TenantId> tenant) {

    /** Of what belongs to no tenant. */
    public static final AuditTrail PLATFORM = new AuditTrail(Optional.empty());

    /** The trail of this tenant. */
    public static AuditTrail of(TenantId tenant) {
        return new AuditTrail(Optional.of(tenant));
    }

    /** The tenant; nothing for the platform. No tenant's id is empty. */
    public String word() {
        return tenant.map(TenantId::value).orElse("");
    }

    /** The trail of this word. */
    public static AuditTrail ofWord(String word) {
        return word.isEmpty() ? PLATFORM : of(new TenantId(word));
    }

    @Override
    public String toString() {
        return tenant.map(TenantId::value).orElse("(platform)");
    }
}
