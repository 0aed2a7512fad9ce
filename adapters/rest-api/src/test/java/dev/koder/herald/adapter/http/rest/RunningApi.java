package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.adapter.publish.knot.SnapshotFolder;
import dev.koder.herald.adapter.storage.memory.MemoryStore;
import dev.koder.herald.application.access.KeepTokens;
import dev.koder.herald.application.access.RecogniseTokens;
import dev.koder.herald.application.audit.KeepAudit;
import dev.koder.herald.application.audit.ShowAudit;
import dev.koder.herald.application.claim.ClaimName;
import dev.koder.herald.application.claim.NameClaims;
import dev.koder.herald.application.dnssec.ShowDnssec;
import dev.koder.herald.application.event.FollowEvents;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.feed.FollowFeed;
import dev.koder.herald.application.health.ShowReadiness;
import dev.koder.herald.application.identity.IdentifyCaller;
import dev.koder.herald.application.lock.KeepLocks;
import dev.koder.herald.application.plan.ApplyPlan;
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
import dev.koder.herald.application.transfer.TransferZone;
import dev.koder.herald.application.webhook.DeliverEvents;
import dev.koder.herald.application.webhook.DeliveryPolicy;
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
import dev.koder.herald.application.zone.NameServerSets;
import dev.koder.herald.application.zone.RestoreZone;
import dev.koder.herald.application.zone.ShowVersions;
import dev.koder.herald.application.zone.ShowZone;
import dev.koder.herald.application.zone.UndeleteZone;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.application.zone.ZoneDefaults;
import dev.koder.herald.application.zone.ZoneTexts;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.domain.claim.ProofPolicy;
import dev.koder.herald.domain.claim.PublicSuffixes;
import dev.koder.herald.domain.claim.ReservedNames;
import dev.koder.herald.domain.claim.SuffixRule;
import dev.koder.herald.domain.claim.SuffixRule.Kind;
import dev.koder.herald.domain.claim.SuffixRule.Section;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.IpNetwork;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.masterfile.MasterFileLimits;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.ZoneLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** The API on a free port of the loopback address, over an empty store in memory. */
final class RunningApi implements AutoCloseable {

    /** As many as a test may need; time stands still for them. */
    static final RestConfig.Connections CONNECTIONS = new RestConfig.Connections(
            1000, 1000, Duration.ofSeconds(75), Duration.ofSeconds(10), Duration.ofSeconds(60), 1 << 14);

    static final int MAX_BODY = 64 * 1024;
    static final int MAX_IMPORT = 256 * 1024;
    static final int MOST_TOKENS = 3;
    static final int MAX_TEXT_ERRORS = 5;
    static final PlanLimits PLAN_LIMITS = new PlanLimits(3, 64 * 1024, 16 * 1024);
    static final NameClaims NAMES = new NameClaims(
            () -> new PublicSuffixes(List.of(
                    new SuffixRule(Kind.NAME, DomainName.parse("co.uk."), Section.ICANN),
                    new SuffixRule(Kind.WILDCARD, DomainName.parse("ck."), Section.ICANN),
                    new SuffixRule(Kind.EXCEPTION, DomainName.parse("www.ck."), Section.ICANN))),
            new ReservedNames(Set.of(DomainName.parse("dns.platform.test."))),
            ProofPolicy.RECLAIM);
    static final ZoneLimits LIMITS = new ZoneLimits(1100, 100);

    final SettableClock clock = new SettableClock();
    final FakeTokens tokens = new FakeTokens();
    final Breakable store = new Breakable();
    private static final Set<TenantId> ZURICHS = Set.of(new TenantId("zurich"), new TenantId("zurich-new"));
    private static final PopBearers BEARERS =
            new PopBearers(Map.of(new PopId("zrh1"), Set.of(new TenantId("zurich")), new PopId("zrh2"), ZURICHS));

    static final DeliveryPolicy DELIVERIES = new DeliveryPolicy(3, 4, 2, Duration.ofHours(1));

    final CommitBell bell = new CommitBell();
    final FakeReceivers receivers = new FakeReceivers();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path exports;
    private final Stores stores = store.around(MemoryStore.open(new SplittableRandom(1)));

    /** What went wrong with deliveries that should not have. */
    final BlockingQueue<RuntimeException> troubles = new LinkedBlockingQueue<>();

    private final DeliverEvents deliveries = new DeliverEvents(
            stores.webhooks(),
            stores.events(),
            receivers,
            bell,
            clock,
            new SplittableRandom(3),
            DELIVERIES,
            Thread::startVirtualThread,
            troubles::add);
    private final Rates rates;
    private final RecogniseTokens programs;
    final FakeDns dns = new FakeDns();
    final KeepAudit keepAudit = new KeepAudit(stores.audit());

    @SuppressWarnings("NullAway.Init") // made with the use cases
    private CountRequests counting;

    @SuppressWarnings("NullAway.Init") // set by newUseCases
    private TendChangeRequests tending;

    private final RestApi.UseCases useCases;
    private final RouteTable table;
    private final DocumentedAnswers documented;
    private final RestApi api;

    private RunningApi(boolean acceptsLegacyTenantHeader, RestConfig.Proxies proxies, Rates rates) {
        this.rates = rates;
        try {
            exports = Files.createTempDirectory("herald-exports");
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        programs = new RecogniseTokens(stores.tokens(), clock, RunningApi::sha256, keepAudit);
        useCases = newUseCases();
        RestConfig config = new RestConfig(
                "127.0.0.1",
                0,
                MAX_BODY,
                MAX_IMPORT,
                acceptsLegacyTenantHeader,
                CONNECTIONS,
                Optional.empty(),
                proxies,
                Duration.ofSeconds(5),
                "1.2.3");
        this.table = Routes.table(config, useCases, new Metrics());
        this.documented = new DocumentedAnswers(table);
        this.api = ((RestApi.Start.Serving) RestApi.start(config, useCases, clock, () -> 0)).api();
    }

    static RunningApi start() {
        return new RunningApi(false, RestConfig.Proxies.NONE, Rates.NONE);
    }

    /** With these limits, and so long after the start that all of them are there. The proxies are on 127.0.0.1. */
    static RunningApi startWith(Rates rates) {
        RunningApi api = new RunningApi(
                false,
                new RestConfig.Proxies(List.of(IpNetwork.parse("127.0.0.1")), RestConfig.ProxyHeader.X_FORWARDED_FOR),
                rates);
        api.clock.pass(Duration.ofDays(1));
        return api;
    }

    static RunningApi startWithLegacyTenantHeader() {
        return new RunningApi(true, RestConfig.Proxies.NONE, Rates.NONE);
    }

    private RestApi.UseCases newUseCases() {
        ZonePublisher publisher = SnapshotFolder.open(exports, 1 << 20);
        ZoneDefaults defaults = defaults();
        Map<Quota, Long> quotas = Map.of(Quota.ZONES, 10_000L, Quota.TOKENS, (long) MOST_TOKENS);
        TenantPlans plans = new TenantPlans(new TenantPlan(quotas, rates), stores.quotas());
        counting = new CountRequests(tenant -> plans.quota(tenant, Quota.REQUESTS_PER_DAY), stores.quotas(), clock);
        ProposeChanges proposals = new ProposeChanges(
                stores.reviews(),
                bell,
                clock,
                new SplittableRandom(5),
                RunningApi::sha256,
                tenant -> plans.quota(tenant, Quota.CHANGE_REQUESTS));
        ZoneCommits commits = new ZoneCommits(stores.zones(), bell, clock, LIMITS, plans, proposals);
        NameServerSets sets = new NameServerSets(stores.tenantSettings(), defaults, commits);
        UndeleteZone undeleteZone = new UndeleteZone(stores.zones(), sets, NAMES, commits, clock);
        ApplyApproved approved =
                new ApplyApproved(stores.reviews(), stores.tokens(), commits, undeleteZone, publisher, bell, clock);
        tending = new TendChangeRequests(stores.reviews(), approved, bell, clock, Duration.ofDays(90));
        CreateZone createZone = new CreateZone(sets, NAMES, commits);
        ZoneTexts texts = new ZoneTexts(new MasterFileLimits(MAX_TEXT_ERRORS, 1500), Thread::startVirtualThread);
        ChangeRecords changeRecords = new ChangeRecords(commits);
        CommitBell reports = new CommitBell();
        return new RestApi.UseCases(
                new ShowReadiness(stores.directory(), stores.writability(), tokens),
                new RestApi.Callers(
                        new IdentifyCaller(tokens, programs),
                        new AdmitRequest(rates, plans::ownRates, clock),
                        counting,
                        plans,
                        new KeepTokens(
                                stores.tokens(),
                                clock,
                                new SplittableRandom(3),
                                RunningApi::sha256,
                                tenant -> plans.quota(tenant, Quota.TOKENS)),
                        new RememberAnswers(stores.answers(), clock)),
                new RestApi.Zones(
                        createZone,
                        new ShowZone(stores.zones()),
                        new ConfigureZone(commits),
                        new ListZones(stores.zones()),
                        new DeleteZone(commits, publisher),
                        undeleteZone,
                        new ImportZone(stores.zones(), commits, createZone, texts),
                        new ExportZone(
                                stores.zones(),
                                stores.history(),
                                stores.directory(),
                                publisher,
                                Thread::startVirtualThread),
                        new ClaimName(
                                stores.claims(),
                                NAMES,
                                dns,
                                clock,
                                new SplittableRandom(5),
                                Optional.of(DomainName.parse("verify.platform.test."))),
                        new TransferZone(stores.transfers(), commits, NAMES, bell, clock, new SplittableRandom(6))),
                new RestApi.Records(
                        new ShowRecordSets(stores.zones()),
                        changeRecords,
                        new ChangeAcrossZones(stores.zones(), changeRecords)),
                new RestApi.NameServing(
                        new CustomiseSoa(stores.zones(), sets, commits),
                        new CustomiseNameServers(stores.zones(), stores.history(), sets, commits),
                        new CustomiseZoneDefaults(stores.tenantSettings(), defaults),
                        new KeepNameServerSets(stores.tenantSettings(), stores.zones(), sets)),
                new RestApi.History(
                        new ShowVersions(stores.history()),
                        new RestoreZone(stores.zones(), stores.history(), commits),
                        new PlanZone(
                                stores.zones(), stores.plans(), commits, texts, clock, RunningApi::sha256, PLAN_LIMITS),
                        new ApplyPlan(stores.zones(), stores.plans(), commits, clock)),
                new RestApi.Protection(
                        new KeepLocks(stores.zones(), bell, clock, new SplittableRandom(4)),
                        proposals,
                        new DecideChanges(
                                stores.reviews(),
                                new SeeAnew(proposals, commits, new ShowZone(stores.zones())),
                                approved,
                                bell,
                                clock),
                        keepAudit,
                        new ShowAudit(stores.audit())),
                new RestApi.News(
                        new FollowFeed(stores.directory(), bell, clock::nanos),
                        new FollowEvents(stores.events(), bell, clock::nanos),
                        new KeepWebhooks(
                                stores.webhooks(),
                                stores.events(),
                                receivers,
                                deliveries,
                                clock,
                                new SplittableRandom(2),
                                DELIVERIES),
                        bell),
                new RestApi.Pops(
                        new AcceptPopReport(stores.pops(), stores.dnssec(), BEARERS, reports, clock),
                        new ShowPops(stores.pops()),
                        new ForgetPop(stores.pops(), reports, clock),
                        new ShowPropagation(
                                stores.zones(), stores.history(), stores.pops(), reports, clock, clock::nanos),
                        new ShowDnssec(stores.zones(), stores.dnssec()),
                        reports));
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ZoneDefaults defaults() {
        return new ZoneDefaults(
                NameServers.of(List.of(DomainName.parse("ns1.herald.test."), DomainName.parse("ns2.herald.test."))),
                new SoaSettings(
                        Optional.empty(),
                        Optional.of(DomainName.parse("hostmaster.herald.test.")),
                        Optional.of(7200L),
                        Optional.of(900L),
                        Optional.of(1_209_600L),
                        Optional.of(300L),
                        Optional.of(new Ttl(3600)),
                        Optional.of(SerialPolicy.INCREMENT)));
    }

    /** What knows the tokens of programs. */
    RecogniseTokens programs() {
        return programs;
    }

    /** What the engine does with change requests by itself. */
    TendChangeRequests tending() {
        return tending;
    }

    RouteTable table() {
        return table;
    }

    /** What it keeps everything in. */
    Stores stores() {
        return stores;
    }

    RestApi.UseCases useCases() {
        return useCases;
    }

    int port() {
        return api.port();
    }

    /** A request of tenant A. */
    Ask ask(String method, String path) {
        return new Ask(client, documented, api.port(), method, path).as(FakeTokens.TENANT_A);
    }

    Reply get(String path) {
        return ask("GET", path).send();
    }

    Reply put(String path, String json) {
        return ask("PUT", path).json(json).send();
    }

    Reply post(String path, String json) {
        return ask("POST", path).json(json).send();
    }

    Reply patch(String path, String json) {
        return ask("PATCH", path).json(json).send();
    }

    Reply delete(String path) {
        return ask("DELETE", path).send();
    }

    /** Creates a zone of tenant A, with the platform's name servers. */
    void createZone(String name) {
        Reply reply = post("/api/v1/zones", "{\"name\":\"" + name + "\"}");
        if (reply.status() != 201) {
            throw new AssertionError(reply.toString());
        }
    }

    void stop() {
        api.stop();
    }

    @Override
    public void close() {
        deliveries.close();
        api.stop();
        client.shutdownNow();
        try (Stream<Path> files = Files.walk(exports)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The gauge tells when the request has arrived. */
    void awaitWaiting(int count) {
        String line = "herald_feed_waiters " + count + ".0";
        Eventually.isTrue(
                count + " requests wait", () -> get("/metrics").body().lines().anyMatch(line::equals));
    }
}
