package dev.koder.herald.adapter.config.file;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting of a program: its name, its type, its default and what it does.
 *
 * <pre>{@code
 * static final Key<Duration> FEED_WAIT = Key.named("feed.wait", ValueType.duration(ofSeconds(1), ofMinutes(5)))
 *         .effect("How long the engine may hold a feed request open when there is nothing new.")
 *         .defaultsTo("30s");
 * }</pre>
 *
 * <p>Immutable; equal only to itself.
 *
 * @param <T> the type of its value; an {@link Optional} for a key without a default that may be left out
 */
public final class Key<T> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*");

    private final String name;
    private final ValueType<T> type;
    private final String effect;
    private final Optional<String> environment;
    private final Optional<String> defaultText;
    private final Optional<T> whenAbsent;

    private Key(Declaration<?> declared, ValueType<T> type, Optional<String> defaultText, Optional<T> whenAbsent) {
        this.name = declared.name;
        this.effect = declared.effect;
        this.environment = declared.environment;
        this.type = type;
        this.defaultText = defaultText;
        this.whenAbsent = whenAbsent;
    }

    /** Begins the declaration of a key. Names are lower-case words with dots and hyphens between them. */
    public static <T> Declaration<T> named(String name, ValueType<T> type) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("key: " + name + " (expected: lower-case words with . and - between)");
        }
        return new Declaration<>(name, type, "", Optional.empty());
    }

    public String name() {
        return name;
    }

    ValueType<T> type() {
        return type;
    }

    String effect() {
        return effect;
    }

    /** The environment variable that outranks the file, where there is one. */
    Optional<String> environment() {
        return environment;
    }

    Optional<String> defaultText() {
        return defaultText;
    }

    /** The value when neither file nor environment nor default says anything; empty where one of them has to. */
    Optional<T> whenAbsent() {
        return whenAbsent;
    }

    boolean isRequired() {
        return defaultText.isEmpty() && whenAbsent.isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }

    /** A key whose default is still open. Immutable. */
    public static final class Declaration<T> {

        private final String name;
        private final ValueType<T> type;
        private final String effect;
        private final Optional<String> environment;

        private Declaration(String name, ValueType<T> type, String effect, Optional<String> environment) {
            this.name = name;
            this.type = type;
            this.effect = effect;
            this.environment = environment;
        }

        /** What the setting does, in sentences for the person who edits the file. */
        public Declaration<T> effect(String sentences) {
            return new Declaration<>(name, type, sentences, environment);
        }

        /** Lets an environment variable outrank the file; an empty variable counts as not set. */
        public Declaration<T> environment(String variable) {
            return new Declaration<>(name, type, effect, Optional.of(variable));
        }

        /** The value of a file that leaves the key out, written as it would be in the file. */
        public Key<T> defaultsTo(String text) {
            return new Key<>(this, type, Optional.of(text), Optional.empty());
        }

        /** The file has to give it. */
        public Key<T> required() {
            return new Key<>(this, type, Optional.empty(), Optional.empty());
        }

        /** Left out, it has no value. */
        public Key<Optional<T>> optional() {
            return new Key<>(this, type.optional(), Optional.empty(), Optional.of(Optional.empty()));
        }
    }
}
