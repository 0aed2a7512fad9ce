package dev.koder.herald.domain.quota;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.regex.Pattern;

/**
 * Names a plan that several tenants share.
 *
 * @param value 1 to 63 lower-case letters, digits and hyphens
 */
public record PlanName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** The plan of all who have no other one. */
    public static final PlanName DEFAULT = new PlanName("default");

    /** Refuses what would not fit into a path. */
    public PlanName {
        if (!FORM.matcher(value).matches()) {
            throw new DnsFormatException("plan", value, "1 to 63 lower-case letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
