package dev.koder.herald.app;

import dev.koder.herald.adapter.config.file.HostPort;
import dev.koder.herald.adapter.http.rest.RestApi;
import dev.koder.herald.adapter.http.rest.RestConfig;
import dev.koder.herald.adapter.identity.development.DevelopmentIdentity;
import dev.koder.herald.adapter.identity.koderid.KoderIdConfig;
import dev.koder.herald.adapter.identity.koderid.KoderIdTokenVerifier;
import dev.koder.herald.adapter.outbound.dns.ResolverLookup;
import dev.koder.herald.adapter.outbound.http.OutboundHttp;
import dev.koder.herald.adapter.publish.knot.SnapshotFolder;
import dev.koder.herald.adapter.storage.sqlite.SqliteConfig;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore;
import dev.koder.herald.adapter.suffix.list.SuffixListFile;
import dev.koder.herald.application.access.KeepTokens;
import dev.koder.herald.application.access.RecogniseTokens;
import dev.koder.herald.application.audit.ForgetAudit;
import dev.koder.herald.application.audit.KeepAudit;
import dev.koder.herald.application.audit.ShowAudit;
import dev.koder.herald.application.claim.ClaimName;
import dev.koder.herald.application.claim.NameClaims;
import dev.koder.herald.application.dnssec.ShowDnssec;
import dev.koder.herald.application.event.FollowEvents;
import dev.koder.herald.application.event.ForgetEvents;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.feed.FollowFeed;
import dev.koder.herald.application.health.ShowReadiness;
import dev.koder.herald.application.identity.IdentifyCaller;
import dev.koder.herald.application.identity.port.TokenVerifier;
import dev.koder.herald.application.lock.KeepLocks;
import dev.koder.herald.application.plan.ApplyPlan;
import dev.koder.herald.application.plan.ForgetPlans;
import dev.koder.herald.application.plan.PlanZone;
import dev.koder.herald.application.pop.AcceptPopReport;
import dev.koder.herald.application.pop.ForgetPop;
import dev.koder.herald.application.pop.PopBearers;
import dev.koder.herald.application.pop.ShowPops;
import dev.koder.herald.application.pop.ShowPropagation;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.quota.AdmitRequest;
import dev.koder.herald.application.quota.CountRequests;
import dev.koder.herald.application.quota.TenantPlans;
import dev.koder.herald.application.record.ChangeAcrossZones;
import dev.koder.herald.application.record.ChangeRecords;
import dev.koder.herald.application.record.ShowRecordSets;
import dev.koder.herald.application.retry.RememberAnswers;
import dev.koder.herald.application.review.ApplyApproved;
import dev.koder.herald.application.review.DecideChanges;
import dev.koder.herald.application.review.ProposeChanges;
import dev.koder.herald.application.review.SeeAnew;
import dev.koder.herald.application.review.TendChangeRequests;
import dev.koder.herald.application.transfer.ForgetOffers;
import dev.koder.herald.application.transfer.TransferZone;
import dev.koder.herald.application.webhook.DeliverEvents;
import dev.koder.herald.application.webhook.KeepWebhooks;
import dev.koder.herald.application.zone.ConfigureZone;
import dev.koder.herald.application.zone.CreateZone;
import dev.koder.herald.application.zone.CustomiseNameServers;
import dev.koder.herald.application.zone.CustomiseSoa;
import dev.koder.herald.application.zone.CustomiseZoneDefaults;
import dev.koder.herald.application.zone.DeleteZone;
import dev.koder.herald.application.zone.ExportZone;
import dev.koder.herald.application.zone.ForgetDeletedZones;
import dev.koder.herald.application.zone.ForgetVersions;
import dev.koder.herald.application.zone.ImportZone;
import dev.koder.herald.application.zone.KeepNameServerSets;
import dev.koder.herald.application.zone.ListZones;
import dev.koder.herald.application.zone.NameServerSets;
import dev.koder.herald.application.zone.RestoreZone;
import dev.koder.herald.application.zone.ShowVersions;
import dev.koder.herald.application.zone.ShowZone;
import dev.koder.herald.application.zone.UndeleteZone;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.application.zone.ZoneTexts;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.domain.masterfile.MasterFileLimits;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.zone.ZoneLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole engine: its parts, put together from the top down, and taken apart in the reverse order.
 *
 * <p>This is the page that shows what depends on what.
 */
final class Herald implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Herald.class.getName());
    /** Uses of tokens are known to a minute, so nothing is lost by writing them now and then. */
    private static final Duration USES_WRITTEN = Duration.ofSeconds(20);

    private static final Duration LOOKS = Duration.ofSeconds(1);
    private static final Duration REFUSALS = Duration.ofSeconds(5);
    /** How late a change that has a time may be made. */
    private static final Duration CHANGE_REQUESTS = Duration.ofSeconds(5);

    private static final Duration FORGETTING = Duration.ofHours(6);

    /** So soon after the start for the first time: an engine that is restarted often is to forget, too. */
    private static final Duration FIRST_FORGETTING = Duration.ofMinutes(5);

    private static final Duration PATIENCE_OF_RESOLVERS = Duration.ofSeconds(2);
    private static final Duration PATIENCE_OF_STORE = Duration.ofSeconds(5);
    private static final int GENERATED_RECORDS = MasterFileLimits.DEFAULT.generated();

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Herald() {}

    /** What became of starting. */
    sealed interface Start {

        /**
         * It runs.
         *
         * @param herald to be closed by whoever started it
         */
        record Running(Herald herald) implements Start {}

        /**
         * It does not run, and nothing of it is left running.
         *
         * @param reason one line: what is in the way, and what to do
         */
        record Refused(String reason) implements Start {}
    }

    /** Breaks off the start; the parts that run already are stopped. */
    private static final class CannotStartException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotStartException(String reason) {
            super(reason);
        }
    }

    static Start start(HeraldConfig config, InstantSource clock) {
        Herald herald = new Herald();
        try {
            herald.assemble(config, clock);
            return new Start.Running(herald);
        } catch (CannotStartException | UncheckedIOException refused) {
            herald.close();
            return new Start.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private void assemble(HeraldConfig config, InstantSource clock) {
        Stores stores = openStore(config);
        ZonePublisher publisher = SnapshotFolder.open(
                config.dataDir().resolve("exports"), config.store().exportBytes());
        TokenVerifier tokens = openIdentity(config, clock);
        OutboundHttp receivers = OutboundHttp.of(config.outbound());
        parts.push(receivers);
        CommitBell bell = new CommitBell();
        SecureRandom random = new SecureRandom();
        DeliverEvents deliveries = new DeliverEvents(
                stores.webhooks(),
                stores.events(),
                receivers,
                bell,
                clock,
                random,
                config.deliveries(),
                Herald::callAside,
                Herald::tellOfDelivery);
        KeepWebhooks webhooks = new KeepWebhooks(
                stores.webhooks(), stores.events(), receivers, deliveries, clock, random, config.deliveries());
        KeepAudit audit = new KeepAudit(stores.audit());
        parts.push(audit::write);
        parts.push(Schedule.every(REFUSALS, "refusals written into the audit trails", audit::write));
        RecogniseTokens programs = new RecogniseTokens(stores.tokens(), clock, Sha256::of, audit);
        parts.push(Schedule.every(USES_WRITTEN, "uses of tokens written", programs::writeUses));
        TenantPlans plans = new TenantPlans(config.plan(), stores.quotas());
        CountRequests counting =
                new CountRequests(tenant -> plans.quota(tenant, Quota.REQUESTS_PER_DAY), stores.quotas(), clock);
        parts.push(counting::write);
        parts.push(Schedule.every(USES_WRITTEN, "requests of tenants noted", counting::write));
        KeepTokens keepTokens =
                new KeepTokens(stores.tokens(), clock, random, Sha256::of, tenant -> plans.quota(tenant, Quota.TOKENS));
        ProposeChanges proposals = new ProposeChanges(
                stores.reviews(),
                bell,
                clock,
                random,
                Sha256::of,
                tenant -> plans.quota(tenant, Quota.CHANGE_REQUESTS));
        ZoneCommits commits = new ZoneCommits(stores.zones(), bell, clock, limits(config), plans, proposals);
        Arrivals arrivals = arrivals(config, stores, commits, clock);
        ApplyApproved approved = new ApplyApproved(
                stores.reviews(), stores.tokens(), commits, arrivals.undeleteZone(), publisher, bell, clock);
        RestApi.UseCases useCases = useCases(
                config,
                stores,
                proposals,
                commits,
                arrivals,
                approved,
                publisher,
                tokens,
                new IdentifyCaller(tokens, programs),
                plans,
                counting,
                keepTokens,
                bell,
                webhooks,
                audit,
                clock,
                random);
        RestApi api = serve(config, useCases, clock);
        parts.push(deliveries);
        deliveries.start();
        ForgetVersions forgetting = new ForgetVersions(
                stores.history(),
                clock,
                config.store().historyKeep(),
                config.store().historyLeast());
        forget("old versions forgotten", forgetting::run);
        ForgetEvents forgettingEvents =
                new ForgetEvents(stores.events(), clock, config.store().eventsKeep());
        forget("old events forgotten", forgettingEvents::run);
        TendChangeRequests tending = new TendChangeRequests(
                stores.reviews(), approved, bell, clock, config.store().reviewKeep());
        parts.push(Schedule.every(CHANGE_REQUESTS, "change requests tended", tending::run));
        forget("old change requests forgotten", tending::forget);
        ForgetAudit forgettingAudit =
                new ForgetAudit(stores.audit(), clock, config.store().auditKeep());
        forget("old entries of audit trails forgotten", forgettingAudit::run);
        forget("deleted zones forgotten", new ForgetDeletedZones(stores.zones(), clock)::run);
        forget("expired offers of zones forgotten", new ForgetOffers(stores.transfers(), clock)::run);
        forget("expired plans forgotten", new ForgetPlans(stores.plans(), clock)::run);
        LOG.log(
                Level.INFO,
                "engine started api={0} store={1} identity={2} zones={3}",
                new HostPort(config.listen().host(), api.port()),
                config.dataDir(),
                config.identity().getClass().getSimpleName(),
                stores.directory().count());
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

    /** How the database is used that a configuration names. */
    static SqliteConfig database(HeraldConfig config) {
        Path file = config.dataDir().resolve("herald.db");
        return new SqliteConfig(
                file, config.store().writeQueue(), config.store().readers(), PATIENCE_OF_STORE);
    }

    /** Has what is old forgotten, soon and then again and again. */
    private void forget(String what, Schedule.Work work) {
        parts.push(Schedule.every(FIRST_FORGETTING, FORGETTING, what, work));
    }

    /** In one line: whatever it is comes again with each turn until somebody sees to it. */
    private static void tellOfDelivery(RuntimeException trouble) {
        LOG.log(
                Level.ERROR,
                "webhooks met an error of the engine''s own, and go on in a few seconds; report it if it comes again, and restart the"
                        + " engine if events are not delivered: {0} at {1}",
                trouble,
                Stream.of(trouble.getStackTrace())
                        .findFirst()
                        .map(Object::toString)
                        .orElse("an unknown place"));
    }

    /** A platform thread, as a look-up of a name would keep requests from the carriers of virtual ones. */
    private static void callAside(Runnable turn) {
        Thread.ofPlatform().name("herald-webhook").daemon().start(turn);
    }

    private Stores openStore(HeraldConfig config) {
        return switch (SqliteStore.open(database(config), new SecureRandom())) {
            case SqliteStore.OpenOutcome.Refused refused -> throw new CannotStartException(refused.reason());
            case SqliteStore.OpenOutcome.Opened opened -> {
                parts.push(opened.store());
                yield opened.store().stores();
            }
        };
    }

    private TokenVerifier openIdentity(HeraldConfig config, InstantSource clock) {
        KoderIdTokenVerifier verifier = KoderIdTokenVerifier.start(
                switch (config.identity()) {
                    case HeraldConfig.Identity.KoderId id ->
                        KoderIdConfig.of(id.issuer(), id.audience(), id.keySet())
                                .withPlatform(id.operators(), id.pointsOfPresence());
                    case HeraldConfig.Identity.Development development ->
                        KoderIdConfig.of(
                                        DevelopmentTokens.ISSUER,
                                        DevelopmentTokens.AUDIENCE,
                                        openDevelopmentIdentity(config, development, clock))
                                .withPlatform(Set.of(DevelopmentTokens.PLATFORM), Set.of(DevelopmentTokens.PLATFORM));
                },
                clock);
        parts.push(verifier);
        return verifier;
    }

    private URI openDevelopmentIdentity(
            HeraldConfig config, HeraldConfig.Identity.Development development, InstantSource clock) {
        try {
            DevelopmentIdentity identity = DevelopmentTokens.open(config, development.port(), clock);
            parts.push(identity);
            URI keySet = identity.serveKeySet();
            DevelopmentTokens tokens = new DevelopmentTokens(DevelopmentTokens.folder(config), identity);
            tokens.renew(clock.instant());
            parts.push(Schedule.every(
                    DevelopmentTokens.RENEWAL, "development tokens renewed", () -> tokens.renew(clock.instant())));
            LOG.log(
                    Level.WARNING,
                    "development mode: the engine issues its own tokens; never use it where strangers reach it"
                            + " keys={0}",
                    keySet);
            return keySet;
        } catch (IOException e) {
            throw new CannotStartException(Settings.DEVELOPMENT_PORT + ": " + development.port() + ": " + e.getMessage()
                    + " (expected: a free port on 127.0.0.1, and a folder " + DevelopmentTokens.folder(config)
                    + " that can be written)");
        }
    }

    private static ZoneLimits limits(HeraldConfig config) {
        return new ZoneLimits(config.limits().zoneRecordSets(), config.limits().reportedErrors());
    }

    /** What zones get as they come into being, or back, and which names they can have. */
    private record Arrivals(NameServerSets sets, NameClaims names, UndeleteZone undeleteZone) {}

    private static Arrivals arrivals(HeraldConfig config, Stores stores, ZoneCommits commits, InstantSource clock) {
        NameServerSets sets = new NameServerSets(stores.tenantSettings(), config.zones(), commits);
        NameClaims names = new NameClaims(
                SuffixListFile.in(config.dataDir()),
                config.reserved(),
                config.claims().proof());
        return new Arrivals(sets, names, new UndeleteZone(stores.zones(), sets, names, commits, clock));
    }

    private static PopBearers bearers(HeraldConfig config) {
        return switch (config.identity()) {
            case HeraldConfig.Identity.KoderId id -> id.bearers();
            case HeraldConfig.Identity.Development development -> PopBearers.ANY;
        };
    }

    private static RestApi.UseCases useCases(
            HeraldConfig config,
            Stores stores,
            ProposeChanges proposals,
            ZoneCommits commits,
            Arrivals arrivals,
            ApplyApproved approved,
            ZonePublisher publisher,
            TokenVerifier tokens,
            IdentifyCaller identifyCaller,
            TenantPlans plans,
            CountRequests counting,
            KeepTokens keepTokens,
            CommitBell bell,
            KeepWebhooks webhooks,
            KeepAudit audit,
            InstantSource clock,
            SecureRandom random) {
        ShowZone showZone = new ShowZone(stores.zones());
        NameServerSets sets = arrivals.sets();
        NameClaims names = arrivals.names();
        CreateZone createZone = new CreateZone(sets, names, commits);
        ZoneTexts texts =
                new ZoneTexts(new MasterFileLimits(config.limits().reportedErrors(), GENERATED_RECORDS), sorters());
        ChangeRecords changeRecords = new ChangeRecords(commits);
        CommitBell reports = new CommitBell();
        return new RestApi.UseCases(
                new ShowReadiness(stores.directory(), stores.writability(), tokens),
                new RestApi.Callers(
                        identifyCaller,
                        new AdmitRequest(config.plan().rates(), plans::ownRates, clock),
                        counting,
                        plans,
                        keepTokens,
                        new RememberAnswers(stores.answers(), clock)),
                new RestApi.Zones(
                        createZone,
                        showZone,
                        new ConfigureZone(commits),
                        new ListZones(stores.zones()),
                        new DeleteZone(commits, publisher),
                        arrivals.undeleteZone(),
                        new ImportZone(stores.zones(), commits, createZone, texts),
                        new ExportZone(
                                stores.zones(), stores.history(), stores.directory(), publisher, Herald::renderAside),
                        new ClaimName(
                                stores.claims(),
                                names,
                                new ResolverLookup(
                                        config.claims().resolvers(),
                                        PATIENCE_OF_RESOLVERS,
                                        config.outbound()::objection),
                                clock,
                                random,
                                config.claims().nameServers()),
                        new TransferZone(stores.transfers(), commits, names, bell, clock, random)),
                new RestApi.Records(
                        new ShowRecordSets(stores.zones()),
                        changeRecords,
                        new ChangeAcrossZones(stores.zones(), changeRecords)),
                new RestApi.NameServing(
                        new CustomiseSoa(stores.zones(), sets, commits),
                        new CustomiseNameServers(stores.zones(), sets, commits),
                        new CustomiseZoneDefaults(stores.tenantSettings(), config.zones()),
                        new KeepNameServerSets(stores.tenantSettings(), stores.zones(), sets)),
                new RestApi.History(
                        new ShowVersions(stores.history()),
                        new RestoreZone(stores.zones(), stores.history(), commits),
                        new PlanZone(
                                stores.zones(), stores.plans(), commits, texts, clock, Sha256::of, PlanLimits.DEFAULT),
                        new ApplyPlan(stores.zones(), stores.plans(), commits, clock)),
                new RestApi.Protection(
                        new KeepLocks(stores.zones(), bell, clock, random),
                        proposals,
                        new DecideChanges(
                                stores.reviews(), new SeeAnew(proposals, commits, showZone), approved, bell, clock),
                        audit,
                        new ShowAudit(stores.audit())),
                new RestApi.News(
                        new FollowFeed(stores.directory(), bell, clock),
                        new FollowEvents(stores.events(), bell, clock),
                        webhooks,
                        bell),
                new RestApi.Pops(
                        new AcceptPopReport(stores.pops(), stores.dnssec(), bearers(config), reports, clock),
                        new ShowPops(stores.pops()),
                        new ForgetPop(stores.pops(), reports),
                        new ShowPropagation(stores.zones(), stores.history(), stores.pops(), reports, clock),
                        new ShowDnssec(stores.zones(), stores.dnssec()),
                        reports));
    }

    private RestApi serve(HeraldConfig config, RestApi.UseCases useCases, InstantSource clock) {
        RestConfig rest = new RestConfig(
                config.listen().host(),
                config.listen().port(),
                config.limits().bodyBytes(),
                config.limits().importBytes(),
                config.identity().legacyTenantHeader(),
                config.connections(),
                config.certificate(),
                config.proxies(),
                config.stopWithin(),
                Version.text());
        return switch (RestApi.start(rest, useCases, clock, System::nanoTime)) {
            case RestApi.Start.CannotListen refused -> throw new CannotStartException(refused.reason());
            case RestApi.Start.Serving serving -> {
                parts.push(serving.api()::stop);
                parts.push(Schedule.every(LOOKS, "connections looked after", serving.api()::endOverdueConnections));
                yield serving.api();
            }
        };
    }

    /** Waits until {@link #close} has been called. */
    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the parts, the one started last first. What requests were acknowledged for is kept. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
        ended.countDown();
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "a part did not stop cleanly part=" + part, e);
        }
    }
}
