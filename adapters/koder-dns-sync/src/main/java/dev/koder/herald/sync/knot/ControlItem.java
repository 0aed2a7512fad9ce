package dev.koder.herald.sync.knot;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The items of a control message. */
enum ControlItem {
    COMMAND(16),
    FLAGS(17),
    ERROR(18),
    SECTION(19),
    ITEM(20),
    ID(21),
    ZONE(22),
    OWNER(23),
    TTL(24),
    TYPE(25),
    DATA(26),
    FILTER(27);

    private static final Map<Integer, ControlItem> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(ControlItem::code, Function.identity()));

    private final int code;

    ControlItem(int code) {
        this.code = code;
    }

    /** What announces the item in a message. */
    int code() {
        return code;
    }

    /** The item that a code announces; null for a code that is a unit type or nothing. */
    static @Nullable ControlItem ofCode(int code) {
        return BY_CODE.get(code);
    }
}
