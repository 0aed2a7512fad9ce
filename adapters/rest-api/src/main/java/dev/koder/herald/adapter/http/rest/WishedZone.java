package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.MemoryContents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a zone is to hold, as JSON says it.
 *
 * @param soa where it is said
 * @param contents all other RRsets
 * @param places where in the body each stands
 */
record WishedZone(Optional<RecordSet> soa, MemoryContents contents, Map<RecordKey, Integer> places) {

    static final String DUPLICATE = "duplicate";

    private static final String MEMBER = "rrsets";

    /** As many as a body can hold. */
    private static final int MOST_SETS = 1_000_000;

    static Form<WishedZone> form(DomainName zone) {
        Form<WishedZone> wished =
                Form.list(RecordForms.recordSet(zone), MOST_SETS).then((sets, pointer) -> of(zone, sets, pointer));
        return Form.object(members -> {
            Optional<WishedZone> value = members.required(MEMBER, wished);
            return members.done(value::orElseThrow);
        });
    }

    private static Reading<WishedZone> of(DomainName zone, List<RecordSet> sets, String pointer) {
        RecordKey soa = new RecordKey(zone, RecordType.SOA);
        Map<RecordKey, Integer> places = new HashMap<>();
        List<ProblemError> errors = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            RecordSet set = sets.get(i);
            Integer earlier = places.putIfAbsent(set.key(), i);
            if (earlier != null) {
                errors.add(
                        error(pointer, i, DUPLICATE, "stands at " + earlier + " already (expected: each RRset once)"));
            } else if (set.key().equals(soa) && set.records().size() > 1) {
                errors.add(error(pointer, i, Form.OUT_OF_RANGE, set.records().size() + " SOA records (expected: one)"));
            }
        }
        List<RecordSet> others =
                sets.stream().filter(set -> !set.key().equals(soa)).toList();
        return errors.isEmpty()
                ? new Reading.Ok<>(new WishedZone(
                        Optional.ofNullable(places.get(soa)).map(sets::get), MemoryContents.of(others), places))
                : new Reading.Bad<>(errors);
    }

    private static ProblemError error(String pointer, int place, String code, String detail) {
        return new ProblemError(new ProblemError.At(pointer + "/" + place), code, detail);
    }

    /** Where the body names an RRset; empty where it does not. */
    String pointer(RecordKey key) {
        return places.containsKey(key) ? JsonPointers.WHOLE + "/" + MEMBER + "/" + places.get(key) : "";
    }
}
