package dev.koder.herald.adapter.http.rest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Requests in HTTP/1.0 (RFC 1945) put as ones in HTTP/1.1, the last of their connection. What their senders would not understand,
 * chunks, is kept from the answers elsewhere.
 */
final class OldHttp {

    private static final String VERSION = " HTTP/1.0";
    private static final String NEWER_VERSION = " HTTP/1.1";
    private static final String HOST = "host";

    /** What HTTP/1.0 does not know, or what a client that speaks it would not mean. */
    private static final Set<String> PASSED_OVER = Set.of(
            "connection", "keep-alive", "proxy-connection", "upgrade", "expect", "te", "trailer", "http2-settings");

    /** Nobody knows where such a body ends (RFC 9112, section 6.1). Nor are lines taken that go on with the one before. */
    private static final String CHUNKED = "transfer-encoding";

    private OldHttp() {}

    /** Whether the request that begins so, with a whole line, is in HTTP/1.0. */
    static boolean isSpoken(byte[] octets) {
        int end = lineEnd(octets, 0);
        return end >= 0 && line(octets, 0, end).endsWith(VERSION);
    }

    /** Whether there is a whole line at the beginning. */
    static boolean hasLine(byte[] octets) {
        return lineEnd(octets, 0) >= 0;
    }

    /** Whether there is a whole head at the beginning: lines up to an empty one. */
    static boolean hasHead(byte[] octets) {
        for (int from = 0, end = lineEnd(octets, 0); end >= 0; from = end + 1, end = lineEnd(octets, from)) {
            if (from > 0 && line(octets, from, end).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The request in HTTP/1.1, with what follows its head; empty where the head makes no sense, or is not whole. */
    static Optional<byte[]> renewed(byte[] octets) {
        StringBuilder head = new StringBuilder();
        boolean hasHost = false;
        for (int from = 0, end = lineEnd(octets, 0); end >= 0; from = end + 1, end = lineEnd(octets, from)) {
            String line = line(octets, from, end);
            if (from > 0 && line.isEmpty()) {
                head.append(hasHost ? "" : "Host: localhost\r\n").append("Connection: close\r\n\r\n");
                return Optional.of(joined(head.toString(), octets, end + 1));
            }
            String name = from == 0 ? "" : name(line);
            if (name.equals(CHUNKED) || line.startsWith(" ") || line.startsWith("\t")) {
                return Optional.empty();
            }
            hasHost |= name.equals(HOST);
            if (!PASSED_OVER.contains(name)) {
                head.append(from == 0 ? line.substring(0, line.length() - VERSION.length()) + NEWER_VERSION : line)
                        .append("\r\n");
            }
        }
        return Optional.empty();
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static int lineEnd(byte[] octets, int from) {
        for (int i = from; i < octets.length; i++) {
            if (octets[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static String line(byte[] octets, int from, int end) {
        int length = end > from && octets[end - 1] == '\r' ? end - 1 - from : end - from;
        return new String(octets, from, length, StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(String head, byte[] octets, int from) {
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + octets.length - from];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(octets, from, all, first.length, octets.length - from);
        return all;
    }
}
