package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.ZoneFindings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where a request names RRsets; of several places for one, the last, which decides. A finding about an RRset that is not named comes
 * of what the request does to others of the same name: of these, the last that puts something there, or else the last. Used by one
 * thread.
 */
final class Places {

    private final String list;
    private final List<RecordChange> changes;
    private final Map<RecordKey, Integer> byKey = new HashMap<>();
    private final Map<DomainName, Integer> byOwner = new HashMap<>();

    private Places(String list, List<RecordChange> changes) {
        this.list = list;
        this.changes = changes;
    }

    /**
     * The places of these changes.
     *
     * @param list the pointer to the list in which they stand
     */
    static Places of(String list, List<RecordChange> changes) {
        return new Places(list, changes);
    }

    /** Most requests are never asked for them. */
    private void find() {
        if (!byKey.isEmpty()) {
            return;
        }
        for (int i = 0; i < changes.size(); i++) {
            byKey.put(changes.get(i).key(), i);
            byOwner.merge(changes.get(i).key().owner(), i, this::decisive);
        }
    }

    private Integer decisive(Integer earlier, Integer later) {
        return puts(earlier) && !puts(later) ? earlier : later;
    }

    private boolean puts(int place) {
        return switch (changes.get(place)) {
            case RecordChange.Replace replace -> true;
            case RecordChange.Extend extend -> true;
            case RecordChange.Prune prune -> false;
            case RecordChange.Delete delete -> false;
        };
    }

    private OptionalInt place(RecordKey key) {
        find();
        Integer place = byKey.getOrDefault(key, byOwner.get(key.owner()));
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    private String pointer(RecordKey key) {
        OptionalInt place = place(key);
        return place.isPresent() ? list + "/" + place.getAsInt() : "";
    }

    private ZoneFindings inOrder(ZoneFindings findings) {
        return ZoneAnswers.inOrder(findings, key -> place(key).orElse(Integer.MAX_VALUE));
    }

    /** These findings in the order of the request, those last that are about nothing in it. */
    List<ProblemError> told(ZoneFindings findings) {
        return ZoneAnswers.list(inOrder(findings), finding -> pointer(ZoneAnswers.key(finding)));
    }

    Json.Content warnings(CommitOutcome outcome) {
        ZoneFindings warnings = outcome.warnings();
        return out -> ZoneAnswers.writeWarnings(out, warnings.count(), told(warnings));
    }

    Refusal rulesBroken(ZoneFindings errors) {
        return ZoneAnswers.rulesBroken(inOrder(errors), this::pointer);
    }
}
