package dev.koder.herald.adapter.config.file;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host and a TCP or UDP port, as written; nothing is looked up.
 *
 * @param host a host name, an IPv4 address, or an IPv6 address without its brackets
 * @param port 0 to 65535; 0 asks the system for a free port
 */
public record HostPort(String host, int port) {

    private static final Pattern SYNTAX = Pattern.compile(
            "(?:\\[([0-9A-Fa-f:.]+(?:%\\w+)?)]|([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)):(\\d{1,5})");

    public HostPort {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("host: empty (expected: a host name or an address)");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
    }

    /** Reads {@code 127.0.0.1:8053}, {@code [::1]:8053} or {@code herald.example.org:8053}; empty for anything else. */
    public static Optional<HostPort> parse(String text) {
        var match = SYNTAX.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(3)) > 65535) {
            return Optional.empty();
        }
        String host = match.group(1) != null ? match.group(1) : match.group(2);
        return Optional.of(new HostPort(host, Integer.parseInt(match.group(3))));
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
