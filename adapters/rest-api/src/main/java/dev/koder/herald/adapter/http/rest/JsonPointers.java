package dev.koder.herald.adapter.http.rest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** JSON pointers in their form for URI fragments (RFC 6901, section 6). */
final class JsonPointers {

    /** Points to the whole body. */
    static final String WHOLE = "#";

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private JsonPointers() {}

    /** A member's name as a part of a pointer. */
    static String token(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isUnreserved(name.charAt(i))) {
                return coded(name);
            }
        }
        return name;
    }

    private static String coded(String name) {
        StringBuilder token = new StringBuilder(name.length());
        for (byte octet : name.replace("~", "~0").replace("/", "~1").getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(octet)) {
                token.append((char) octet);
            } else {
                token.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return token.toString();
    }

    private static boolean isUnreserved(int character) {
        return UNRESERVED.indexOf(character) >= 0;
    }
}
