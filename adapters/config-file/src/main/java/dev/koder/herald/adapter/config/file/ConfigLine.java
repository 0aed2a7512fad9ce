package dev.koder.herald.adapter.config.file;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** One logical line of a file in the syntax of {@link Properties}, continuation lines joined. */
sealed interface ConfigLine {

    /** The number of its first line in the file, from 1. */
    int number();

    /** What it says about its key; the whole line where no key can be made out. */
    String value();

    record Pair(int number, String key, String value) implements ConfigLine {}

    /** Has a {@code \}{@code u} that is not followed by four hexadecimal digits. */
    record Malformed(int number, String value) implements ConfigLine {}

    /** The lines that say something, in order: no blank lines, no comments. */
    static List<ConfigLine> of(String text) {
        List<ConfigLine> found = new ArrayList<>();
        String[] lines = text.split("\r\n|\n|\r", -1);
        for (int at = 0; at < lines.length; at++) {
            int first = at;
            if (isSilent(lines[at])) {
                continue;
            }
            while (isContinued(lines[at]) && at + 1 < lines.length) {
                at++;
            }
            found.add(read(first + 1, String.join("\n", List.of(lines).subList(first, at + 1))));
        }
        return found;
    }

    private static boolean isSilent(String line) {
        String content = line.strip();
        return content.isEmpty() || content.startsWith("#") || content.startsWith("!");
    }

    /** An odd number of backslashes at the end: the last one is not itself escaped. */
    private static boolean isContinued(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private static ConfigLine read(int number, String text) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(text));
        } catch (IllegalArgumentException malformedEscape) {
            return new Malformed(number, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String key = one.stringPropertyNames().iterator().next();
        return new Pair(number, key, one.getProperty(key).strip());
    }
}
