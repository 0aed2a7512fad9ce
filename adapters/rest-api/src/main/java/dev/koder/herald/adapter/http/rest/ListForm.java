package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of values of one form. A body that is such a list is read entry by entry: of a long one, only what is made of its entries
 * is in memory.
 *
 * @param element what each entry is
 * @param most how many entries there may be
 */
record ListForm<T>(Form<T> element, int most) implements Form<List<T>> {

    @Override
    public Reading<List<T>> read(JsonNode node, String pointer) {
        if (!node.isArray()) {
            return Form.wrongType(node, pointer, "a list");
        }
        if (node.size() > most) {
            return tooMany(node.size(), pointer);
        }
        Entries entries = new Entries(pointer, node.size());
        node.forEach(entries::add);
        return entries.read();
    }

    @Override
    public Reading<List<T>> read(JsonBody body) {
        if (!body.isList()) {
            return read(body.whole(), JsonPointers.WHOLE);
        }
        Entries entries = new Entries(JsonPointers.WHOLE, 0);
        int count = body.entries(most, entries::add);
        return count > most ? tooMany(count, JsonPointers.WHOLE) : entries.read();
    }

    private Reading<List<T>> tooMany(int count, String pointer) {
        return new Reading.Bad<>(pointer, TOO_MANY, count + " entries (expected: at most " + most + ")");
    }

    /** The entries that are read so far. */
    private final class Entries {

        private final String pointer;
        private final List<T> values;
        private final List<ProblemError> errors = new ArrayList<>();
        private int count;

        Entries(String pointer, int likely) {
            this.pointer = pointer;
            this.values = new ArrayList<>(likely);
        }

        void add(JsonNode node) {
            switch (element.read(node, pointer + "/" + count)) {
                case Reading.Ok<T> ok -> values.add(ok.value());
                case Reading.Bad<T> bad -> errors.addAll(bad.errors());
            }
            count++;
        }

        Reading<List<T>> read() {
            return errors.isEmpty() ? new Reading.Ok<>(values) : new Reading.Bad<>(errors);
        }
    }
}
