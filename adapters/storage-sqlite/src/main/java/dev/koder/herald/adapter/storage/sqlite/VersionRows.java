package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The versions of one zone, from the latest back to the first. */
final class VersionRows {

    /** What a version changed is kept up to so many octets; beyond, everything counts as new. */
    static final int LARGEST_PATCH = 4 << 20;

    private static final long NONE = 0;

    /** The last version with a serial of each block of 64 is marked, so that finding one of them takes so many steps at most. */
    private static final int BLOCK_BITS = 6;

    private final Session session;
    private final ZoneRow zone;

    VersionRows(Session session, ZoneRow zone) {
        this.session = session;
        this.zone = zone;
    }

    /**
     * Adds a version that follows upon the latest one of a zone.
     *
     * @param patch what it changed; empty where everything counts as new
     */
    static void add(Session session, ZoneRow latest, VersionRow version, Optional<ZonePatch> patch) {
        Zone before = latest.zone();
        long block = block(before.serial());
        if (block != block(version.zone().serial())) {
            long at = Nanoseconds.of(before.changedAt());
            session.run(VersionSql.MARK, latest.id(), block, latest.sequence(), at, latest.sequence(), at);
        }
        add(session, version, patch);
    }

    private static long block(Serial serial) {
        return serial.value() >> BLOCK_BITS;
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
                version.tenant().value(),
                version.kind().word(),
                version.actor().value(),
                version.note().requestId().orElse(""),
                version.note().reason().orElse(""),
                version.note().credential().orElse(""),
                NoteText.ofAgreement(version.note()),
                isKept ? removed : null,
                isKept ? added : null);
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
        return new VersionRow(
                row.number(1),
                row.number(2),
                row.number(3),
                VersionKind.parse(row.text(15)),
                new TenantId(row.text(14)),
                then,
                new Actor(row.text(9)),
                note);
    }

    /** The version that brought this serial; those that went on at the same one changed nothing that is published. */
    Optional<VersionRow> at(Serial serial) {
        Optional<VersionRow> version = lastOfBlock(serial);
        while (version.filter(row -> isInBlock(row, serial) && !isAt(row, serial))
                .isPresent()) {
            version = before(version.get());
        }
        version = version.filter(row -> isAt(row, serial));
        Optional<VersionRow> earlier = version.flatMap(this::before);
        while (earlier.filter(row -> isAt(row, serial)).isPresent()) {
            version = earlier;
            earlier = before(earlier.get());
        }
        return version;
    }

    /** The last version whose serial is in the same block as this one. */
    private Optional<VersionRow> lastOfBlock(Serial serial) {
        long block = block(serial);
        return block == block(zone.zone().serial())
                ? latest()
                : find(session.number(VersionSql.MARKED, zone.id(), block));
    }

    private static boolean isInBlock(VersionRow version, Serial serial) {
        return block(version.zone().serial()) == block(serial);
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
        latest().map(this::backFrom)
                .ifPresent(sequences -> sequences.forEach(sequence -> session.run(VersionSql.REMOVE, sequence)));
        session.run(VersionSql.UNMARK, zone.id(), zone.sequence());
    }

    /**
     * Old versions of a zone: its first ones, so that none loses what it follows upon.
     *
     * @param sequences the first one first
     * @param next the version that follows upon them
     */
    record Old(List<Long> sequences, VersionRow next) {

        /** What forgets them, in small steps: should it break off, the rest is found again. */
        Stream<Consumer<Session>> steps() {
            return Stream.concat(
                    sequences.stream().map(sequence -> session -> session.run(VersionSql.REMOVE, sequence)),
                    Stream.of(this::begin));
        }

        /** Has the history begin after them, unless that is forgotten, too, meanwhile. */
        private void begin(Session session) {
            session.run(ZoneSql.KEPT_SINCE, next.zone().serial().value(), next.zoneId(), next.sequence());
            session.run(VersionSql.UNMARK, next.zoneId(), next.sequence());
        }
    }

    /** What was made before {@code olderThan}, but for the {@code least} latest. */
    Optional<Old> old(Instant olderThan, int least) {
        Optional<VersionRow> kept = latest();
        for (int more = 1; more < least; more++) {
            kept = kept.flatMap(this::before);
        }
        return kept.flatMap(last -> oldBefore(
                firstMarkedSince(olderThan)
                        .filter(marked -> marked.sequence() < last.sequence())
                        .orElse(last),
                olderThan));
    }

    private Optional<VersionRow> firstMarkedSince(Instant time) {
        return find(session.number(VersionSql.MARKED_SINCE, zone.id(), Nanoseconds.of(time)));
    }

    /** Those before the first one that is not old: a clock that was wrong for a while has no others forgotten, nor any between. */
    private Optional<Old> oldBefore(VersionRow kept, Instant olderThan) {
        VersionRow next = kept;
        List<Long> old = new ArrayList<>();
        Optional<VersionRow> version = before(kept);
        while (version.isPresent()) {
            VersionRow row = version.get();
            if (row.zone().changedAt().isBefore(olderThan)) {
                old.add(row.sequence());
            } else {
                old.clear();
                next = row;
            }
            version = before(row);
        }
        return old.isEmpty() ? Optional.empty() : Optional.of(new Old(old.reversed(), next));
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
