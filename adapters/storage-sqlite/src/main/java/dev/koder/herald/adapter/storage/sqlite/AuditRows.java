package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.audit.AuditChain;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditHead;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;

/** The tables of audit trails, as rows that are read and written. */
final class AuditRows {

    static final AuditChain CHAIN = new AuditChain(Sha256::of);

    private AuditRows() {}

    /** Adds an entry at the end of its trail. */
    static void add(Session session, AuditEntry entry) {
        AuditLink link = CHAIN.link(head(session, entry.trail()), entry);
        String trail = entry.trail().word();
        session.run(
                AuditSql.ADD,
                trail,
                link.head().sequence(),
                Nanoseconds.of(entry.at()),
                entry.who().actor(),
                entry.who().credential(),
                entry.who().requestId(),
                entry.who().address(),
                entry.action(),
                entry.target(),
                entry.outcome(),
                entry.detail(),
                link.head().hash());
        session.run(
                AuditSql.MOVE_HEAD,
                trail,
                link.head().sequence(),
                link.head().hash(),
                AuditHead.ORIGIN.sequence(),
                AuditHead.ORIGIN.hash());
    }

    private static AuditHead head(Session session, AuditTrail trail) {
        try (Rows rows = session.rows(AuditSql.HEAD, trail.word())) {
            return rows.next() ? new AuditHead(rows.number(1), rows.text(2)) : AuditHead.ORIGIN;
        }
    }

    /** So many entries of a trail after this sequence. */
    static List<AuditLink> after(Session session, AuditTrail trail, long after, int limit) {
        List<AuditLink> links = new ArrayList<>();
        try (Rows rows = session.rows(AuditSql.AFTER, trail.word(), after, limit)) {
            while (rows.next()) {
                links.add(link(rows));
            }
        }
        return links;
    }

    private static AuditLink link(Rows row) {
        AuditEntry entry = new AuditEntry(
                AuditTrail.ofWord(row.text(1)),
                Nanoseconds.instant(row.number(3)),
                new AuditEntry.Who(row.text(4), row.text(5), row.text(6), row.text(7)),
                row.text(8),
                row.text(9),
                row.text(10),
                row.text(11));
        return new AuditLink(new AuditHead(row.number(2), row.text(12)), entry);
    }

    /** Forgets a trail up to this place, which an entry of its own names from then on. */
    static void forget(Session session, AuditTrail trail, AuditHead last, AuditEntry note) {
        session.run(AuditSql.FORGET, trail.word(), last.sequence());
        session.run(AuditSql.MOVE_BASE, last.sequence(), last.hash(), trail.word());
        add(session, note);
    }
}
