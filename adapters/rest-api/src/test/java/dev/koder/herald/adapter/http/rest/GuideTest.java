package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide in docs/api can be followed from its top to its end. */
class GuideTest {

    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SET = Pattern.compile("(?:^|\\s)([A-Z]+)=");
    private static final Pattern USED = Pattern.compile("\\$([A-Z]+)");
    private static final Pattern METHOD = Pattern.compile(" -X ([A-Z]+)");
    private static final Pattern PATH = Pattern.compile("\\$API(/[^\\s\"'?)]*)");

    /** What stands in the guide to be pasted, line by line. */
    private static List<String> lines() throws IOException {
        String guide = Files.readString(Path.of("../../docs/api/README.md"));
        return SHELL.matcher(guide)
                .results()
                .flatMap(block -> block.group(1).replace("\\\n", " ").lines())
                .toList();
    }

    @Test
    void sets_every_variable_before_it_is_used() throws IOException {
        Set<String> known = new HashSet<>();
        for (String line : lines()) {
            SET.matcher(line).results().map(set -> set.group(1)).forEach(known::add);
            assertThat(known)
                    .as(line)
                    .containsAll(USED.matcher(line)
                            .results()
                            .map(used -> used.group(1))
                            .toList());
        }
        assertThat(known).contains("API", "AUTH", "OPERATOR");
    }

    @Test
    void calls_routes_that_there_are() throws IOException {
        List<String> calls =
                lines().stream().filter(line -> PATH.matcher(line).find()).toList();

        try (RunningApi api = RunningApi.start()) {
            assertThat(calls).isNotEmpty().allSatisfy(line -> assertThat(
                            api.table().find(method(line), path(line)))
                    .isInstanceOf(RouteTable.Found.class));
        }
    }

    private static String method(String line) {
        return METHOD.matcher(line)
                .results()
                .findFirst()
                .map(method -> method.group(1))
                .orElse(line.contains(" -d ") || line.contains(" --data-binary ") ? "POST" : "GET");
    }

    private static String path(String line) {
        MatchResult path = PATH.matcher(line).results().findFirst().orElseThrow();
        return Links.BASE + USED.matcher(path.group(1)).replaceAll("x");
    }
}
