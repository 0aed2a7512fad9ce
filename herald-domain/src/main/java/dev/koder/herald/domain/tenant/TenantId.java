package dev.koder.herald.domain.tenant;

import dev.koder.herald.domain.dns.DnsFormatException;

/**
 * Names one customer of the platform: the {@code sub} of its tokens (RFC 7519, section 4.1.2).
 *
 * @param value 1 to 128 visible ASCII characters; upper and lower case differ
 */
public record TenantId(String value) implements Comparable<TenantId> {

    /** The most characters a tenant id may have. */
    public static final int MAX_LENGTH = 128;

    /** Refuses what could not be written in a header, a log line or a path. */
    public TenantId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new DnsFormatException("tenant", value, "1 to 128 visible ASCII characters");
        }
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
