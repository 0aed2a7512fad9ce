package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.NameServerSetName;
import java.util.Optional;

/** Whose a setting is. */
public enum Origin {
    /** The platform's default. */
    PLATFORM,
    /** The tenant's own default. */
    TENANT,
    /** The zone's own. */
    ZONE;

    /** Whose the name servers of a zone are that follows this set. */
    static Origin of(Optional<NameServerSetName> set) {
        return set.map(name -> name.equals(NameServerSetName.PLATFORM) ? PLATFORM : TENANT)
                .orElse(ZONE);
    }
}
