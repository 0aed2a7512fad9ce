package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.claim.port.ClaimStore;
import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Claims of names in SQLite. */
final class SqliteClaimStore implements ClaimStore {

    private final Writer writer;
    private final Readers readers;

    SqliteClaimStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Optional<NameClaim> open(NameClaim claim) {
        return writer.write(session -> ClaimRows.open(session, claim));
    }

    @Override
    public Optional<NameClaim> find(TenantId tenant, DomainName zone, Instant at) {
        return readers.read(session -> ClaimRows.find(session, tenant, zone, at));
    }

    @Override
    public void prove(NameClaim proven) {
        writer.write(session -> {
            ClaimRows.prove(session, proven);
            return proven;
        });
    }
}
