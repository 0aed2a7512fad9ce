package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.audit.AuditHead;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.audit.TrailCheck;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A look at all audit trails, link by link, all of them at one state. It changes nothing. */
final class AuditExamination {

    private static final int LINKS_AT_ONCE = 1000;

    private final Session session;
    private final Map<String, AuditHead> noted;
    private final List<String> faults = new ArrayList<>();
    private final SortedMap<String, AuditHead> ends = new TreeMap<>();
    private long entries;

    private AuditExamination(Session session, Map<String, AuditHead> noted) {
        this.session = session;
        this.noted = noted;
    }

    /**
     * What was found.
     *
     * @param entries how many there are in all trails
     * @param ends where each trail ends
     * @param faults of each trail that is not as it was written the first thing that is wrong
     */
    record Findings(long entries, SortedMap<String, AuditHead> ends, List<String> faults) {}

    /**
     * Looks at a database of the newest schema.
     *
     * @param noted places that trails are known to have passed
     */
    static Findings of(Session session, Map<String, AuditHead> noted) {
        AuditExamination examination = new AuditExamination(session, noted);
        session.beginReading();
        examination.run();
        session.commit();
        return new Findings(examination.entries, examination.ends, List.copyOf(examination.faults));
    }

    /** The two ends of a trail. */
    private record Span(AuditHead base, AuditHead last) {}

    private void run() {
        SortedMap<String, Span> spans = spans();
        trails().stream()
                .filter(trail -> !spans.containsKey(trail))
                .forEach(trail -> fault(trail, "where it ends is not known any more"));
        noted.keySet().stream()
                .filter(trail -> !spans.containsKey(trail))
                .forEach(trail -> fault(trail, "it is missing, but was noted"));
        spans.forEach(this::followReadable);
    }

    private void fault(String trail, String what) {
        faults.add("trail " + AuditTrail.ofWord(trail) + ": " + what);
    }

    private SortedMap<String, Span> spans() {
        SortedMap<String, Span> spans = new TreeMap<>();
        try (Rows rows = session.rows(AuditSql.HEADS)) {
            while (rows.next()) {
                spans.put(
                        rows.text(1),
                        new Span(
                                new AuditHead(rows.number(4), rows.text(5)),
                                new AuditHead(rows.number(2), rows.text(3))));
            }
        }
        return spans;
    }

    private List<String> trails() {
        List<String> trails = new ArrayList<>();
        try (Rows rows = session.rows(AuditSql.TRAILS)) {
            while (rows.next()) {
                trails.add(rows.text(1));
            }
        }
        return trails;
    }

    private void followReadable(String trail, Span span) {
        try {
            follow(trail, span);
        } catch (DnsFormatException unreadable) {
            ends.put(trail, span.last());
            fault(trail, "an entry is none (" + unreadable.getMessage() + ")");
        }
    }

    /** From the very first row on, also before the base: a row that is there again would be one too many. */
    private void follow(String trail, Span span) {
        TrailCheck check = new TrailCheck(AuditRows.CHAIN, span.base(), Optional.ofNullable(noted.get(trail)));
        long at = 0;
        List<AuditLink> some = AuditRows.after(session, AuditTrail.ofWord(trail), at, LINKS_AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(check::follow);
            entries += some.size();
            at = some.getLast().head().sequence();
            some = AuditRows.after(session, AuditTrail.ofWord(trail), at, LINKS_AT_ONCE);
        }
        ends.put(trail, span.last());
        check.end(span.last()).ifPresent(what -> fault(trail, what));
    }
}
