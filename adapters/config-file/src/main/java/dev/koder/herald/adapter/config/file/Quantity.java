package dev.koder.herald.adapter.config.file;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers with a unit behind them: times and sizes. */
final class Quantity {

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,15})([A-Za-z]*)");

    /** In milliseconds. */
    private static final SequencedMap<String, Long> TIMES = units(
            Map.entry("ms", 1L),
            Map.entry("s", 1000L),
            Map.entry("m", 60_000L),
            Map.entry("h", 3_600_000L),
            Map.entry("d", 86_400_000L));

    /** In bytes. */
    private static final SequencedMap<String, Long> SIZES = units(
            Map.entry("B", 1L), Map.entry("KiB", 1L << 10), Map.entry("MiB", 1L << 20), Map.entry("GiB", 1L << 30));

    private Quantity() {}

    static Optional<Duration> duration(String text) {
        return read(text, TIMES).map(Duration::ofMillis);
    }

    /** A number alone is in bytes. */
    static Optional<Long> bytes(String text) {
        return read(text.matches("\\d+") ? text + "B" : text, SIZES);
    }

    static String print(Duration duration) {
        return print(duration.toMillis(), TIMES);
    }

    static String print(long bytes) {
        return print(bytes, SIZES);
    }

    private static Optional<Long> read(String text, Map<String, Long> units) {
        Matcher match = SYNTAX.matcher(text);
        if (!match.matches() || !units.containsKey(match.group(2))) {
            return Optional.empty();
        }
        long unit = units.get(match.group(2));
        long count = Long.parseLong(match.group(1));
        return count <= Long.MAX_VALUE / unit ? Optional.of(count * unit) : Optional.empty();
    }

    /** In the largest unit that leaves no fraction. */
    private static String print(long amount, SequencedMap<String, Long> units) {
        return units.reversed().entrySet().stream()
                .filter(unit -> amount >= unit.getValue() && amount % unit.getValue() == 0)
                .findFirst()
                .map(unit -> amount / unit.getValue() + unit.getKey())
                .orElseGet(() -> amount + units.firstEntry().getKey());
    }

    @SafeVarargs
    private static SequencedMap<String, Long> units(Map.Entry<String, Long>... smallestFirst) {
        SequencedMap<String, Long> units = new LinkedHashMap<>();
        for (var unit : smallestFirst) {
            units.put(unit.getKey(), unit.getValue());
        }
        return units;
    }
}
