package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient.Entry;
import dev.koder.herald.adapter.client.rest.HeraldClient.Finding;
import dev.koder.herald.adapter.client.rest.HeraldClient.Foreseen;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What would change as people read it: the records as in zone text, each behind a minus sign where it goes, a plus sign where it
 * comes, and a space where it stays in an RRset that changes.
 *
 * <pre>
 * --- example.org. at serial 41
 * +++ example.org.zone
 * -www.example.org. 300 IN A 192.0.2.1
 * +www.example.org. 300 IN A 192.0.2.42
 * </pre>
 */
final class ZoneDifference {

    private final Foreseen foreseen;
    private final String source;

    /** @param source what the wished zone was read from */
    ZoneDifference(Foreseen foreseen, String source) {
        this.foreseen = foreseen;
        this.source = source;
    }

    /** An RRset's place: the SOA first, then names in canonical order and types by number. */
    private record Place(DomainName owner, RecordType type) {

        static final Comparator<Place> ORDER = Comparator.comparing((Place place) -> !place.type.equals(RecordType.SOA))
                .thenComparing(Place::owner)
                .thenComparingInt(place -> place.type.code());

        static Place of(Entry entry) {
            return new Place(DomainName.parse(entry.name()), RecordType.parse(entry.type()));
        }
    }

    /** Both sides of a place. */
    private record Sides(Optional<Entry> before, Optional<Entry> after) {

        Sides with(Sides other) {
            return new Sides(before.or(other::before), after.or(other::after));
        }
    }

    void print(PrintWriter out) {
        if (foreseen.isPending()) {
            out.println("--- " + foreseen.zone() + " at serial " + foreseen.base());
            out.println("+++ " + source);
            places().values().forEach(sides -> print(sides, out));
        }
    }

    private NavigableMap<Place, Sides> places() {
        NavigableMap<Place, Sides> places = new TreeMap<>(Place.ORDER);
        foreseen.removed()
                .forEach(entry -> places.put(Place.of(entry), new Sides(Optional.of(entry), Optional.empty())));
        foreseen.added()
                .forEach(entry ->
                        places.merge(Place.of(entry), new Sides(Optional.empty(), Optional.of(entry)), Sides::with));
        return places;
    }

    private static void print(Sides sides, PrintWriter out) {
        List<String> before = sides.before().map(ZoneDifference::lines).orElse(List.of());
        List<String> after = sides.after().map(ZoneDifference::lines).orElse(List.of());
        before.forEach(line -> out.println((after.contains(line) ? " " : "-") + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> out.println("+" + line));
    }

    private static List<String> lines(Entry entry) {
        String head = entry.name() + " " + entry.ttl() + " IN " + entry.type() + " ";
        return entry.records().stream().map(record -> head + record).toList();
    }

    /** Prints what there is to say of it. */
    void printRemarks(PrintWriter err) {
        foreseen.warnings().forEach(warning -> err.println(EngineCall.line(source, warning)));
        foreseen.cautions().forEach(caution -> err.println(caution(caution)));
    }

    private static String caution(Finding caution) {
        return "caution: " + caution.detail() + " [" + caution.code() + "]";
    }
}
