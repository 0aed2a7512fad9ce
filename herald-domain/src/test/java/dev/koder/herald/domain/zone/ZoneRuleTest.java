package dev.koder.herald.domain.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZoneRuleTest {

    @Test
    void the_documentation_lists_every_rule_and_no_other() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("../docs/zone-files.md")).stream()
                .dropWhile(line -> !line.equals("## Zone rules"))
                .takeWhile(line -> !line.equals("## Record types"))
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Stream.of(ZoneRule.values())
                        .map(rule -> "| `" + rule.code() + "` | " + rule.sentence() + " | " + rule.source() + " |")
                        .toList());
    }

    @Test
    void every_word_for_programs_stands_for_one_rule() {
        assertThat(Stream.of(ZoneRule.values()).map(ZoneRule::code)).doesNotHaveDuplicates();
    }
}
