package dev.koder.herald.domain.lock;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.regex.Pattern;

/**
 * Names a lock.
 *
 * @param value 1 to 64 letters, digits and hyphens
 */
public record LockId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Refuses what would not fit into a path. */
    public LockId {
        if (!FORM.matcher(value).matches()) {
            throw new DnsFormatException("lock", value, "1 to 64 letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
