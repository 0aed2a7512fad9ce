package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of entity tags, RFC 9110, section 8.8.3. */
class EntityTagTest {

    @Test
    void reads_a_list() {
        assertThat(EntityTag.list("\"a\" ,W/\"b,c\",\t\"\""))
                .contains(List.of(new EntityTag(false, "a"), new EntityTag(true, "b,c"), new EntityTag(false, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\",", ",\"a\"", " , ,\"a\" ,, ,"})
    void passes_over_empty_entries(String text) {
        assertThat(EntityTag.list(text)).contains(List.of(EntityTag.strong("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\"a", "\"a\" \"b\"", ",", "w/\"a\"", "\"a\"b", "\"\u00e9\u0001\""})
    void refuses_what_is_none(String text) {
        assertThat(EntityTag.list(text)).isEmpty();
    }

    @Test
    void writes_what_it_reads() {
        assertThat(new EntityTag(true, "b")).hasToString("W/\"b\"");
        assertThat(EntityTag.strong(7)).hasToString("\"7\"");
    }
}
