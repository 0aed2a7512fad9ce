package dev.koder.herald.adapter.http.rest.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** U-labels come in and go out. */
class InternationalNamesTest {

    private static final DomainName ORIGIN = DomainName.parse("example.org.");

    @ParameterizedTest
    @CsvSource({
        "münchen, xn--mnchen-3ya.example.org.",
        "MÜNCHEN, xn--mnchen-3ya.example.org.",
        "mu\u0308nchen, xn--mnchen-3ya.example.org.",
        "straße, xn--strae-oqa.example.org.",
        "ς, xn--3xa.example.org.",
        "日本。例え, xn--wgv71a.xn--r8jz45g.example.org.",
        "日本．例え｡, xn--wgv71a.xn--r8jz45g.",
        "bücher., xn--bcher-kva.",
        "_dmarc.bücher, _dmarc.xn--bcher-kva.example.org.",
        "*.bücher, *.xn--bcher-kva.example.org.",
        "a\\.b.bücher, a\\.b.xn--bcher-kva.example.org.",
        "ｗｗｗ, www.example.org.",
        "نامه\u200cای, xn--mgba3gch31f060k.example.org.",
        "l·l, xn--ll-0ea.example.org."
    })
    void reads_u_labels_as_a_labels(String written, String meant) {
        assertThat(InternationalNames.parse(written, ORIGIN)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WWW", "xn--mnchen-3ya", "xn--nonsense-", "a\\252b", "_sip._tcp", "@"})
    void leaves_ascii_alone(String written) {
        assertThat(InternationalNames.parse(written, ORIGIN)).isEqualTo(DomainName.parse(written, ORIGIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "☃", // a symbol, which UTS #46 would let pass
                "i♥ny",
                "😀",
                "a\u200cb", // a joiner out of context
                "·a", // a middle dot out of context
                "a\u0660\u06f0", // two kinds of digits
                "\u0301a", // begins with a mark
                "אa", // a word in two directions
                "ü_b", // no letter, digit or hyphen
                "-ü",
                "ü-",
                "üa--b\ud800", // half a character
                "\u4e00\u302e", // refused although a mark
                "\u0645\u0640\u0645", // refused although a letter
                "a\u20d0", // a mark for symbols
                "\u1100\u1161\u11a8\u11a8"
            })
    void refuses_what_idna_2008_does_not_allow(String written) {
        assertThatThrownBy(() -> InternationalNames.parse(written + ".example", ORIGIN))
                .isInstanceOf(DnsFormatException.class)
                .hasMessageContaining("expected: labels of letters and digits that IDNA 2008 allows");
    }

    @Test
    void refuses_labels_that_become_too_long() {
        assertThatThrownBy(() -> InternationalNames.parse("ü".repeat(60), ORIGIN))
                .isInstanceOf(DnsFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "xn--mnchen-3ya.example.org., münchen.example.org.",
        "XN--MNCHEN-3YA.example.org., münchen.example.org.",
        "*.xn--bcher-kva.example., *.bücher.example.",
        "a\\.b.xn--bcher-kva.example., a\\.b.bücher.example."
    })
    void shows_a_labels_as_u_labels(String name, String shown) {
        assertThat(InternationalNames.unicode(DomainName.parse(name))).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org.",
                ".",
                "xn--nonsense-.example.",
                "xn--n3h.example.",
                "xn--mnchen-psa.example.",
                "xn--.example.",
                "www.xnn--a."
            })
    void shows_nothing_where_there_is_no_u_label(String name) {
        assertThat(InternationalNames.unicode(DomainName.parse(name))).isEmpty();
    }

    @Test
    void reads_what_it_shows() {
        DomainName name = InternationalNames.parse("straße.日本.münchen.", ORIGIN);

        assertThat(InternationalNames.unicode(name).map(text -> InternationalNames.parse(text, ORIGIN)))
                .contains(name);
    }
}
