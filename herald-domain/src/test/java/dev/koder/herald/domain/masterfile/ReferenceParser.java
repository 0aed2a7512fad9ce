package dev.koder.herald.domain.masterfile;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A reader of zone files that others trust: Knot's or BIND's. A test that needs a missing one is skipped and says so. */
enum ReferenceParser {
    KNOT("kzonecheck -o"),
    BIND("named-checkzone -i none -k ignore -n ignore");

    private final String command;

    ReferenceParser(String command) {
        this.command = command;
    }

    private List<String> words() {
        return List.of(command.split(" ", -1));
    }

    private ReferenceParser installed() {
        boolean isThere = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, words().getFirst())));
        assumeTrue(isThere, words().getFirst() + " is not installed");
        return this;
    }

    /** Whether it takes the zone; warnings do not count. */
    boolean takes(String zone, byte[] text, Path folder) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("zone"), text);
        Result result = installed().run(folder, List.of(zone, file.toString()));
        boolean isRefusedByKnot = result.output.contains("error:") || result.output.contains("Serious semantic error");
        return this == KNOT ? !isRefusedByKnot : result.exitCode == 0;
    }

    /** The lines that it complains of in the zone, every one. */
    Set<Integer> refusedLines(String zone, byte[] text, Path folder) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("zone"), text);
        List<String> arguments = this == KNOT ? List.of(zone, "-v", file.toString()) : List.of(zone, file.toString());
        Pattern complaint = this == KNOT
                ? Pattern.compile("error: .* file '[^']*', line (\\d+) ")
                : Pattern.compile("(?m)^dns_\\w+: [^:]*:(\\d+): ");
        Set<Integer> lines = new TreeSet<>();
        Matcher found = complaint.matcher(installed().run(folder, arguments).output);
        while (found.find()) {
            lines.add(Integer.parseInt(found.group(1), 10));
        }
        return lines;
    }

    /** BIND's own text of the zone: the same for two files that hold the same records. */
    static String dump(String zone, byte[] text, Path folder) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("zone"), text);
        Path dump = folder.resolve("dump");
        Result result = BIND.installed().run(folder, List.of("-D", "-o", dump.toString(), zone, file.toString()));
        if (result.exitCode != 0) {
            throw new IllegalStateException(result.output);
        }
        return Files.readString(dump, StandardCharsets.ISO_8859_1);
    }

    private Result run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(words());
        words.addAll(arguments);
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        return new Result(exitCode, Files.readString(output, StandardCharsets.ISO_8859_1));
    }

    private record Result(int exitCode, String output) {}
}
