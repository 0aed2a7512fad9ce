package dev.koder.herald.adapter.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.config.file.ConfigLine.Malformed;
import dev.koder.herald.adapter.config.file.ConfigLine.Pair;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigLineTest {

    @Test
    void numbers_lines_as_an_editor_does() {
        assertThat(ConfigLine.of("a = 1\r\n\n # c = 3\n! d\nb = 2"))
                .containsExactly(new Pair(1, "a", "1"), new Pair(5, "b", "2"));
    }

    @Test
    void numbers_a_continued_line_by_its_beginning() {
        assertThat(ConfigLine.of("a = 1,\\\n    2,\\\n    3\nb = 2"))
                .containsExactly(new Pair(1, "a", "1,2,3"), new Pair(4, "b", "2"));
    }

    @Test
    void does_not_continue_after_an_escaped_backslash_or_a_comment() {
        assertThat(ConfigLine.of("a = x\\\\\n# note \\\nb = 2"))
                .containsExactly(new Pair(1, "a", "x\\"), new Pair(3, "b", "2"));
    }

    @Test
    void keeps_an_escape_that_is_cut_as_malformed() {
        assertThat(ConfigLine.of("a = \\u12")).containsExactly(new Malformed(1, "a = \\u12"));
    }

    @Test
    void reports_a_key_that_is_given_twice_twice() {
        assertThat(ConfigLine.of("a = 1\na = 1")).containsExactly(new Pair(1, "a", "1"), new Pair(2, "a", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "a:b",
                "a b",
                "  a  =  b",
                "a\\ b = c",
                "a = \\u00fc\\t",
                "a",
                "a =",
                "= b",
                "a = b \\",
                "a\\=b=c",
                "a = b\\\n\n",
                "a = b\\\n# c",
                "a\tb",
                "a = \\\n   b",
                "a=b\f",
                "\fa=b"
            })
    void agrees_with_java_util_properties(String text) throws IOException {
        Properties expected = new Properties();
        expected.load(new StringReader(text));

        assertThat(ConfigLine.of(text)).hasSize(expected.size()).allSatisfy(line -> assertThat(line)
                .isInstanceOfSatisfying(Pair.class, pair -> assertThat(expected.getProperty(pair.key()))
                        .isNotNull()
                        .matches(value -> value.strip().equals(pair.value()))));
    }
}
