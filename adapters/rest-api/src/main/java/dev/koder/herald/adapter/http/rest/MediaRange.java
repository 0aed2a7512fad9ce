package dev.koder.herald.adapter.http.rest;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a caller takes and sends, by media types (RFC 9110, sections 8.3 and 12.5.1). */
final class MediaRange {

    private static final String ANYTHING = "*/*";

    private MediaRange() {}

    /** Whether this Accept header lets an answer be of this type; what is preferred to what is not looked at. */
    static boolean accepts(Optional<String> header, String mediaType) {
        return header.filter(text -> !text.equals(ANYTHING))
                .map(text -> Stream.of(text.split(",", -1))
                        .filter(range -> !isRefusal(range))
                        .map(MediaRange::type)
                        .anyMatch(range -> covers(range, mediaType)))
                .orElse(true);
    }

    private static boolean covers(String range, String mediaType) {
        return range.equals(ANYTHING)
                || range.equals(mediaType)
                || (range.endsWith("/*") && mediaType.startsWith(range.substring(0, range.length() - 1)));
    }

    /** A weight of zero means: not this one. */
    private static boolean isRefusal(String range) {
        return range.replace(" ", "").toLowerCase(Locale.ROOT).matches(".*;q=0(\\.0{0,3})?(;.*)?");
    }

    /** The type without parameters. */
    static String type(String text) {
        int end = text.indexOf(';');
        return (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a charset other than UTF-8, of which ASCII is a part, is named. */
    static boolean namesOtherCharset(String contentType) {
        String text = contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        int at = text.indexOf(";charset=");
        return at >= 0 && !text.substring(at).matches(";charset=(utf-8|us-ascii)(;.*)?");
    }
}
