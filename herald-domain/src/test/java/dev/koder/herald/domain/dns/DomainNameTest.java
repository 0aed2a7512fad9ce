package dev.koder.herald.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names: RFC 1035 sections 2.3.4 and 5.1, RFC 4343, RFC 4034 section 6.1. */
class DomainNameTest {
    private static final DomainName ORIGIN = DomainName.parse("example.org.");

    @ParameterizedTest
    @CsvSource({
        "www, www.example.org.",
        "www., www.",
        "@, example.org.",
        "., .",
        "a.b.c, a.b.c.example.org.",
        "*.a, *.a.example.org.",
        "_sip._tcp, _sip._tcp.example.org.",
        "64/26, 64/26.example.org.",
        "WwW, WwW.example.org.",
        "a\\.b, a\\.b.example.org.",
        "a\\046b, a\\.b.example.org.",
        "\\@, \\@.example.org.",
        "\\065, A.example.org.",
        "a\\ b, a\\032b.example.org.",
        "\\000\\255, \\000\\255.example.org.",
        "a\\!b, a\\!b.example.org.",
        "a!b, a\\!b.example.org.",
        "a\\$, a\\$.example.org."
    })
    void reads_text_relative_to_an_origin_and_prints_it_absolute(String text, String printed) {
        assertThat(DomainName.parse(text, ORIGIN)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a..b         | no empty label
        .a           | no empty label
        a.b..        | no empty label
        ''           | a domain name
        a@b          | a dot instead of @ in a mail address, or \\@
        a\\256        | \\DDD from \\000 to \\255, or \\ and a character
        a\\25         | \\DDD from \\000 to \\255, or \\ and a character
        a\\           | \\DDD from \\000 to \\255, or \\ and a character
        bücher       | ASCII; an international name is written as A-label, xn--…
        a;b          | letters, digits and - _ / *; \\DDD for other octets
        'a b'        | letters, digits and - _ / *; \\DDD for other octets
        """)
    void refuses_what_is_no_name_and_says_what_is_one(String text, String expected) {
        assertThatThrownBy(() -> DomainName.parse(text, ORIGIN))
                .isInstanceOf(DnsFormatException.class)
                .hasMessage("domain name: " + text + " (expected: " + expected + ")");
    }

    @Test
    void refuses_an_at_sign_where_there_is_no_origin() {
        assertThatThrownBy(() -> DomainName.parse("@"))
                .hasMessage("domain name: @ (expected: a name; there is no origin that @ could stand for)");
    }

    @Test
    void takes_labels_of_63_octets_and_no_more() {
        assertThat(DomainName.parse("a".repeat(63) + ".").labelCount()).isEqualTo(1);
        assertThatThrownBy(() -> DomainName.parse("a".repeat(64) + "."))
                .hasMessageContaining("labels of at most 63 octets");
        assertThatThrownBy(() -> DomainName.parse("a".repeat(64), ORIGIN))
                .hasMessageContaining("labels of at most 63 octets");
    }

    @Test
    void takes_names_of_255_octets_and_no_more_whatever_the_origin_adds() {
        String label = "a".repeat(49) + ".";

        assertThat(DomainName.parse(label.repeat(5) + "bbb.").wireLength()).isEqualTo(255);
        assertThatThrownBy(() -> DomainName.parse(label.repeat(5) + "bbbb.")).hasMessageContaining("255 octets");
        assertThatThrownBy(() -> DomainName.parse(label.repeat(5) + "b", ORIGIN))
                .hasMessageContaining("255 octets");
        assertThat(DomainName.parse("a.".repeat(127)).labelCount()).isEqualTo(127);
        assertThatThrownBy(() -> DomainName.parse("a.".repeat(128))).hasMessageContaining("255 octets");
    }

    @Test
    void is_equal_whatever_the_case_of_its_letters_and_keeps_it() {
        DomainName upper = DomainName.parse("WWW.Example.ORG");

        assertThat(upper).isEqualTo(DomainName.parse("www.example.org")).hasToString("WWW.Example.ORG.");
        assertThat(upper).hasSameHashCodeAs(DomainName.parse("www.example.org"));
        assertThat(upper.lowerCase()).hasToString("www.example.org.");
    }

    @Test
    void folds_ascii_letters_only() {
        assertThat(DomainName.parse("\\196")).isNotEqualTo(DomainName.parse("\\228"));
        assertThat(DomainName.parse("\\091")).isNotEqualTo(DomainName.parse("\\123"));
    }

    @Test
    void has_the_canonical_order_of_rfc_4034() {
        List<String> inOrder = List.of(
                "example.",
                "a.example.",
                "yljkjljk.a.example.",
                "Z.a.example.",
                "zABC.a.EXAMPLE.",
                "z.example.",
                "\\001.z.example.",
                "*.z.example.",
                "\\200.z.example.");

        assertThat(inOrder.reversed().stream().map(DomainName::parse).sorted().map(DomainName::toString))
                .isEqualTo(inOrder);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, true, false",
        "www.example.org, example.org, true, true",
        "WWW.EXAMPLE.ORG, example.org, true, true",
        "wwwexample.org, example.org, false, false",
        "org, example.org, false, false",
        "example.org, ., true, true",
        "a\\.example.org, example.org, false, false"
    })
    void knows_what_it_is_below(String name, String zone, boolean isSubdomain, boolean isStrictlyBelow) {
        assertThat(DomainName.parse(name).isSubdomainOf(DomainName.parse(zone))).isEqualTo(isSubdomain);
        assertThat(DomainName.parse(name).isStrictlyBelow(DomainName.parse(zone)))
                .isEqualTo(isStrictlyBelow);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, @",
        "www.example.org, www",
        "a.b.Example.Org, a.b",
        "\\@.example.org, \\@",
        "www.example.com, www.example.com."
    })
    void is_shown_relative_to_a_zone_so_that_it_reads_back(String name, String relative) {
        assertThat(DomainName.parse(name).relativeTo(ORIGIN)).isEqualTo(relative);
        assertThat(DomainName.parse(relative, ORIGIN)).isEqualTo(DomainName.parse(name));
    }

    @Test
    void has_labels_a_parent_and_children() {
        DomainName name = DomainName.parse("a\\.b.c.example.org");

        assertThat(name.labelCount()).isEqualTo(4);
        assertThat(name.label(0)).isEqualTo("a\\.b");
        assertThat(name.label(3)).isEqualTo("org");
        assertThat(name.parent()).isEqualTo(DomainName.parse("c.example.org"));
        assertThat(ORIGIN.child("a\\.b")).hasToString("a\\.b.example.org.");
        assertThat(ORIGIN.child("*").isWildcard()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a.", "@", "", "."})
    void refuses_a_child_that_is_not_one_label(String label) {
        assertThatThrownBy(() -> ORIGIN.child(label)).isInstanceOf(DnsFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "host-1.example.org, true",
        "1host.example.org, true",
        "xn--bcher-kva.example.org, true",
        "_dmarc.example.org, false",
        "-a.example.org, false",
        "a-.example.org, false",
        "*.example.org, false",
        "a\\.b.example.org, false"
    })
    void knows_host_names(String name, boolean isHostName) {
        assertThat(DomainName.parse(name).isHostName()).isEqualTo(isHostName);
    }

    @Test
    void refuses_wire_that_is_cut_compressed_or_followed_by_more() {
        assertThatThrownBy(() -> DomainName.ofWire(new byte[] {1, 'a'})).hasMessageContaining("0161");
        assertThatThrownBy(() -> DomainName.ofWire(new byte[] {(byte) 0xc0, 0})).hasMessageContaining("C000");
        assertThatThrownBy(() -> DomainName.ofWire(new byte[] {0, 0})).hasMessageContaining("uncompressed labels");
        assertThatThrownBy(() -> DomainName.ofWire(new byte[0])).isInstanceOf(DnsFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void comes_back_from_its_text_and_from_its_wire_form(long seed) {
        Random random = new Random(seed);
        Stream.generate(() -> randomName(random)).limit(2000).forEach(name -> {
            assertThat(DomainName.parse(name.toString()).toWire())
                    .as("seed %d", seed)
                    .isEqualTo(name.toWire());
            assertThat(DomainName.ofWire(name.toWire())).isEqualTo(name);
            assertThat(name.toString()).matches("[!-~]+");
        });
    }

    private static DomainName randomName(Random random) {
        OctetBuffer wire = new OctetBuffer(255);
        for (int labels = random.nextInt(6); labels > 0; labels--) {
            byte[] label = new byte[1 + random.nextInt(random.nextBoolean() ? 40 : 3)];
            random.nextBytes(label);
            wire.u8(label.length).put(label);
        }
        return DomainName.ofWire(wire.u8(0).toArray());
    }
}
