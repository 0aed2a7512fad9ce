package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.dns.DomainName;
import java.util.Optional;

/**
 * How much of its tenant a caller must be allowed to see to call a route at all. What a route that says nothing of it shows or
 * does is about the tenant as a whole, so callers who are limited by policies are kept from it.
 */
enum Reach {
    /** All of it. */
    TENANT,
    /** All of the zone in the path; what is changed is judged on its effect. */
    ZONE,
    /** Some of the zone in the path, where there is one: use cases show and change no more than the caller's policies allow. */
    PART;

    /**
     * Refuses a caller whose policies do not reach so far; a zone that they are not about is as if it were not there.
     *
     * @param zone the one in the path, where there is one
     */
    void require(Authority authority, Optional<DomainName> zone) {
        if (!authority.isLimited()) {
            return;
        }
        if (this == TENANT) {
            throw new Refusal(
                    ProblemType.NOT_PERMITTED,
                    "token: limited by policies (expected: one without, as this route is about the whole tenant)");
        }
        zone.ifPresent(name -> requireZone(authority, name));
    }

    private void requireZone(Authority authority, DomainName zone) {
        if (!authority.sees(zone)) {
            throw ZoneAnswers.noSuchZone(zone);
        }
        if (this == ZONE && !authority.readsAllOf(zone)) {
            throw new Refusal(
                    ProblemType.NOT_PERMITTED,
                    "zone " + zone + ": read (expected: a policy that allows it for all names and types, as this route"
                            + " tells of the whole zone)");
        }
    }
}
