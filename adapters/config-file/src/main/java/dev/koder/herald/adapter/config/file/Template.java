package dev.koder.herald.adapter.config.file;

import java.util.List;

/** Writes a schema down as the file that changes nothing. */
final class Template {

    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    Template(String title, List<ConfigSchema.Section> sections) {
        comment(title);
        comment("");
        comment("Every key stands here with its default. Lines are key = value, in UTF-8; # begins a comment line;"
                + " a \\ at the end of a line continues it. Unknown and repeated keys are refused.");
        sections.forEach(this::section);
    }

    private void section(ConfigSchema.Section section) {
        text.append("\n## ").append(section.title()).append('\n');
        section.keys().forEach(this::key);
    }

    private void key(Key<?> key) {
        text.append('\n');
        comment(key.effect());
        comment("Value: " + key.type().expected() + "." + (key.isRequired() ? " Required." : ""));
        key.environment().ifPresent(variable -> comment("Environment: " + variable + " outranks this line."));
        text.append(key.defaultText().isPresent() ? "" : "#")
                .append((key.name() + " = "
                                + key.defaultText().map(Template::escaped).orElse(""))
                        .strip())
                .append('\n');
    }

    /** A backslash begins an escape in the syntax of {@link java.util.Properties}. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }

    private void comment(String sentences) {
        StringBuilder line = new StringBuilder("#");
        for (String word : sentences.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder("#");
            }
            line.append(word.isEmpty() ? "" : " ").append(word);
        }
        text.append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
