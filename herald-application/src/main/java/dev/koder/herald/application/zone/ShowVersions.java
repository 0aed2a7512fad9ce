package dev.koder.herald.application.zone;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.ZoneDiff;
import java.util.List;
import java.util.Optional;

/** Shows the versions of a zone of the caller's tenant, and how they differ. Safe for use by many threads. */
public final class ShowVersions {

    /** The most versions on a page. */
    public static final int MAX_LIMIT = 500;

    private final ZoneHistory history;

    /** Shows this history. */
    public ShowVersions(ZoneHistory history) {
        this.history = history;
    }

    /**
     * The versions, the latest first; empty where the caller has no such zone.
     *
     * @param before only versions before that of this change
     * @param limit at most so many, 1 to {@link #MAX_LIMIT}
     */
    public Optional<List<VersionEntry>> list(Caller caller, DomainName zone, Optional<ChangeId> before, int limit) {
        return history.versions(caller.tenant(), zone, before, limit);
    }

    /** One version and what it changed. */
    public HistoryOutcome<VersionDetails> show(Caller caller, DomainName zone, Serial serial) {
        return history.version(caller.tenant(), zone, serial);
    }

    /** What leads from one version to another, whichever is the later. */
    public HistoryOutcome<ZoneDiff> difference(Caller caller, DomainName zone, Serial from, Serial to) {
        return history.between(caller.tenant(), zone, from, to);
    }
}
