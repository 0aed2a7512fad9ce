package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;

/** Where a new zone gets its name servers from. */
public sealed interface NameServerChoice {

    /** The set that the tenant's new zones follow. */
    record Usual() implements NameServerChoice {}

    /** A set that the zone is to follow. */
    record OfSet(NameServerSetName set) implements NameServerChoice {}

    /** Name servers of its own. */
    record Own(NameServers servers) implements NameServerChoice {}
}
