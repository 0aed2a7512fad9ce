package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.domain.audit.AuditChain;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditHead;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.audit.TrailCheck;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who did what, by trail. Guarded by the monitor of the platform that it is part of. */
final class AuditTrails {

    private static final AuditChain CHAIN = new AuditChain(AuditTrails::sha256);

    private final List<AuditLink> links = new ArrayList<>();
    private final Map<AuditTrail, AuditHead> heads = new HashMap<>();

    /** SHA-256 (FIPS 180-4). */
    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Adds an entry at the end of its trail. */
    void add(AuditEntry entry) {
        AuditLink link = CHAIN.link(heads.getOrDefault(entry.trail(), AuditHead.ORIGIN), entry);
        links.add(link);
        heads.put(entry.trail(), link.head());
    }

    List<AuditLink> after(AuditTrail trail, long after, int limit) {
        return links.stream()
                .filter(link ->
                        link.entry().trail().equals(trail) && link.head().sequence() > after)
                .limit(limit)
                .toList();
    }

    /** Forgets old ones among so many, and answers whether there may be more. */
    boolean forget(Instant olderThan, Instant at, int limit) {
        List<AuditLink> old = links.stream()
                .limit(limit)
                .takeWhile(link -> link.entry().at().isBefore(olderThan))
                .toList();
        Map<AuditTrail, AuditHead> last = new HashMap<>();
        old.forEach(link -> last.put(link.entry().trail(), link.head()));
        links.subList(0, old.size()).clear();
        last.forEach((trail, head) -> add(TrailCheck.forgotten(trail, head, at)));
        return old.size() == limit;
    }
}
