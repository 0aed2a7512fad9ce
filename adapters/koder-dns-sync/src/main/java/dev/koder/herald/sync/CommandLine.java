package dev.koder.herald.sync;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a command line asks for. */
sealed interface CommandLine {
    String HELP = """
            Usage: koder-dns-sync COMMAND --config FILE

            Keeps Knot DNS at a point of presence serving what a Koder Herald engine says.

            Commands:
              serve            run until stopped
              check-config     read FILE and say what is wrong with it
              init             create the state folder and an empty list of zones, which Knot needs to start
              knot-conf        print a complete knot.conf that goes with FILE
              config-template  print a configuration with every key, its default and what it does (needs no FILE)

            Options:
              --config FILE    the configuration
              --help           this text
              --version        the version

            Exit status: 0 done, 1 the machine does not allow it, 2 wrong command line or configuration.
            """;

    /** The commands that need a configuration. */
    enum Verb {
        SERVE,
        CHECK_CONFIG,
        INIT,
        KNOT_CONF;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Verb> of(String word) {
            return Arrays.stream(values())
                    .filter(verb -> verb.word().equals(word))
                    .findFirst();
        }
    }

    record Help() implements CommandLine {}

    record Version() implements CommandLine {}

    record ConfigTemplate() implements CommandLine {}

    record WithConfig(Verb verb, Path file) implements CommandLine {}

    record Wrong(String why) implements CommandLine {}

    static CommandLine parse(List<String> words) {
        if (words.contains("--help") || words.equals(List.of("help"))) {
            return new Help();
        }
        if (words.equals(List.of("--version"))) {
            return new Version();
        }
        if (words.equals(List.of("config-template"))) {
            return new ConfigTemplate();
        }
        return withConfig(words);
    }

    private static CommandLine withConfig(List<String> words) {
        String word = words.isEmpty() ? "none" : words.getFirst();
        Optional<Verb> verb = Verb.of(word);
        if (verb.isEmpty()) {
            return new Wrong(
                    "command: " + word + " (expected: serve, check-config, init, knot-conf or config-template)");
        }
        List<String> rest = words.subList(1, words.size());
        if (rest.size() == 2 && rest.getFirst().equals("--config")) {
            return new WithConfig(verb.get(), Path.of(rest.getLast()));
        }
        return new Wrong(
                "options: " + (rest.isEmpty() ? "none" : String.join(" ", rest)) + " (expected: --config FILE)");
    }
}
