package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of one zone, from the latest back to the first. */
final class VersionRows {

    /** What a version changed is kept up to so many octets; beyond, everything counts as new. */
    static final int LARGEST_PATCH = 4 << 20;

    private static final long NONE = 0;

    private final Session session;
    private final ZoneRow zone;

    VersionRows(Session session, ZoneRow zone) {
        this.session = session;
        this.zone = zone;
    }

    /**
     * Adds a version.
     *
     * @param patch what it changed; empty where everything counts as new
     */
    static void add(Session session, VersionRow version, Optional<ZonePatch> patch) {
        DomainName name = version.zone().name();
        byte @Nullable [] removed = packed(name, patch.map(ZonePatch::before));
        byte @Nullable [] added = packed(name, patch.map(ZonePatch::after));
        boolean isKept = removed != null && added != null && removed.length + added.length <= LARGEST_PATCH;
        session.run(
                VersionSql.ADD,
                version.sequence(),
                version.zoneId(),
                version.previous(),
                version.zone().serial().value(),
                ZoneRows.soaRdata(version.zone()),
                version.zone().soa().ttl().seconds(),
                version.zone().recordSetCount(),
                Nanoseconds.of(version.zone().changedAt()),
                version.actor().value(),
                version.note().requestId().orElse(""),
                version.note().reason().orElse(""),
                isKept ? removed : null,
                isKept ? added : null,
                version.note().credential().orElse(""),
                NoteText.ofAgreement(version.note()));
    }

    /** As octets; what is more than can be kept is left out. */
    private static byte @Nullable [] packed(DomainName zone, Optional<List<RecordSet>> sets) {
        return sets.map(them -> PackedSide.packed(zone, them, LARGEST_PATCH)).orElse(null);
    }

    /** The latest version. */
    Optional<VersionRow> latest() {
        return find(zone.sequence());
    }

    /** The version before this one; empty where there is none any more. */
    Optional<VersionRow> before(VersionRow version) {
        return find(version.previous());
    }

    /** The version of this zone that a change made. */
    Optional<VersionRow> find(long sequence) {
        if (sequence == NONE) {
            return Optional.empty();
        }
        try (Rows rows = session.rows(VersionSql.FIND, sequence)) {
            return rows.next() && rows.number(2) == zone.id() ? Optional.of(versionRow(rows)) : Optional.empty();
        }
    }

    private VersionRow versionRow(Rows row) {
        Zone current = zone.zone();
        Zone then = current.next(
                new Serial(row.number(4)),
                ZoneRows.soa(current.name(), row.octets(5), new Ttl(row.number(6))),
                current.settings(),
                row.number(7),
                Nanoseconds.instant(row.number(8)));
        ChangeNote note = NoteText.note(row.filledText(10), row.filledText(11), row.filledText(12), row.text(13));
        return new VersionRow(row.number(1), row.number(2), row.number(3), then, new Actor(row.text(9)), note);
    }

    /** The version that brought this serial; those that went on at the same one changed nothing that is published. */
    Optional<VersionRow> at(Serial serial) {
        Optional<VersionRow> version = latest();
        while (version.isPresent() && !isAt(version.get(), serial)) {
            version = before(version.get());
        }
        Optional<VersionRow> earlier = version.flatMap(this::before);
        while (earlier.filter(row -> isAt(row, serial)).isPresent()) {
            version = earlier;
            earlier = before(earlier.get());
        }
        return version;
    }

    private static boolean isAt(VersionRow version, Serial serial) {
        return version.zone().serial().equals(serial);
    }

    /** What a version changed; empty where everything counts as new. */
    Optional<ZonePatch> patch(long sequence) {
        try (Rows rows = session.rows(VersionSql.PATCH, sequence)) {
            return rows.next()
                    ? rows.optionalOctets(1).map(removed -> new ZonePatch(side(removed), side(rows.octets(2))))
                    : Optional.empty();
        }
    }

    private List<RecordSet> side(byte[] packed) {
        return PackedSide.recordSets(zone.zone().name(), packed);
    }

    /** Forgets all versions. */
    void clear() {
        latest().map(this::backFrom).ifPresent(sequences -> remove(session, sequences));
    }

    /** Forgets versions. Those of one zone must be its first ones, so that none loses what it follows upon. */
    static void remove(Session session, List<Long> sequences) {
        sequences.forEach(sequence -> session.run(VersionSql.REMOVE, sequence));
    }

    /** What was made before {@code olderThan}, but for the {@code least} latest: the first one first. */
    List<Long> old(Instant olderThan, int least) {
        Optional<VersionRow> version = latest();
        for (int kept = 0; version.isPresent(); kept++) {
            if (kept >= least && version.get().zone().changedAt().isBefore(olderThan)) {
                return backFrom(version.get()).reversed();
            }
            version = before(version.get());
        }
        return List.of();
    }

    /** This version and all before it. */
    private List<Long> backFrom(VersionRow newest) {
        List<Long> sequences = new ArrayList<>();
        Optional<VersionRow> version = Optional.of(newest);
        while (version.isPresent()) {
            sequences.add(version.get().sequence());
            version = before(version.get());
        }
        return sequences;
    }
}
