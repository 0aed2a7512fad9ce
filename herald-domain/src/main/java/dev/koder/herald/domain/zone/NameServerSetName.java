package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.regex.Pattern;

/**
 * Names a set of name servers inside a tenant.
 *
 * @param value 1 to 63 lower-case letters, digits and inner hyphens
 */
public record NameServerSetName(String value) implements Comparable<NameServerSetName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** The set that the platform gives to everybody; no tenant has a set of this name. */
    public static final NameServerSetName PLATFORM = new NameServerSetName("platform");

    /** Refuses what could not be written in a path as it is. */
    public NameServerSetName {
        if (!FORM.matcher(value).matches()) {
            throw new DnsFormatException(
                    "name server set", value, "1 to 63 lower-case letters, digits and inner hyphens");
        }
    }

    @Override
    public int compareTo(NameServerSetName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
