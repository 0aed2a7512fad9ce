package dev.koder.herald.application.webhook;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
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

    /** Whether the receiver wants to hear of this. */
    boolean wants(Event event) {
        return (types.isEmpty() || types.contains(event.type()))
                && zone.filter(name -> !name.equals(event.zone())).isEmpty();
    }
}
