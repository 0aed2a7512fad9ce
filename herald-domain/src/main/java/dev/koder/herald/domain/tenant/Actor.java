package dev.koder.herald.domain.tenant;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.OneLine;

/**
 * The person or program that acts for a tenant.
 *
 * @param value 1 to 256 characters, none of them a control character
 */
public record Actor(String value) {

    /** The most characters an actor's name may have. */
    public static final int MAX_LENGTH = 256;

    /** Refuses what would break a log line. */
    public Actor {
        if (!OneLine.fits(value, MAX_LENGTH)) {
            throw new DnsFormatException("actor", value, "1 to 256 characters without control characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
