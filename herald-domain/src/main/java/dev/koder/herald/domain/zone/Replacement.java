package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.Serial;
import java.time.Instant;
import java.util.Optional;

/** Works out what whole new contents make of a zone. */
final class Replacement {

    private Replacement() {}

    static Judgement judge(
            Zone stored, ZoneContents contents, ZoneChange.ReplaceContents wish, Instant at, ZoneLimits limits) {
        RuleReport.Draft draft = new RuleReport.Draft(limits.findings());
        Soa soa = wish.soa().orElse(stored.soa());
        if (!soa.equals(stored.soa())) {
            SoaRules.refuse(stored.name(), soa, draft);
        }
        SoaRules.warn(stored.name(), soa, draft);
        RuleReport report = ZoneRules.checkWhole(stored.name(), wish.contents(), limits, draft);
        if (!report.errors().isEmpty()) {
            return new Judgement.Refused(report.errors());
        }
        Difference difference = Difference.between(contents, wish.contents().recordSets());
        Optional<ZonePatch> patch = difference.patch();
        if (patch.filter(ZonePatch::isEmpty).isPresent() && soa.equals(stored.soa())) {
            return new Judgement.Unchanged(stored, report.warnings());
        }
        Serial serial = stored.settings().serialPolicy().next(stored.kept(), wish.serial(), at);
        ZoneSettings settings = NameServerChange.settings(stored, contents, wish.contents());
        long count = wish.contents().recordSetCount();
        Zone next = stored.next(serial, soa, settings, count, at);
        return difference.isLarge()
                ? new Judgement.Replaced(next, wish.contents(), patch, report.warnings())
                : new Judgement.Accepted(next, patch.orElseThrow(), report.warnings());
    }
}
