package dev.koder.herald.adapter.config.file;

import java.util.List;

/** What became of reading a configuration. */
public sealed interface ConfigResult {

    /** Every key has a value. */
    record Ok(ConfigValues values) implements ConfigResult {}

    /**
     * Nothing was taken over.
     *
     * @param problems all of them, at least one, in the order of the lines; what stands in no line comes last
     */
    record Refused(List<ConfigProblem> problems) implements ConfigResult {

        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("problems: none (expected: at least one)");
            }
        }
    }
}
