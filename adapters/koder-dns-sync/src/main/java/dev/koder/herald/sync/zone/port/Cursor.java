package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.DnsFormatException;

/**
 * A place in the engine's feed, opaque to everyone but the engine.
 *
 * @param text 1 to 1024 printable ASCII characters without a space
 */
public record Cursor(String text) {
    private static final int LONGEST = 1024;

    public Cursor {
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new DnsFormatException("cursor", text, "1 to " + LONGEST + " printable ASCII characters");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
