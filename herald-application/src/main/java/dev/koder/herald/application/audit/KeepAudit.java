package dev.koder.herald.application.audit;

import dev.koder.herald.application.audit.port.AuditLog;
import dev.koder.herald.application.port.StoreUnavailableException;
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
    private Gathering gathering = new Gathering();

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

        Gathered and(Gathered later) {
            return new Gathered(first, times + later.times);
        }

        AuditEntry entry() {
            return times == 1 ? first : first.withDetail(("times=" + times + " " + first.detail()).strip());
        }
    }

    /** What waits to be written. */
    private static final class Gathering {

        private final Map<Kind, Gathered> gathered = new LinkedHashMap<>();
        private final Map<AuditTrail, Integer> kinds = new HashMap<>();
        private long passedOver;

        void add(Gathered more) {
            Kind kind = Kind.of(more.first());
            AuditTrail trail = kind.trail();
            Gathered known = gathered.get(kind);
            if (known != null) {
                gathered.put(kind, known.and(more));
            } else if (gathered.size() < MOST && kinds.getOrDefault(trail, 0) < MOST_OF_TRAIL) {
                gathered.put(kind, more);
                kinds.merge(trail, 1, Integer::sum);
            } else {
                passedOver += more.times();
            }
        }

        void addAll(Gathering later) {
            later.gathered.values().forEach(this::add);
            passedOver += later.passedOver;
        }

        List<AuditEntry> entries() {
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
            return entries;
        }
    }

    /** Adds what was done; it is on the disk when this returns. */
    public void done(AuditEntry entry) {
        log.append(List.of(entry));
    }

    /** Has a refusal added with the next {@link #write}. */
    public synchronized void refused(AuditEntry entry) {
        gathering.add(new Gathered(entry, 1));
    }

    /**
     * Adds the refusals since the last time.
     *
     * @throws StoreUnavailableException where they cannot be written now; they are added with the next ones
     */
    public void write() {
        Gathering taken = taken();
        List<AuditEntry> entries = taken.entries();
        if (!entries.isEmpty()) {
            try {
                log.append(entries);
            } catch (StoreUnavailableException unavailable) {
                putBack(taken);
                throw unavailable;
            }
        }
    }

    private synchronized Gathering taken() {
        Gathering taken = gathering;
        gathering = new Gathering();
        return taken;
    }

    private synchronized void putBack(Gathering taken) {
        taken.addAll(gathering);
        gathering = taken;
    }
}
