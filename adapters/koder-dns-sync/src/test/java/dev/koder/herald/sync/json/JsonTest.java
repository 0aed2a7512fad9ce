package dev.koder.herald.sync.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read strictly and written so that it reads back (RFC 8259). */
final class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "-0.5e+3",
                "\"\"",
                "{\"a\":[1,{\"b\":null}],\"c\":\"d\"}",
                "\"tab \\u0009 quote \\\" backslash \\\\ line \\n\""
            })
    void reads_back_what_it_wrote(String text) {
        assertThat(Json.parse(text).print()).isEqualTo(text);
    }

    @Test
    void escapes_are_read_and_needless_ones_not_written() {
        assertThat(Json.parse(" [ \"\\u0041\\/\\t\" ] ").print()).isEqualTo("[\"A/\\u0009\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|JSON at character 0: the end (expected: a value)",
                "{|JSON at character 1: the end (expected: '\"')",
                "[1|JSON at character 2: the end (expected: ']')",
                "[1,]|JSON at character 3: ']' (expected: a value)",
                "{\"a\" 1}|JSON at character 5: '1' (expected: ':')",
                "{\"a\":1,\"a\":2}|a: twice (expected: each member once)",
                "01|JSON at character 1: '1' (expected: the end)",
                "\"open|JSON at character 5: the end (expected: a closing quote, or an escape for a control character)",
                "\"\\x\"|JSON at character 3: '\"' (expected: an escape)",
                "\"\\u12\"|JSON at character 3: '1' (expected: four hexadecimal digits)",
                "nul|JSON at character 0: 'n' (expected: a value)",
                "1 2|JSON at character 2: '2' (expected: the end)"
            })
    void what_is_not_json_is_refused_with_its_place(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @Test
    void a_depth_that_would_break_the_stack_is_refused() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).hasMessage("depth: 33 (expected: at most 32)");
    }

    @Test
    void members_are_asked_for_by_name_and_kind() {
        Json json = Json.parse("{\"text\":\"a\",\"number\":7,\"truth\":true,\"items\":[1],\"nothing\":null}");

        assertThat(json.text("text")).isEqualTo("a");
        assertThat(json.number("number")).isEqualTo(7);
        assertThat(json.bool("truth")).isTrue();
        assertThat(json.items("items")).hasSize(1);
        assertThat(json.optional("nothing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|{}|text: missing (expected: a member of this name)",
                "text|{\"text\":7}|text: 7 (expected: a text)",
                "number|{\"number\":\"7\"}|number: a text (expected: a number)",
                "number|{\"number\":1.5}|number: 1.5 (expected: a whole number of 64 bits)",
                "text|[]|text: an array (expected: an object around it)"
            })
    void another_kind_is_refused_with_what_was_expected(String name, String text, String message) {
        Json json = Json.parse(text);

        assertThatThrownBy(() -> {
                    if (name.equals("number")) {
                        json.number(name);
                    } else {
                        json.text(name);
                    }
                })
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }
}
