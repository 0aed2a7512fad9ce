package dev.koder.herald.adapter.config.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All keys of a program, in the sections in which its template prints them. Immutable. */
public final class ConfigSchema {

    private final String title;
    private final List<Section> sections;

    record Section(String title, List<Key<?>> keys) {}

    private ConfigSchema(String title, List<Section> sections) {
        this.title = title;
        this.sections = sections;
    }

    /** Begins a schema; the title heads the template. */
    public static Builder titled(String title) {
        return new Builder(title);
    }

    /**
     * Reads a UTF-8 file in the syntax of {@link java.util.Properties}. Relative paths in it start from its folder.
     *
     * @param environment variables by name; only those that a key declares are looked at, and they outrank the file
     */
    public ConfigResult read(Path file, Map<String, String> environment) {
        try {
            return bind(file, decode(Files.readAllBytes(file)), environment);
        } catch (NoSuchFileException missing) {
            return refused(file, "no such file");
        } catch (CharacterCodingException other) {
            return refused(file, "not UTF-8");
        } catch (IOException unreadable) {
            return refused(file, "not readable, " + unreadable.getMessage());
        }
    }

    /** Reads a text as {@link #read(Path, Map)} would read it from {@code file}, which need not be there. */
    public ConfigResult read(Path file, String text, Map<String, String> environment) {
        return bind(file, text, environment);
    }

    /** The file that says nothing new: each key with its type, its effect, and its default as the value. */
    public String template() {
        return new Template(title, sections).toString();
    }

    private ConfigResult bind(Path file, String text, Map<String, String> environment) {
        Binding binding = new Binding(keys().toList(), file);
        binding.takeLines(ConfigLine.of(text));
        binding.takeEnvironment(environment);
        return binding.result();
    }

    private Stream<Key<?>> keys() {
        return sections.stream().flatMap(section -> section.keys().stream());
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static ConfigResult refused(Path file, String found) {
        return new ConfigResult.Refused(
                List.of(new ConfigProblem(file.toString(), "config file", found, "a readable UTF-8 text file")));
    }

    /** Collects sections. Not safe for use by several threads. */
    public static final class Builder {

        private final String title;
        private final List<Section> sections = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();

        private Builder(String title) {
            this.title = title;
        }

        /**
         * Adds a headed group of keys.
         *
         * @throws IllegalArgumentException when a name is taken already
         */
        public Builder section(String sectionTitle, Key<?>... keys) {
            for (Key<?> key : keys) {
                if (!names.add(key.name())) {
                    throw new IllegalArgumentException("key: " + key + " twice (expected: each key once)");
                }
            }
            sections.add(new Section(sectionTitle, List.of(keys)));
            return this;
        }

        public ConfigSchema build() {
            return new ConfigSchema(title, List.copyOf(sections));
        }
    }
}
