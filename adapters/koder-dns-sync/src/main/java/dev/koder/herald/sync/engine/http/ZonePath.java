package dev.koder.herald.sync.engine.http;

import dev.koder.herald.domain.dns.DomainName;
import java.util.HexFormat;

/** Writes a zone's name as a segment of a path. */
final class ZonePath {
    private ZonePath() {}

    /** The absolute text, percent-coded; a slash is {@code =2F}, and so an equals sign is written as a number (RFC 1035). */
    static String of(DomainName zone) {
        String text = zone.lowerCase().toString().replace("\\=", "\\061");
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/') {
                path.append("=2F");
            } else if (isUnreserved(c)) {
                path.append(c);
            } else {
                path.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            }
        }
        return path.toString();
    }

    /** RFC 3986, section 2.3. */
    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
