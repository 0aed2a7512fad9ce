package dev.koder.herald.adapter.client.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes a zone's name, as a person spelt it, as a segment of a path. */
final class ZonePath {

    private ZonePath() {}

    /**
     * The engine takes {@code =2F} for a slash inside a label (RFC 2317), and so an equals sign is written as its number. Either may
     * have been spelt with a backslash before it.
     */
    static String of(String zone) {
        StringBuilder text = new StringBuilder(zone.length());
        for (int at = 0; at < zone.length(); at++) {
            boolean isEscaped = zone.charAt(at) == '\\' && at + 1 < zone.length();
            at += isEscaped ? 1 : 0;
            char c = zone.charAt(at);
            switch (c) {
                case '=' -> text.append("\\061");
                case '/' -> text.append("=2F");
                default -> text.append(isEscaped ? "\\" : "").append(c);
            }
        }
        return coded(text.toString());
    }

    /** The equals signs that are left are those of slashes. */
    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~")
                .replace("%3D", "=");
    }
}
