package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.record.ChangeAcrossZones;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a request about several zones says they have to be at.
 *
 * @param byZone each zone once, in the order of the request
 */
record ExpectedZones(Map<DomainName, Expected> byZone) {

    static final ExpectedZones NONE = new ExpectedZones(Map.of());

    /** A list, as the member {@code expected}. */
    static final Form<ExpectedZones> FORM =
            Form.list(Expected.FORM, ChangeAcrossZones.MAX_ZONES).then((all, pointer) -> of(all));

    private static final String MEMBER = "#/expected";
    private static final String ANY = "*";

    /** The word for a zone that is named in vain. */
    private static final String UNTOUCHED = "not-changed";

    /**
     * One of them.
     *
     * @param serial empty for any
     */
    record Expected(DomainName zone, Optional<Serial> serial) {

        private static final Form<Optional<Serial>> SERIAL = (node, pointer) -> node.isTextual()
                ? Form.text(Expected::any).read(node, pointer)
                : Form.number("serial", 0, Serial.MAX_VALUE, number -> Optional.of(new Serial(number)))
                        .read(node, pointer);

        private static final Form<Expected> FORM = Form.object(members -> {
            Optional<DomainName> zone = members.required("zone", Form.text(NameReading::zone));
            Optional<Optional<Serial>> serial = members.required("serial", SERIAL);
            return members.done(() -> new Expected(zone.orElseThrow(), serial.orElseThrow()));
        });

        private static Optional<Serial> any(String text) {
            if (!text.equals(ANY)) {
                throw new DnsFormatException("serial", text, "a number, or *");
            }
            return Optional.empty();
        }

        private Precondition precondition() {
            return serial.<Precondition>map(Precondition.ZoneIsAt::new).orElseGet(Precondition.ZoneExists::new);
        }
    }

    private static Reading<ExpectedZones> of(List<Expected> all) {
        Map<DomainName, Expected> byZone = new LinkedHashMap<>();
        Map<DomainName, Integer> places = new HashMap<>();
        List<ProblemError> errors = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            Expected one = all.get(place);
            Integer earlier = places.putIfAbsent(one.zone(), place);
            byZone.put(one.zone(), one);
            if (earlier != null) {
                String detail = "zone: " + one.zone() + " stands at " + earlier + " already (expected: each zone once)";
                errors.add(error(place, "zone", WishedZone.DUPLICATE, detail));
            }
        }
        return errors.isEmpty() ? new Reading.Ok<>(new ExpectedZones(byZone)) : new Reading.Bad<>(errors);
    }

    private static ProblemError error(int place, String member, String code, String detail) {
        return new ProblemError(new ProblemError.At(MEMBER + "/" + place + "/" + member), code, detail);
    }

    /** What has to hold of each. */
    Map<DomainName, Precondition> preconditions() {
        Map<DomainName, Precondition> preconditions = new HashMap<>();
        byZone.forEach((zone, expected) -> preconditions.put(zone, expected.precondition()));
        return preconditions;
    }

    private int place(DomainName zone) {
        return List.copyOf(byZone.keySet()).indexOf(zone);
    }

    /** That something is expected of zones that nothing is to be changed in. */
    Refusal untouched(Set<DomainName> zones) {
        List<ProblemError> errors = byZone.keySet().stream()
                .filter(zones::contains)
                .map(zone -> error(
                        place(zone), "zone", UNTOUCHED, "zone: " + zone + " (expected: one that a change is about)"))
                .toList();
        return new Refusal(
                Problem.of(ProblemType.UNPROCESSABLE_CONTENT, errors.getFirst().detail(), errors));
    }

    /** That what is said of this zone does not hold; or that nothing is said, and has to be. */
    ProblemError unmet(Zone current) {
        String now = current.serial() + ", which zone " + current.name() + " is at";
        Optional<Expected> expected = Optional.ofNullable(byZone.get(current.name()));
        return expected.map(it -> error(
                        place(current.name()),
                        "serial",
                        ProblemType.PRECONDITION_FAILED.code(),
                        "serial: " + it.serial().map(Serial::toString).orElse(ANY) + " (expected: " + now + ")"))
                .orElseGet(() -> new ProblemError(
                        new ProblemError.At(MEMBER),
                        ProblemType.PRECONDITION_REQUIRED.code(),
                        "expected: nothing of zone " + current.name() + " (expected: serial " + now
                                + ", or *, as it is set so)"));
    }
}
