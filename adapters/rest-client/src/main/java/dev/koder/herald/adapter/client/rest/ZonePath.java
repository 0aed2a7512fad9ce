package dev.koder.herald.adapter.client.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes a zone's name, as a person spelt it, as a segment of a path. */
final class ZonePath {

    private ZonePath() {}

    /** The engine takes {@code =2F} for a slash inside a label (RFC 2317), and so an equals sign is written as its number. */
    static String of(String zone) {
        String text = zone.replace("=", "\\061").replace("/", "=2F");
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3D2F", "=2F");
    }
}
