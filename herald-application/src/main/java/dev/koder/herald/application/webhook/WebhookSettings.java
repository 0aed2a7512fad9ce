package dev.koder.herald.application.webhook;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a tenant says of a webhook.
 *
 * @param url the receiver's address
 * @param types the events it is told of; all of them, future ones too, when empty
 * @param zone only events of this zone, where there is one
 * @param description for people, at most {@link #LONGEST_DESCRIPTION} characters
 */
public record WebhookSettings(String url, Set<EventType> types, Optional<DomainName> zone, String description) {

    /** The most characters of a description. */
    public static final int LONGEST_DESCRIPTION = 200;

    /** Refuses a description that is too long. */
    public WebhookSettings {
        types = Set.copyOf(types);
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new DnsFormatException(
                    "description", description.length() + " characters", "at most " + LONGEST_DESCRIPTION);
        }
    }

    /** The host in the address, without what else an address may tell, which may be a secret. */
    String host() {
        String behindScheme = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
        String authority = behindScheme.split("[/?#\\\\]", 2)[0];
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /** What others say differently, by the names of its parts. */
    String different(WebhookSettings others) {
        List<String> parts = new ArrayList<>();
        if (!url.equals(others.url)) {
            parts.add("url");
        }
        if (!types.equals(others.types)) {
            parts.add("types");
        }
        if (!zone.equals(others.zone)) {
            parts.add("zone");
        }
        if (!description.equals(others.description)) {
            parts.add("description");
        }
        return String.join(",", parts);
    }

    /** Whether the receiver wants to hear of this. */
    boolean wants(Event event) {
        return (types.isEmpty() || types.contains(event.type())) && (zone.isEmpty() || zone.equals(event.zone()));
    }
}
