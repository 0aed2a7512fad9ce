package dev.koder.herald.domain.transfer;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.regex.Pattern;

/**
 * Names an offer of a zone.
 *
 * @param value 1 to 64 letters, digits and hyphens
 */
public record OfferId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Refuses what would not fit into a path. */
    public OfferId {
        if (!FORM.matcher(value).matches()) {
            throw new DnsFormatException("transfer", value, "1 to 64 letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
