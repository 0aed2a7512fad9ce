package dev.koder.herald.domain.dns;

/** What texts of people and programs may be: names, reasons, comments, which come to stand in a log line or in a trail. */
public final class OneLine {

    private OneLine() {}

    /** Whether a text has 1 to so many characters (UTF-16 units), none of them a control character. */
    public static boolean fits(String text, int most) {
        return !text.isEmpty() && text.length() <= most && text.chars().noneMatch(Character::isISOControl);
    }

    /**
     * The text, if it fits and is not blank.
     *
     * @param what names it to whoever wrote it
     * @throws DnsFormatException where it is not
     */
    public static String require(String what, String text, int most) {
        if (text.isBlank() || !fits(text, most)) {
            throw new DnsFormatException(what, text, "1 to " + most + " characters without control characters");
        }
        return text;
    }
}
