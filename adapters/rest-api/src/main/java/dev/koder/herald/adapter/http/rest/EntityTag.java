package dev.koder.herald.adapter.http.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a representation (RFC 9110, section 8.8.3).
 *
 * @param isWeak whether it stands for more than one; Herald's own never do
 * @param value without quotes
 */
record EntityTag(boolean isWeak, String value) {

    private static final Pattern ONE = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");

    /** Entries between commas may be empty (RFC 9110, section 5.6.1.2). */
    private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*,[ \\t,]*");

    private static final Pattern LEADING = Pattern.compile("[ \\t,]*");

    static EntityTag strong(Object value) {
        return new EntityTag(false, value.toString());
    }

    /** A list as in If-Match, of at least one; empty where it is none. */
    static Optional<List<EntityTag>> list(String header) {
        List<EntityTag> tags = new ArrayList<>();
        Matcher one = ONE.matcher(header);
        Matcher separator = SEPARATOR.matcher(header);
        Matcher leading = LEADING.matcher(header);
        int at = leading.lookingAt() ? leading.end() : 0;
        while (one.region(at, header.length()).lookingAt()) {
            tags.add(new EntityTag(one.group(1) != null, one.group(2)));
            boolean goesOn = separator.region(one.end(), header.length()).lookingAt();
            at = goesOn ? separator.end() : one.end();
            if (at == header.length()) {
                return Optional.of(tags);
            }
            if (!goesOn) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return (isWeak ? "W/" : "") + '"' + value + '"';
    }
}
