package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.client.rest.HeraldClient.Entry;
import dev.koder.herald.adapter.client.rest.HeraldClient.Finding;
import dev.koder.herald.adapter.client.rest.HeraldClient.Foreseen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What would change, as people read it. */
class ZoneDifferenceTest {

    private final StringWriter text = new StringWriter();

    private static Entry entry(String name, String type, String... records) {
        return new Entry(name, type, 300, List.of(records));
    }

    private static Foreseen foreseen(List<Entry> removed, List<Entry> added) {
        return new Foreseen(
                "{}",
                Optional.empty(),
                "example.org.",
                41,
                !removed.isEmpty() || !added.isEmpty(),
                removed,
                added,
                List.of(new Finding(OptionalLong.empty(), OptionalLong.empty(), "ttl-lowered", "www: 60 (was: 300)")),
                List.of(new Finding(OptionalLong.of(3), OptionalLong.of(1), "ttl-very-low", "5")));
    }

    private String printed(List<Entry> removed, List<Entry> added) {
        new ZoneDifference(foreseen(removed, added), "new.zone").print(new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void shows_both_sides_of_each_place_in_canonical_order_and_the_soa_first() {
        String printed = printed(
                List.of(
                        entry("example.org.", "SOA", "ns1.example.net. h.example.net. 41 7200 900 1209600 300"),
                        entry("old.example.org.", "A", "192.0.2.9"),
                        entry("www.example.org.", "A", "192.0.2.1")),
                List.of(
                        entry("example.org.", "SOA", "ns1.example.net. h.example.net. 41 8000 900 1209600 300"),
                        entry("example.org.", "A", "192.0.2.5"),
                        entry("a.z.example.org.", "TXT", "\"x\""),
                        entry("www.example.org.", "A", "192.0.2.42")));

        assertThat(printed).isEqualTo("""
                --- example.org. at serial 41
                +++ new.zone
                -example.org. 300 IN SOA ns1.example.net. h.example.net. 41 7200 900 1209600 300
                +example.org. 300 IN SOA ns1.example.net. h.example.net. 41 8000 900 1209600 300
                +example.org. 300 IN A 192.0.2.5
                -old.example.org. 300 IN A 192.0.2.9
                -www.example.org. 300 IN A 192.0.2.1
                +www.example.org. 300 IN A 192.0.2.42
                +a.z.example.org. 300 IN TXT "x"
                """);
    }

    @Test
    void shows_records_that_stay_in_an_rrset_that_changes_as_they_are() {
        String printed = printed(
                List.of(entry("www.example.org.", "A", "192.0.2.1", "192.0.2.2")),
                List.of(entry("www.example.org.", "A", "192.0.2.2", "192.0.2.3")));

        assertThat(printed).endsWith("""
                -www.example.org. 300 IN A 192.0.2.1
                 www.example.org. 300 IN A 192.0.2.2
                +www.example.org. 300 IN A 192.0.2.3
                """);
    }

    @Test
    void shows_nothing_where_nothing_would_change() {
        assertThat(printed(List.of(), List.of())).isEmpty();
    }

    @Test
    void tells_warnings_by_line_and_what_deserves_a_second_look() {
        new ZoneDifference(foreseen(List.of(), List.of()), "new.zone").printRemarks(new PrintWriter(text, true));

        assertThat(text.toString()).isEqualTo("""
                new.zone:3:1: 5 [ttl-very-low]
                caution: www: 60 (was: 300) [ttl-lowered]
                """);
    }
}
