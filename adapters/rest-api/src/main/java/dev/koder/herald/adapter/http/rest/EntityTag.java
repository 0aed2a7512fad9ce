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
    private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*,[ \\t]*");

    static EntityTag strong(Object value) {
        return new EntityTag(false, value.toString());
    }

    /** A list as in If-Match; empty where it is none. */
    static Optional<List<EntityTag>> list(String header) {
        List<EntityTag> tags = new ArrayList<>();
        Matcher one = ONE.matcher(header);
        Matcher separator = SEPARATOR.matcher(header);
        int at = 0;
        while (one.region(at, header.length()).lookingAt()) {
            tags.add(new EntityTag(one.group(1) != null, one.group(2)));
            at = one.end();
            if (at == header.length()) {
                return Optional.of(tags);
            }
            if (!separator.region(at, header.length()).lookingAt()) {
                return Optional.empty();
            }
            at = separator.end();
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return (isWeak ? "W/" : "") + '"' + value + '"';
    }
}
