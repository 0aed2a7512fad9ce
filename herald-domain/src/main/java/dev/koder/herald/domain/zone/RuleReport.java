package dev.koder.herald.domain.zone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules make of a zone.
 *
 * @param errors what keeps it from being published
 * @param warnings what does not
 */
public record RuleReport(ZoneFindings errors, ZoneFindings warnings) {

    /** Takes findings in, and keeps the first of each severity. Not thread-safe. */
    static final class Draft {

        private final int limit;
        private final Set<ZoneFinding> errors = new LinkedHashSet<>();
        private final Set<ZoneFinding> warnings = new LinkedHashSet<>();
        private long errorCount;
        private long warningCount;

        /** @param limit how many errors are kept, and how many warnings; all are counted */
        Draft(int limit) {
            this.limit = limit;
        }

        void add(ZoneFinding finding) {
            switch (finding.rule().severity()) {
                case ERROR -> errorCount += isNew(finding, errors) ? 1 : 0;
                case WARNING -> warningCount += isNew(finding, warnings) ? 1 : 0;
            }
        }

        /** An empty one with the same limit. */
        Draft another() {
            return new Draft(limit);
        }

        /**
         * Adds what was found after all that was found here, at other names; false, and nothing is added, where that is more than is
         * kept, and so more than can be told from what is the same.
         */
        boolean append(Draft later) {
            boolean isRoomy = errorCount + later.errorCount <= limit && warningCount + later.warningCount <= limit;
            if (isRoomy) {
                later.errors.forEach(this::add);
                later.warnings.forEach(this::add);
            }
            return isRoomy;
        }

        /** Whether it was not found before, as far as that is remembered. */
        private boolean isNew(ZoneFinding finding, Set<ZoneFinding> kept) {
            return kept.size() < limit ? kept.add(finding) : !kept.contains(finding);
        }

        RuleReport report() {
            return new RuleReport(
                    new ZoneFindings(List.copyOf(errors), errorCount),
                    new ZoneFindings(List.copyOf(warnings), warningCount));
        }
    }
}
