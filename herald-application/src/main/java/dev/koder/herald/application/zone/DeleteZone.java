package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Precondition;

/** Deletes a zone of the caller's tenant: every point of presence lets go of it. Safe for use by many threads. */
public final class DeleteZone {

    private final ZoneCommits commits;
    private final ZonePublisher publisher;

    /** Deletes by way of these commits, and withdraws what was published. */
    public DeleteZone(ZoneCommits commits, ZonePublisher publisher) {
        this.commits = commits;
        this.publisher = publisher;
    }

    /** Deletes the zone, provided that the precondition holds and nothing stands against it. */
    public DeleteOutcome delete(Caller caller, DomainName zone, Precondition precondition) {
        DeleteOutcome outcome = commits.delete(caller, zone, precondition);
        if (outcome instanceof DeleteOutcome.Deleted) {
            publisher.withdraw(zone);
        }
        return outcome;
    }
}
