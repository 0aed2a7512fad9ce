package dev.koder.herald.domain.quota;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much may be asked for in a time: so much at once, and after that as it comes back, evenly over the time.
 *
 * @param tokens 1 to {@link #MOST_TOKENS}
 * @param window 1 second to 1 day, whole seconds
 */
public record RateLimit(long tokens, Duration window) {

    /** The most tokens of a limit. Multiplied with a day in microseconds they fit into a long. */
    public static final long MOST_TOKENS = 10_000_000;

    /** What {@link #parse} takes. */
    public static final String EXPECTED = "a number from 1 to " + MOST_TOKENS + " per s, m, h or d, such as 600/m";

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,7})/([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final long MICROS_PER_SECOND = 1_000_000;

    /** Refuses numbers outside their range. */
    public RateLimit {
        if (tokens < 1 || tokens > MOST_TOKENS) {
            throw new DnsFormatException("rate limit", Long.toString(tokens), "1 to " + MOST_TOKENS);
        }
        boolean isWhole = window.equals(Duration.ofSeconds(window.toSeconds()));
        if (window.toSeconds() < 1 || window.compareTo(LONGEST) > 0 || !isWhole) {
            throw new DnsFormatException("window of a rate limit", window.toString(), "1 second to 1 day");
        }
    }

    /**
     * Reads {@code 600/m}.
     *
     * @throws DnsFormatException where it is of another form
     */
    public static RateLimit parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) > MOST_TOKENS) {
            throw new DnsFormatException("rate limit", text, EXPECTED);
        }
        return new RateLimit(
                Long.parseLong(matcher.group(1)),
                Optional.ofNullable(UNITS.get(matcher.group(2))).orElseThrow());
    }

    long windowMicros() {
        return window.toSeconds() * MICROS_PER_SECOND;
    }

    /** As it is read, where the time is one of those that can be read, otherwise with its seconds. */
    @Override
    public String toString() {
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue().equals(window))
                .findFirst()
                .map(unit -> tokens + "/" + unit.getKey())
                .orElseGet(() -> tokens + "/" + window.toSeconds() + "s");
    }
}
