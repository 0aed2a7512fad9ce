package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change would make of a zone, however it was asked for: what {@link ChangeGuard} judges.
 *
 * @param before the zone as it is; empty for one that comes into being, or back
 * @param after the zone as it would be; empty for one that is deleted
 * @param contentsBefore what it holds, the SOA left out; nothing where there is no zone
 * @param contentsAfter what it would hold, the SOA left out; nothing where there is no zone
 * @param patch how the two differ; empty where there is too much of it, and where a zone comes into being or is deleted
 * @param otherZones how many other zones the owner has; told of a zone that comes into being, or back, otherwise 0
 */
public record ZoneEffect(
        Optional<Zone> before,
        Optional<Zone> after,
        ZoneContents contentsBefore,
        ZoneContents contentsAfter,
        Optional<ZonePatch> patch,
        long otherZones) {

    private static final ZoneContents NOTHING = MemoryContents.of(List.of());

    /**
     * One RRset that would change, the SOA among them.
     *
     * @param before as it is; empty where there is none
     * @param after as it would be; empty where there would be none
     */
    public record RecordSetChange(RecordKey key, Optional<RecordSet> before, Optional<RecordSet> after) {

        /** Whether the RRset would disappear. */
        public boolean isDeletion() {
            return after.isEmpty();
        }
    }

    /** That contents change as a patch says. */
    static ZoneEffect ofPatch(Zone stored, ZoneContents contents, Zone next, ZonePatch patch) {
        return new ZoneEffect(
                Optional.of(stored),
                Optional.of(next),
                contents,
                PatchedContents.of(contents, patch),
                Optional.of(patch),
                0);
    }

    /** That contents take the place of others. */
    static ZoneEffect ofReplacement(
            Zone stored, ZoneContents contents, Zone next, ZoneContents all, Optional<ZonePatch> patch) {
        return new ZoneEffect(Optional.of(stored), Optional.of(next), contents, all, patch, 0);
    }

    /** That a zone is deleted. */
    static ZoneEffect ofDeletion(Zone stored, ZoneContents contents) {
        return new ZoneEffect(Optional.of(stored), Optional.empty(), contents, NOTHING, Optional.empty(), 0);
    }

    /**
     * That a zone comes into being, or back.
     *
     * @param otherZones how many its owner has without it
     */
    public static ZoneEffect ofArrival(Zone first, ZoneContents contents, long otherZones) {
        return new ZoneEffect(Optional.empty(), Optional.of(first), NOTHING, contents, Optional.empty(), otherZones);
    }

    /** The zone, as it is where there is one. */
    public Zone zone() {
        return before.or(() -> after).orElseThrow();
    }

    /** Whether a zone comes into being, or back. */
    public boolean isArrival() {
        return before.isEmpty();
    }

    /** Whether the zone is deleted. */
    public boolean isDeletion() {
        return after.isEmpty();
    }

    /** Whether the SOA would be another one, its serial aside. */
    public boolean changesSoa() {
        return !before.map(Zone::soa).equals(after.map(Zone::soa));
    }

    /** The RRset as it is, the SOA included. */
    public Optional<RecordSet> before(RecordKey key) {
        return isSoa(key) ? before.map(Zone::soaRecordSet) : contentsBefore.find(key.owner(), key.type());
    }

    /** The RRset as it would be, the SOA included. */
    public Optional<RecordSet> after(RecordKey key) {
        return isSoa(key) ? after.map(Zone::soaRecordSet) : contentsAfter.find(key.owner(), key.type());
    }

    private boolean isSoa(RecordKey key) {
        return key.type().equals(RecordType.SOA) && key.owner().equals(apex());
    }

    private DomainName apex() {
        return zone().name();
    }

    /** Whether the RRset would be another one, come or go; of the SOA, its serial does not count. */
    public boolean changes(RecordKey key) {
        return isSoa(key) ? changesSoa() : !before(key).equals(after(key));
    }

    /** Whether the RRset is there and would be there no more. */
    public boolean deletes(RecordKey key) {
        return before(key).isPresent() && after(key).isEmpty();
    }

    /** Whether any RRset would disappear. */
    public boolean deletesAny() {
        return isDeletion() || patch.map(it -> !it.removed().isEmpty()).orElseGet(this::losesAny);
    }

    private boolean losesAny() {
        boolean[] lost = new boolean[1];
        contentsBefore.forEach(set -> lost[0] |=
                !lost[0] && contentsAfter.find(set.owner(), set.type()).isEmpty());
        return lost[0];
    }

    /** Every RRset that would change, the SOA first; empty where there are too many to be told, see {@link #patch}. */
    public Optional<List<RecordSetChange>> recordSetChanges() {
        return patch.map(this::told);
    }

    private List<RecordSetChange> told(ZonePatch difference) {
        Map<RecordKey, RecordSet> come = new LinkedHashMap<>();
        difference.after().forEach(set -> come.put(set.key(), set));
        List<RecordSetChange> changes = new ArrayList<>();
        if (changesSoa()) {
            changes.add(new RecordSetChange(
                    new RecordKey(apex(), RecordType.SOA),
                    before.map(Zone::soaRecordSet),
                    after.map(Zone::soaRecordSet)));
        }
        difference
                .before()
                .forEach(set -> changes.add(
                        new RecordSetChange(set.key(), Optional.of(set), Optional.ofNullable(come.remove(set.key())))));
        come.forEach((key, set) -> changes.add(new RecordSetChange(key, Optional.empty(), Optional.of(set))));
        return changes;
    }
}
