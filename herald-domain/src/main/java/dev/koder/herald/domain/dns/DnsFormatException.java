package dev.koder.herald.domain.dns;

/**
 * A value that breaks a rule of the DNS: which value, what it was and what would have been right.
 *
 * <p>The message reads {@code ttl: -1 (expected: 0 to 2147483647)}. It holds no control characters and a value of more
 * than 80 characters is cut, so it may be shown to the caller as it is.
 */
public sealed class DnsFormatException extends IllegalArgumentException permits TokenException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 80;

    private final String what;
    private final String value;
    private final String expected;

    public DnsFormatException(String what, String value, String expected) {
        super(what);
        this.what = what;
        this.value = shown(value);
        this.expected = expected;
    }

    /** What, value and expected in one line. */
    @Override
    public final String getMessage() {
        return what + ": " + value + " (expected: " + expected + ")";
    }

    /** The thing that was wrong, such as {@code MX preference}. */
    public final String what() {
        return what;
    }

    /** The value as it was given, cut and escaped for display. */
    public final String value() {
        return value;
    }

    /** What would have been accepted. */
    public final String expected() {
        return expected;
    }

    /** Cuts and escapes a value so that it is safe in a message, a log line or a report. */
    public static String shown(String value) {
        String start = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
        StringBuilder out = new StringBuilder(start.length());
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c) || isInvisible(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Line and paragraph separators and directional marks, which can disguise the text around them. */
    private static boolean isInvisible(char c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
