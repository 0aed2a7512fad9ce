package dev.koder.herald.sync.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list of zones as text. */
final class ZoneSectionsTest {
    private static final ZoneSections SECTIONS = new ZoneSections("herald-signed", zone -> "/z/" + FileName.of(zone));

    @Test
    void lists_zones_in_canonical_order_with_template_and_file() {
        String text = SECTIONS.print(Set.of(DomainName.parse("B.test."), DomainName.parse("a.test.")));

        assertThat(text).contains("""
                zone:
                  - domain: "a.test."
                    template: "herald-signed"
                    file: "/z/a.test"
                  - domain: "b.test."
                    template: "herald-signed"
                    file: "/z/b.test"
                # end zones 2 sha256\
                """);
    }

    @Test
    void writes_what_could_mean_something_to_knot_as_numbers() {
        String text = SECTIONS.print(Set.of(DomainName.parse("q\\\"u%o\\\\te\\ x/y*.test.")));

        assertThat(text).contains("- domain: \"q\\034u\\037o\\092te\\032x/y*.test.\"\n");
    }

    @Test
    void reads_back_what_it_wrote() {
        Set<DomainName> zones =
                Set.of(DomainName.parse("."), DomainName.parse("0/25.arpa."), DomainName.parse("\\000\\255\\\".test."));

        assertThat(ZoneSections.parse(SECTIONS.print(zones))).isEqualTo(zones);
    }

    @Test
    void an_empty_list_has_no_section_at_all() {
        assertThat(SECTIONS.print(Set.of())).doesNotContain("zone:\n");
        assertThat(ZoneSections.parse(SECTIONS.print(Set.of()))).isEmpty();
    }

    @Test
    void a_text_cut_at_any_character_is_not_a_list() {
        String whole = SECTIONS.print(Set.of(DomainName.parse("a.test."), DomainName.parse("b.test.")));

        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> ZoneSections.parse(cut))
                    .as("%d characters", length)
                    .isInstanceOf(DnsFormatException.class);
        }
    }

    @Test
    void a_text_changed_by_hand_is_not_a_list() {
        String whole = SECTIONS.print(Set.of(DomainName.parse("a.test.")));

        assertThatThrownBy(() -> ZoneSections.parse(whole.replace("herald-signed", "default")))
                .isInstanceOf(DnsFormatException.class);
    }
}
