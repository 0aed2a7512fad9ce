package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.ZoneChange;

/** Changes how a zone of the caller's tenant is run, beyond what it publishes. Safe for use by many threads. */
public final class ConfigureZone {

    private final ZoneCommits commits;

    /** Changes settings by way of these commits. */
    public ConfigureZone(ZoneCommits commits) {
        this.commits = commits;
    }

    /** Says whether the zone is changed only by whoever says what must hold (RFC 6585, section 3). */
    public CommitOutcome requirePrecondition(
            Caller caller, DomainName zone, Precondition precondition, boolean isRequired) {
        return commits.commit(caller, zone, precondition, new ZoneChange.ChangeSettings(isRequired));
    }
}
