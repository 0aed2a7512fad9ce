package dev.koder.herald.adapter.config.file;

import static java.util.Comparator.comparingInt;

import dev.koder.herald.adapter.config.file.ConfigLine.Malformed;
import dev.koder.herald.adapter.config.file.ConfigLine.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One reading of one file: takes what was written, then gives every key its value or says why it cannot. */
final class Binding {

    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Path file;
    private final Map<String, Written> written = new LinkedHashMap<>();
    private final List<Placed> problems = new ArrayList<>();
    private final Map<Key<?>, ConfigValues.Bound> values = new LinkedHashMap<>();

    private record Placed(int line, ConfigProblem problem) {}

    Binding(List<Key<?>> keys, Path file) {
        keys.forEach(key -> this.keys.put(key.name(), key));
        this.file = file;
    }

    void takeLines(List<ConfigLine> lines) {
        for (ConfigLine line : lines) {
            Written place = new Written(line.number(), file + ":" + line.number(), line.value());
            switch (line) {
                case Malformed _ -> refuse("line", place, "\\u with four hexadecimal digits");
                case Pair pair -> takePair(pair.key(), place);
            }
        }
    }

    void takeEnvironment(Map<String, String> environment) {
        for (Key<?> key : keys.values()) {
            key.environment().ifPresent(variable -> {
                String text = environment.getOrDefault(variable, "").strip();
                if (!text.isEmpty()) {
                    written.put(key.name(), new Written(Written.OUTSIDE, "environment " + variable, text));
                }
            });
        }
    }

    ConfigResult result() {
        keys.values().forEach(this::bind);
        if (problems.isEmpty()) {
            return new ConfigResult.Ok(new ConfigValues(values));
        }
        return new ConfigResult.Refused(problems.stream()
                .sorted(comparingInt(Placed::line))
                .map(Placed::problem)
                .toList());
    }

    private void takePair(String key, Written place) {
        if (!keys.containsKey(key)) {
            refuse(key, place.instead("unknown key"), suggestion(key));
            return;
        }
        Written earlier = written.putIfAbsent(key, place);
        if (earlier != null) {
            refuse(key, place.instead("given again"), "once; first at " + earlier.origin());
        }
    }

    private String suggestion(String name) {
        return NearestName.of(name, keys.keySet()).orElseGet(() -> "one of " + String.join(", ", keys.keySet()));
    }

    private <T> void bind(Key<T> key) {
        Written given = written.get(key.name());
        if (given != null) {
            bind(key, given);
        } else if (key.defaultText().isPresent()) {
            bind(key, new Written(Written.OUTSIDE, "default", key.defaultText().get()));
        } else {
            bindAbsent(key);
        }
    }

    private <T> void bind(Key<T> key, Written source) {
        ValueType<T> type = key.type();
        type.read(source.text(), folder())
                .ifPresentOrElse(
                        value -> values.put(key, new ConfigValues.Bound(value, source)),
                        () -> refuse(key.name(), source.instead(type.shown(source.text())), type.expected()));
    }

    private <T> void bindAbsent(Key<T> key) {
        Written nothing = new Written(Written.OUTSIDE, file.toString(), "missing");
        key.whenAbsent()
                .ifPresentOrElse(
                        value -> values.put(key, new ConfigValues.Bound(value, nothing)),
                        () -> refuse(key.name(), nothing, key.type().expected()));
    }

    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    }

    private void refuse(String key, Written found, String expected) {
        problems.add(new Placed(found.line(), new ConfigProblem(found.origin(), key, found.text(), expected)));
    }
}
