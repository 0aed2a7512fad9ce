package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in paths are those that were meant. */
class NameReadingTest {

    private static final String ZONES = "src/test/tables/zones-in-paths.txt";

    private static DomainName zone(String segment) {
        return NameReading.zone(PercentCoding.decode(segment).orElseThrow());
    }

    @ParameterizedTest
    @CsvFileSource(files = ZONES, delimiter = '|')
    void as_programs_write_them(String name, String segment) {
        assertThat(zone(segment)).isEqualTo(DomainName.parse(name));
    }

    @ParameterizedTest
    @CsvFileSource(files = ZONES, delimiter = '|')
    void as_links_write_them(String name) {
        String link = Links.zone(DomainName.parse(name));

        assertThat(zone(link.substring("/api/v1/zones/".length()))).isEqualTo(DomainName.parse(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=2Fb|a/b.example.org.",
                "a=2fb=|a/b\\=.example.org.",
                "a\\=2Fb|a\\=2Fb.example.org.",
                "a\\\\=2Fb|a\\\\/b.example.org.",
                "=2F|/.example.org."
            })
    void a_slash_of_an_owner_is_written_so_unless_a_backslash_comes_before(String text, String owner) {
        assertThat(NameReading.owner(text, DomainName.parse("example.org."))).isEqualTo(DomainName.parse(owner));
    }
}
