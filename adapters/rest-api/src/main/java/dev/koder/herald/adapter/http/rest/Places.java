package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.ZoneFindings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a request names RRsets; of several places for one, the last, which decides. */
record Places(String list, Map<RecordKey, Integer> byKey) {

    /**
     * The places of these changes.
     *
     * @param list the pointer to the list in which they stand
     */
    static Places of(String list, List<RecordChange> changes) {
        Map<RecordKey, Integer> byKey = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            byKey.put(changes.get(i).key(), i);
        }
        return new Places(list, byKey);
    }

    ZoneFindings inOrder(ZoneFindings findings) {
        return ZoneAnswers.inOrder(findings, key -> byKey.getOrDefault(key, Integer.MAX_VALUE));
    }

    String pointer(RecordKey key) {
        return byKey.containsKey(key) ? list + "/" + byKey.get(key) : "";
    }

    Json.Content warnings(CommitOutcome outcome) {
        return ZoneAnswers.warnings(inOrder(outcome.warnings()), this::pointer);
    }

    Refusal rulesBroken(ZoneFindings errors) {
        return ZoneAnswers.rulesBroken(inOrder(errors), this::pointer);
    }
}
