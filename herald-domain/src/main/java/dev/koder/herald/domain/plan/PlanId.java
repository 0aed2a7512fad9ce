package dev.koder.herald.domain.plan;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.regex.Pattern;

/**
 * Names a plan by what it says: the SHA-256 of {@link Prospect#octets}. Two plans with one name are one plan, and whoever has
 * agreed to a name has agreed to exactly that change of exactly that version.
 *
 * @param value 64 hexadecimal digits in lower case
 */
public record PlanId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Refuses what is no digest. */
    public PlanId {
        if (!FORM.matcher(value).matches()) {
            throw new DnsFormatException("plan", value, "64 hexadecimal digits in lower case");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
