package dev.koder.herald.sync.knot;

import java.util.EnumMap;
import java.util.Map;

/**
 * One command, or one line of an answer: some items and their texts.
 *
 * @param items the items that are there
 */
record ControlUnit(Map<ControlItem, String> items) {

    ControlUnit {
        items = Map.copyOf(items);
    }

    /** The command of this name, without anything else yet. */
    static ControlUnit command(String name) {
        return new ControlUnit(Map.of(ControlItem.COMMAND, name));
    }

    /** The same with one more item. */
    ControlUnit with(ControlItem item, String text) {
        Map<ControlItem, String> more = new EnumMap<>(items);
        more.put(item, text);
        return new ControlUnit(more);
    }

    /** An item's text; empty when it is not there. */
    String text(ControlItem item) {
        return items.getOrDefault(item, "");
    }

    boolean has(ControlItem item) {
        return items.containsKey(item);
    }
}
