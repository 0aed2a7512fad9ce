package dev.koder.herald.adapter.config.file;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How the text of a value is read, and what to say when it cannot be.
 *
 * <p>Immutable. A program adds a type of its own with {@link #of}.
 *
 * @param <T> what the text becomes
 */
public final class ValueType<T> {

    private final String expected;
    private final Reading<T> reading;
    private final Predicate<String> mayBeShown;

    /** Reads a value; {@code folder} is the one relative paths start from. */
    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> read(String text, Path folder);
    }

    private ValueType(String expected, Reading<T> reading, Predicate<String> mayBeShown) {
        this.expected = expected;
        this.reading = reading;
        this.mayBeShown = mayBeShown;
    }

    /**
     * A type of the program's own.
     *
     * @param expected what is accepted, with its unit, as it stands in messages and in the template
     * @param reading the value of a text; empty, or an {@link IllegalArgumentException}, when there is none
     */
    public static <T> ValueType<T> of(String expected, Function<String, Optional<T>> reading) {
        return new ValueType<>(expected, (text, folder) -> reading.apply(text), text -> true);
    }

    /** Any text but the empty one. */
    public static ValueType<String> text() {
        return of("text", text -> Optional.of(text).filter(t -> !t.isEmpty()));
    }

    /** A whole number from {@code least} to {@code most}. */
    public static ValueType<Integer> integer(int least, int most) {
        return of("a whole number from " + least + " to " + most, text -> Optional.of(Integer.valueOf(text))
                .filter(n -> n >= least && n <= most));
    }

    /** {@code true} or {@code false}. */
    public static ValueType<Boolean> bool() {
        return of("true or false", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** A time such as {@code 250ms}, {@code 30s}, {@code 5m}, {@code 24h} or {@code 30d}. */
    public static ValueType<Duration> duration(Duration least, Duration most) {
        return of(
                "a time from " + Quantity.print(least) + " to " + Quantity.print(most) + ", in ms, s, m, h or d",
                text -> Quantity.duration(text)
                        .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0));
    }

    /** A size in bytes, such as {@code 65536}, {@code 64KiB}, {@code 16MiB} or {@code 1GiB}. */
    public static ValueType<Long> bytes(long least, long most) {
        return of(
                "a size from " + Quantity.print(least) + " to " + Quantity.print(most) + ", in B, KiB, MiB or GiB",
                text -> Quantity.bytes(text).filter(value -> value >= least && value <= most));
    }

    /** A host and a port, with an IPv6 address in brackets. */
    public static ValueType<HostPort> hostPort() {
        return of("host:port, such as 127.0.0.1:8053 or [::1]:8053", HostPort::parse);
    }

    /** An absolute {@code http} or {@code https} address without user, query and fragment. */
    public static ValueType<URI> httpUrl() {
        return of("an address that begins with http:// or https://, without user, query and fragment", ValueType::url);
    }

    /** A file or folder, there or not; a relative one starts from the folder of the configuration file. */
    public static ValueType<Path> path() {
        return new ValueType<>(
                "a path, absolute or relative to the folder of this file", ValueType::path, text -> true);
    }

    /** A file whose content is the secret. It must be there, and closed to all but its owner and group. */
    public static ValueType<SecretFile> secretFile() {
        return new ValueType<>(
                "the path of a readable file that holds the secret and is closed to others (chmod o-rwx)",
                (text, folder) -> path(text, folder).map(SecretFile::new).filter(SecretFile::isReadableAndPrivate),
                ValueType::looksLikeAPath);
    }

    /** A file with the certificates of authorities. It must be there, with one that is good today. */
    public static ValueType<Authorities> authorities() {
        return new ValueType<>(
                "the path of a readable PEM file with a certificate that is good today, of each authority that is trusted",
                (text, folder) -> path(text, folder).flatMap(ValueType::authoritiesIn),
                text -> true);
    }

    private static Optional<Authorities> authoritiesIn(Path file) {
        try {
            return Optional.of(Authorities.in(file));
        } catch (IOException unusable) {
            return Optional.empty();
        }
    }

    /** One of the constants, written in lower case with hyphens. */
    public static <E extends Enum<E>> ValueType<E> choice(Class<E> constants) {
        List<E> all = List.of(constants.getEnumConstants());
        return of(
                all.stream().map(ValueType::kebabCase).collect(Collectors.joining(", ", "one of ", "")),
                text -> all.stream()
                        .filter(constant -> kebabCase(constant).equals(text))
                        .findFirst());
    }

    /** Values with commas between them, in order; nothing at all is the empty list. */
    public static <E> ValueType<List<E>> listOf(ValueType<E> element) {
        return new ValueType<>(
                "a list with commas between: " + element.expected,
                (text, folder) -> list(element, text, folder),
                element.mayBeShown);
    }

    /** What is accepted, with its unit. */
    public String expected() {
        return expected;
    }

    Optional<T> read(String text, Path folder) {
        try {
            return reading.read(text, folder);
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** The text as a message may repeat it. */
    String shown(String text) {
        return mayBeShown.test(text) ? text : "(not shown)";
    }

    /** The type of a key that may be left out; a text that is there has to be good all the same. */
    ValueType<Optional<T>> optional() {
        return new ValueType<>(
                expected, (text, folder) -> Optional.of(read(text, folder)).filter(Optional::isPresent), mayBeShown);
    }

    private static <E> Optional<List<E>> list(ValueType<E> element, String text, Path folder) {
        if (text.isEmpty()) {
            return Optional.of(List.of());
        }
        List<Optional<E>> parts = Arrays.stream(text.split(",", -1))
                .map(part -> element.read(part.strip(), folder))
                .toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private static Optional<Path> path(String text, Path folder) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(folder.resolve(text).normalize());
        } catch (InvalidPathException refused) {
            return Optional.empty();
        }
    }

    private static Optional<URI> url(String text) {
        try {
            URI uri = new URI(text);
            boolean isPlain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return isPlain && isHttp ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException refused) {
            return Optional.empty();
        }
    }

    /** A secret pasted where its file belongs must not reach a log. */
    private static boolean looksLikeAPath(String text) {
        return text.startsWith("/") || text.startsWith("./") || text.startsWith("../");
    }

    private static String kebabCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
