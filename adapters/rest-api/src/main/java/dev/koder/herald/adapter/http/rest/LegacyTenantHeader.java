package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * {@code X-Tenant-ID} in the place of a token, for programs from before tokens. It proves nothing: whoever sends it is the
 * tenant.
 */
final class LegacyTenantHeader {

    static final String NAME = "X-Tenant-ID";

    /** Since 1 January 2026 (RFC 9745). */
    static final String DEPRECATION = "@1767225600";

    /** When it will be taken no more (RFC 8594). */
    static final String SUNSET = "Thu, 30 Sep 2027 00:00:00 GMT";

    private static final Actor ACTOR = new Actor("legacy tenant header");

    private final Metrics metrics;

    LegacyTenantHeader(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * Who calls, where a request without a token names a tenant.
     *
     * @throws Refusal where it names none that can be
     */
    Optional<Caller> caller(Incoming incoming) {
        return incoming.header(NAME).map(text -> {
            metrics.countLegacyTenantHeader();
            return new Caller(tenant(text), ACTOR, Set.of(Permission.READ, Permission.WRITE));
        });
    }

    /** Whether a request is one that this header stands behind. */
    static boolean isBehind(Incoming incoming) {
        return incoming.header("Authorization").isEmpty()
                && incoming.header(NAME).isPresent();
    }

    private static TenantId tenant(String text) {
        try {
            return new TenantId(text);
        } catch (DnsFormatException misshapen) {
            throw Refusal.ofParameter(NAME, NAME + ": " + Form.words(misshapen));
        }
    }
}
