package dev.koder.herald.adapter.http.rest;

import static java.util.stream.Collectors.toSet;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.IssuerKeys;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.identity.Verification;
import dev.koder.herald.application.identity.port.TokenVerifier;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;

/**
 * Takes {@code tenant-a.READ.WRITE} for a token of that tenant with those permissions, one that ends in {@code .WITHIN} for one
 * that goes as far as {@link #authority}, and rejects what begins with bad.
 */
final class FakeTokens implements TokenVerifier {

    static final String TENANT_A = "tenant-a.READ.WRITE";
    static final String TENANT_B = "tenant-b.READ.WRITE";
    private static final String WITHIN = "WITHIN";
    static final String POP = "pops.POP";

    volatile IssuerKeys keys = new IssuerKeys.Current();
    volatile String actor = "test";
    volatile Authority authority = Authority.EVERYTHING;

    @Override
    public Verification verify(String token) {
        if (token.startsWith("bad")) {
            return new Verification.Rejected("token expired");
        }
        List<String> parts = List.of(token.split("\\.", -1));
        Caller caller = new Caller(
                new TenantId(parts.getFirst()),
                new Actor(actor),
                parts.stream()
                        .skip(1)
                        .filter(part -> !part.equals(WITHIN))
                        .map(Permission::valueOf)
                        .collect(toSet()));
        return new Verification.Accepted(parts.getLast().equals(WITHIN) ? caller.within(authority) : caller);
    }

    @Override
    public IssuerKeys keys() {
        return keys;
    }
}
