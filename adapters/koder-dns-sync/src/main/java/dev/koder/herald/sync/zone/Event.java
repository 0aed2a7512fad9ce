package dev.koder.herald.sync.zone;

/**
 * One line of a log: what happened, in words, then facts about it as {@code key=value}.
 *
 * @param text the line so far
 */
public record Event(String text) {

    /** Begins a line with what happened. */
    public static Event of(String words) {
        return new Event(words);
    }

    /** Adds a fact; a value that is not one word is quoted. */
    public Event with(String key, Object value) {
        String shown = value.toString();
        boolean isWord = !shown.isEmpty() && shown.chars().allMatch(c -> c > ' ' && c != '"');
        return new Event(text + " " + key + "=" + (isWord ? shown : quoted(shown)));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    @Override
    public String toString() {
        return text;
    }
}
