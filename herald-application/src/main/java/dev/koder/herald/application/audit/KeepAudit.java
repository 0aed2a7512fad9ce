package dev.koder.herald.application.audit;

import dev.koder.herald.application.audit.port.AuditLog;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditTrail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds to the trails what leaves no event: what was done besides changes of zones, and what was refused. Safe for use by many
 * threads.
 *
 * <p>Refusals cost whoever sends them nothing, so they are gathered: those of one kind become one entry that counts them, written
 * with the others every few seconds. What comes beyond {@link #MOST_OF_TRAIL} kinds of one trail is only counted.
 */
public final class KeepAudit {

    /** The most entries of one trail that are gathered between two writes. */
    static final int MOST_OF_TRAIL = 100;

    /** The most entries of all trails. */
    static final int MOST = 1000;

    private final AuditLog log;
    private final Map<Kind, Gathered> gathered = new LinkedHashMap<>();
    private final Map<AuditTrail, Integer> kinds = new HashMap<>();
    private long passedOver;

    /** Adds to these trails. */
    public KeepAudit(AuditLog log) {
        this.log = log;
    }

    /** What makes refusals the same; the request and what it was about may differ. */
    private record Kind(
            AuditTrail trail, String actor, String credential, String address, String action, String outcome) {

        static Kind of(AuditEntry entry) {
            AuditEntry.Who who = entry.who();
            return new Kind(
                    entry.trail(), who.actor(), who.credential(), who.address(), entry.action(), entry.outcome());
        }
    }

    /** The first of a kind, and how many there were. */
    private record Gathered(AuditEntry first, long times) {

        AuditEntry entry() {
            return times == 1 ? first : first.withDetail(("times=" + times + " " + first.detail()).strip());
        }
    }

    /** Adds what was done; it is on the disk when this returns. */
    public void done(AuditEntry entry) {
        log.append(List.of(entry));
    }

    /** Has a refusal added with the next {@link #write}. */
    public synchronized void refused(AuditEntry entry) {
        Kind kind = Kind.of(entry);
        Gathered known = gathered.get(kind);
        if (known != null) {
            gathered.put(kind, new Gathered(known.first(), known.times() + 1));
        } else if (gathered.size() < MOST && kinds.getOrDefault(entry.trail(), 0) < MOST_OF_TRAIL) {
            gathered.put(kind, new Gathered(entry, 1));
            kinds.merge(entry.trail(), 1, Integer::sum);
        } else {
            passedOver++;
        }
    }

    /** Adds the refusals since the last time. */
    public void write() {
        List<AuditEntry> entries = taken();
        if (!entries.isEmpty()) {
            log.append(entries);
        }
    }

    private synchronized List<AuditEntry> taken() {
        List<AuditEntry> entries = new ArrayList<>();
        gathered.values().forEach(each -> entries.add(each.entry()));
        if (passedOver > 0) {
            entries.add(new AuditEntry(
                    AuditTrail.PLATFORM,
                    entries.getLast().at(),
                    new AuditEntry.Who("", "", "", ""),
                    "audit.passed-over",
                    "",
                    AuditEntry.DONE,
                    "times=" + passedOver + " further refusals were not written down one by one"));
        }
        gathered.clear();
        kinds.clear();
        passedOver = 0;
        return entries;
    }
}
