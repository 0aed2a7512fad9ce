package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.audit.port.AuditLog;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import java.time.Instant;
import java.util.List;

/** Audit trails in a list. */
final class MemoryAuditLog implements AuditLog {

    private final Platform platform;

    MemoryAuditLog(Platform platform) {
        this.platform = platform;
    }

    @Override
    public void append(List<AuditEntry> entries) {
        synchronized (platform) {
            entries.forEach(platform.audit::add);
        }
    }

    @Override
    public List<AuditLink> after(AuditTrail trail, long after, int limit) {
        synchronized (platform) {
            return platform.audit.after(trail, after, limit);
        }
    }

    @Override
    public boolean forget(Instant olderThan, Instant at, int limit) {
        synchronized (platform) {
            return platform.audit.forget(olderThan, at, limit);
        }
    }
}
