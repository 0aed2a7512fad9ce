package dev.koder.herald.adapter.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** A zone's name is one segment of a path. */
class ZonePathTest {

    /** As the agent does, and as the API reads it. */
    @ParameterizedTest
    @CsvFileSource(files = "../rest-api/src/test/tables/zones-in-paths.txt", delimiter = '|')
    void as_herald_prints_it(String zone, String segment) {
        assertThat(ZonePath.of(zone)).isEqualTo(segment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Example.ORG|Example.ORG",
                "bücher.example|b%C3%BCcher.example",
                "a=b.example|a%5C061b.example",
                "a=2Fb.example|a%5C0612Fb.example",
                "0\\/25.example|0=2F25.example",
                "a b.example|a%20b.example",
                "a\\|a%5C"
            })
    void as_people_spell_it(String zone, String segment) {
        assertThat(ZonePath.of(zone)).isEqualTo(segment);
    }
}
