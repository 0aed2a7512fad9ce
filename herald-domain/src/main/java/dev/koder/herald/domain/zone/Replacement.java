package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.Serial;
import java.time.Instant;
import java.util.Optional;

/** Works out what whole new contents make of a zone. */
final class Replacement {

    private Replacement() {}

    static Judgement judge(
            Zone stored, ZoneContents contents, ZoneChange.ReplaceContents wish, Instant at, ZoneLimits limits) {
        RuleReport report = ZoneRules.checkWhole(stored.name(), wish.contents(), limits);
        if (!report.errors().isEmpty()) {
            return new Judgement.Refused(report.errors());
        }
        Optional<ZonePatch> patch = Difference.between(contents, wish.contents().recordSets());
        if (patch.filter(ZonePatch::isEmpty).isPresent() && wish.soa().equals(stored.soa())) {
            return new Judgement.Unchanged(stored, report.warnings());
        }
        Serial serial = forward(stored.serial(), wish.serial());
        long count = wish.contents().recordSetCount();
        Zone next = stored.next(serial, wish.soa(), count, at);
        return patch.<Judgement>map(small -> new Judgement.Accepted(next, small, report.warnings()))
                .orElseGet(() -> new Judgement.Replaced(next, wish.contents(), report.warnings()));
    }

    /** The serial that comes with the contents where it is ahead, the next one otherwise: never a step back. */
    private static Serial forward(Serial stored, Optional<Serial> wished) {
        return wished.filter(serial -> serial.isAfter(stored)).orElse(stored.next());
    }
}
