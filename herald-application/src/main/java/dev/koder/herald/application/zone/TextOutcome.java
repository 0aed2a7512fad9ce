package dev.koder.herald.application.zone;

import java.util.List;

/**
 * What became of a zone text.
 *
 * @param <O> what becomes of a wish that is made of a readable text
 */
public sealed interface TextOutcome<O> {

    /**
     * The text could be read, and a wish was made of it.
     *
     * @param outcome what became of the wish
     * @param warnings what was read in a way worth knowing, and what the rules warn of: the first ones, by line
     * @param warningCount how many there are in all
     */
    record Read<O>(O outcome, List<TextFinding> warnings, long warningCount) implements TextOutcome<O> {

        /** Keeps what was handed in from changing. */
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The text could not be read as a whole; nothing was done.
     *
     * @param problems the first ones, at least one, in the order of the lines; also of rules that what could be read breaks
     * @param problemCount how many there are in all
     */
    record Unreadable<O>(List<TextFinding> problems, long problemCount) implements TextOutcome<O> {

        /** Keeps what was handed in from changing. */
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
