package dev.koder.herald.domain.review;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.regex.Pattern;

/**
 * Names a change request. Those that were made later sort behind.
 *
 * @param value 1 to 64 lower-case letters and digits
 */
public record RequestId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,64}");

    /** Refuses what would not fit into a path. */
    public RequestId {
        if (!FORM.matcher(value).matches()) {
            throw new DnsFormatException("change request", value, "1 to 64 lower-case letters and digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
