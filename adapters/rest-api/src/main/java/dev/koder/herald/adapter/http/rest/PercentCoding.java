package dev.koder.herald.adapter.http.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-coding in paths and queries (RFC 3986, section 2.1). */
final class PercentCoding {

    private static final String UNRESERVED = "-._~";
    private static final String HEX_DIGITS = "0123456789ABCDEF";

    private PercentCoding() {}

    /** The text, empty where a percent sign is not followed by two digits or the octets are not UTF-8. */
    static Optional<String> decode(String coded) {
        if (coded.indexOf('%') < 0) {
            return Optional.of(coded);
        }
        ByteBuffer octets = ByteBuffer.allocate(coded.length());
        for (int at = 0; at < coded.length(); at++) {
            char c = coded.charAt(at);
            if (c == '%') {
                int octet = octet(coded, at + 1);
                if (octet < 0) {
                    return Optional.empty();
                }
                octets.put((byte) octet);
                at += 2;
            } else if (c < 0x80) {
                octets.put((byte) c);
            } else {
                return Optional.empty();
            }
        }
        return utf8(octets.flip());
    }

    private static int octet(String coded, int at) {
        if (at + 2 > coded.length()) {
            return -1;
        }
        int high = Character.digit(coded.charAt(at), 16);
        int low = Character.digit(coded.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static Optional<String> utf8(ByteBuffer octets) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** The text as one segment of a path, or as a part of a query. */
    static String encode(String text) {
        StringBuilder coded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                coded.append(c);
            } else {
                coded.append('%').append(HEX_DIGITS.charAt(c >> 4)).append(HEX_DIGITS.charAt(c & 0xf));
            }
        }
        return coded.toString();
    }
}
