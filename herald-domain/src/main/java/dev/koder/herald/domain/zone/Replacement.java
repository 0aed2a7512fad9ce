package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works out what whole new contents make of a zone. */
final class Replacement {

    private Replacement() {}

    static Judgement judge(
            Zone stored, ZoneContents contents, ZoneChange.ReplaceContents wish, Instant at, ZoneLimits limits) {
        RuleReport report = ZoneRules.checkWhole(stored.name(), wish.contents(), limits);
        if (!report.errors().isEmpty()) {
            return new Judgement.Refused(report.errors());
        }
        ZonePatch patch = difference(contents, wish.contents());
        if (patch.isEmpty() && wish.soa().equals(stored.soa())) {
            return new Judgement.Unchanged(stored, report.warnings());
        }
        Serial serial = forward(stored.serial(), wish.serial());
        long count = wish.contents().recordSetCount();
        return new Judgement.Accepted(stored.next(serial, wish.soa(), count, at), patch, report.warnings());
    }

    /** The serial that comes with the contents where it is ahead, the next one otherwise: never a step back. */
    private static Serial forward(Serial stored, Optional<Serial> wished) {
        return wished.filter(serial -> serial.isAfter(stored)).orElse(stored.next());
    }

    private static ZonePatch difference(ZoneContents before, MemoryContents after) {
        List<RecordSet> put = new ArrayList<>();
        List<RecordKey> removed = new ArrayList<>();
        Set<RecordKey> kept = new HashSet<>();
        before.forEach(old -> {
            Optional<RecordSet> now = after.find(old.owner(), old.type());
            if (now.isEmpty()) {
                removed.add(old.key());
            } else if (now.get().equals(old)) {
                kept.add(old.key());
            }
        });
        after.forEach(set -> {
            if (!kept.contains(set.key())) {
                put.add(set);
            }
        });
        return new ZonePatch(put, removed);
    }
}
