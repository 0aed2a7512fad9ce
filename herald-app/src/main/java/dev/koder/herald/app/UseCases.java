package dev.koder.herald.app;

import dev.koder.herald.adapter.http.rest.RestApi;
import dev.koder.herald.adapter.outbound.dns.ResolverLookup;
import dev.koder.herald.application.audit.ShowAudit;
import dev.koder.herald.application.claim.ClaimName;
import dev.koder.herald.application.dnssec.ShowDnssec;
import dev.koder.herald.application.event.FollowEvents;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.feed.FollowFeed;
import dev.koder.herald.application.health.ShowReadiness;
import dev.koder.herald.application.lock.KeepLocks;
import dev.koder.herald.application.plan.ApplyPlan;
import dev.koder.herald.application.plan.PlanZone;
import dev.koder.herald.application.pop.AcceptPopReport;
import dev.koder.herald.application.pop.ForgetPop;
import dev.koder.herald.application.pop.PopBearers;
import dev.koder.herald.application.pop.ShowPops;
import dev.koder.herald.application.pop.ShowPropagation;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.record.ChangeAcrossZones;
import dev.koder.herald.application.record.ChangeRecords;
import dev.koder.herald.application.record.ShowRecordSets;
import dev.koder.herald.application.review.DecideChanges;
import dev.koder.herald.application.review.SeeAnew;
import dev.koder.herald.application.transfer.TransferZone;
import dev.koder.herald.application.webhook.KeepWebhooks;
import dev.koder.herald.application.zone.ConfigureZone;
import dev.koder.herald.application.zone.CreateZone;
import dev.koder.herald.application.zone.CustomiseNameServers;
import dev.koder.herald.application.zone.CustomiseSoa;
import dev.koder.herald.application.zone.CustomiseZoneDefaults;
import dev.koder.herald.application.zone.DeleteZone;
import dev.koder.herald.application.zone.ExportZone;
import dev.koder.herald.application.zone.ImportZone;
import dev.koder.herald.application.zone.KeepNameServerSets;
import dev.koder.herald.application.zone.ListZones;
import dev.koder.herald.application.zone.RestoreZone;
import dev.koder.herald.application.zone.ShowVersions;
import dev.koder.herald.application.zone.ShowZone;
import dev.koder.herald.application.zone.ZoneTexts;
import dev.koder.herald.domain.masterfile.MasterFileLimits;
import dev.koder.herald.domain.plan.PlanLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** All that the API can have done. */
final class UseCases {

    private static final Duration PATIENCE_OF_RESOLVERS = Duration.ofSeconds(2);
    private static final int GENERATED_RECORDS = MasterFileLimits.DEFAULT.generated();

    private final Foundation base;
    private final HeraldConfig config;
    private final Stores stores;
    private final InstantSource clock;
    private final Commits commits;
    private final ShowZone showZone;
    private final ZoneTexts texts;

    private UseCases(Foundation base, Commits commits) {
        this.base = base;
        this.config = base.config();
        this.stores = base.stores();
        this.clock = base.clock();
        this.commits = commits;
        this.showZone = new ShowZone(stores.zones());
        this.texts =
                new ZoneTexts(new MasterFileLimits(config.limits().reportedErrors(), GENERATED_RECORDS), sorters());
    }

    static RestApi.UseCases on(Foundation base, Callers callers, Commits commits, KeepWebhooks webhooks) {
        UseCases all = new UseCases(base, commits);
        return new RestApi.UseCases(
                new ShowReadiness(base.stores().directory(), base.stores().writability(), callers.verifier()),
                callers.useCases(base),
                all.zones(),
                all.records(),
                all.nameServing(),
                all.history(),
                all.protection(callers),
                all.news(webhooks),
                all.pops());
    }

    private RestApi.Zones zones() {
        CreateZone createZone = new CreateZone(commits.sets(), commits.names(), commits.commits());
        return new RestApi.Zones(
                createZone,
                showZone,
                new ConfigureZone(commits.commits()),
                new ListZones(stores.zones()),
                new DeleteZone(commits.commits(), base.publisher()),
                commits.undeleteZone(),
                new ImportZone(stores.zones(), commits.commits(), createZone, texts),
                new ExportZone(
                        stores.zones(), stores.history(), stores.directory(), base.publisher(), UseCases::renderAside),
                claimName(),
                new TransferZone(
                        stores.transfers(), commits.commits(), commits.names(), base.bell(), clock, base.random()));
    }

    private ClaimName claimName() {
        ResolverLookup lookup =
                new ResolverLookup(config.claims().resolvers(), PATIENCE_OF_RESOLVERS, config.outbound()::objection);
        return new ClaimName(
                stores.claims(),
                commits.names(),
                lookup,
                clock,
                base.random(),
                config.claims().nameServers());
    }

    private RestApi.Records records() {
        ChangeRecords changeRecords = new ChangeRecords(commits.commits());
        return new RestApi.Records(
                new ShowRecordSets(stores.zones()),
                changeRecords,
                new ChangeAcrossZones(stores.zones(), changeRecords));
    }

    private RestApi.NameServing nameServing() {
        return new RestApi.NameServing(
                new CustomiseSoa(stores.zones(), commits.sets(), commits.commits()),
                new CustomiseNameServers(stores.zones(), stores.history(), commits.sets(), commits.commits()),
                new CustomiseZoneDefaults(stores.tenantSettings(), config.zones()),
                new KeepNameServerSets(stores.tenantSettings(), stores.zones(), commits.sets()));
    }

    private RestApi.History history() {
        return new RestApi.History(
                new ShowVersions(stores.history()),
                new RestoreZone(stores.zones(), stores.history(), commits.commits()),
                new PlanZone(
                        stores.zones(),
                        stores.plans(),
                        commits.commits(),
                        texts,
                        clock,
                        Sha256::of,
                        PlanLimits.DEFAULT),
                new ApplyPlan(stores.zones(), stores.plans(), commits.commits(), clock));
    }

    private RestApi.Protection protection(Callers callers) {
        SeeAnew seeAnew = new SeeAnew(commits.proposals(), commits.commits(), showZone);
        return new RestApi.Protection(
                new KeepLocks(stores.zones(), base.bell(), clock, base.random()),
                commits.proposals(),
                new DecideChanges(stores.reviews(), seeAnew, commits.approved(), base.bell(), clock),
                callers.audit(),
                new ShowAudit(stores.audit()));
    }

    private RestApi.News news(KeepWebhooks webhooks) {
        return new RestApi.News(
                new FollowFeed(stores.directory(), base.bell(), System::nanoTime),
                new FollowEvents(stores.events(), base.bell(), System::nanoTime),
                webhooks,
                base.bell());
    }

    private RestApi.Pops pops() {
        CommitBell reports = new CommitBell();
        return new RestApi.Pops(
                new AcceptPopReport(stores.pops(), stores.dnssec(), bearers(), reports, clock),
                new ShowPops(stores.pops()),
                new ForgetPop(stores.pops(), reports, clock),
                new ShowPropagation(stores.zones(), stores.history(), stores.pops(), reports, clock, System::nanoTime),
                new ShowDnssec(stores.zones(), stores.dnssec()),
                reports);
    }

    private PopBearers bearers() {
        return switch (config.identity()) {
            case HeraldConfig.Identity.KoderId id -> id.bearers();
            case HeraldConfig.Identity.Development development -> PopBearers.ANY;
        };
    }

    /** A platform thread, as a rendering works without a pause, and would keep requests from the carriers of virtual ones. */
    private static void renderAside(Runnable rendering) {
        Thread.ofPlatform().name("herald-export").daemon().start(rendering);
    }

    /** Platform threads for the same reason; there are none while nothing is imported. */
    private static Executor sorters() {
        int processors = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor sorters = new ThreadPoolExecutor(
                processors,
                processors,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("herald-import-", 0).daemon().factory());
        sorters.allowCoreThreadTimeOut(true);
        return sorters;
    }
}
