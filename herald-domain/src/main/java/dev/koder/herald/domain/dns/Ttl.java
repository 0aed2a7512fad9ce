package dev.koder.herald.domain.dns;

/**
 * The lifetime of cached answers.
 *
 * @param seconds 0 to 2147483647 (RFC 2181, section 8)
 */
public record Ttl(long seconds) {
    /** The largest lifetime the DNS knows: 2^31 - 1 seconds. */
    public static final long MAX_SECONDS = 0x7fff_ffffL;

    public Ttl {
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new DnsFormatException("ttl", Long.toString(seconds), "0 to " + MAX_SECONDS);
        }
    }

    /** Reads seconds ({@code 3600}) or units ({@code 1h30m}, RFC 2308 and BIND's {@code w d h m s}). */
    public static Ttl parse(String text) {
        byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        long seconds = Durations.read(octets, 0, octets.length, MAX_SECONDS);
        if (seconds < 0) {
            throw new DnsFormatException("ttl", text, Durations.expected(MAX_SECONDS));
        }
        return new Ttl(seconds);
    }

    @Override
    public String toString() {
        return Long.toString(seconds);
    }
}
