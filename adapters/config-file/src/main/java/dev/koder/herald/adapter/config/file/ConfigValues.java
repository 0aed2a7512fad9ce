package dev.koder.herald.adapter.config.file;

import java.util.Map;

/** A value for every key of a schema. Immutable. */
public final class ConfigValues {

    private final Map<Key<?>, Bound> bound;

    /** A value, and the text it came from. */
    record Bound(Object value, Written written) {}

    ConfigValues(Map<Key<?>, Bound> bound) {
        this.bound = Map.copyOf(bound);
    }

    /**
     * The value of a key.
     *
     * @throws IllegalArgumentException when the key is not in the schema these values were read with
     */
    @SuppressWarnings("unchecked") // the value was read by this very key's type
    public <T> T get(Key<T> key) {
        return (T) bound(key).value();
    }

    /** What to answer when a value is fine by itself but does not go with the others. */
    public ConfigProblem problem(Key<?> key, String expected) {
        Written written = bound(key).written();
        return new ConfigProblem(written.origin(), key.name(), key.type().shown(written.text()), expected);
    }

    private Bound bound(Key<?> key) {
        Bound found = bound.get(key);
        if (found == null) {
            throw new IllegalArgumentException("key: " + key + " (expected: a key of the schema that was read)");
        }
        return found;
    }
}
