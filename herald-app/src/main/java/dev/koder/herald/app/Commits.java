package dev.koder.herald.app;

import dev.koder.herald.adapter.suffix.list.SuffixListFile;
import dev.koder.herald.application.claim.NameClaims;
import dev.koder.herald.application.quota.TenantPlans;
import dev.koder.herald.application.review.ApplyApproved;
import dev.koder.herald.application.review.ProposeChanges;
import dev.koder.herald.application.zone.NameServerSets;
import dev.koder.herald.application.zone.UndeleteZone;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.zone.ZoneLimits;

/**
 * What every change of a zone goes through.
 *
 * @param commits the one way into the store
 * @param proposals where changes go that somebody else has to agree to
 * @param approved makes them once that is done
 * @param sets which name servers zones have
 * @param names who can have which names
 * @param undeleteZone has deleted zones back
 */
record Commits(
        ZoneCommits commits,
        ProposeChanges proposals,
        ApplyApproved approved,
        NameServerSets sets,
        NameClaims names,
        UndeleteZone undeleteZone) {

    static Commits on(Foundation base, TenantPlans plans) {
        HeraldConfig config = base.config();
        ProposeChanges proposals = new ProposeChanges(
                base.stores().reviews(),
                base.bell(),
                base.clock(),
                base.random(),
                Sha256::of,
                tenant -> plans.quota(tenant, Quota.CHANGE_REQUESTS));
        ZoneLimits limits =
                new ZoneLimits(config.limits().zoneRecordSets(), config.limits().reportedErrors());
        ZoneCommits commits =
                new ZoneCommits(base.stores().zones(), base.bell(), base.clock(), limits, plans, proposals);
        NameServerSets sets = new NameServerSets(base.stores().tenantSettings(), config.zones(), commits);
        NameClaims names = new NameClaims(
                SuffixListFile.in(config.dataDir()),
                config.reserved(),
                config.claims().proof());
        UndeleteZone undeleteZone = new UndeleteZone(base.stores().zones(), sets, names, commits, base.clock());
        ApplyApproved approved = new ApplyApproved(
                base.stores().reviews(),
                base.stores().tokens(),
                commits,
                undeleteZone,
                base.publisher(),
                base.bell(),
                base.clock());
        return new Commits(commits, proposals, approved, sets, names, undeleteZone);
    }
}
