package dev.koder.herald.domain.pop;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.regex.Pattern;

/**
 * Names one point of presence.
 *
 * @param value 1 to 63 lower-case letters, digits and hyphens, a letter or digit first and last
 */
public record PopId(String value) implements Comparable<PopId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Refuses what could not be a host's label. */
    public PopId {
        if (!FORM.matcher(value).matches()) {
            throw new DnsFormatException("pop", value, "1 to 63 lower-case letters, digits and inner hyphens");
        }
    }

    @Override
    public int compareTo(PopId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
