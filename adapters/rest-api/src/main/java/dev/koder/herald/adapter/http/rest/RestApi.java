package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.access.KeepTokens;
import dev.koder.herald.application.audit.KeepAudit;
import dev.koder.herald.application.audit.ShowAudit;
import dev.koder.herald.application.claim.ClaimName;
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
import dev.koder.herald.application.pop.ShowPops;
import dev.koder.herald.application.pop.ShowPropagation;
import dev.koder.herald.application.quota.AdmitRequest;
import dev.koder.herald.application.quota.CountRequests;
import dev.koder.herald.application.quota.TenantPlans;
import dev.koder.herald.application.record.ChangeAcrossZones;
import dev.koder.herald.application.record.ChangeRecords;
import dev.koder.herald.application.record.ShowRecordSets;
import dev.koder.herald.application.retry.RememberAnswers;
import dev.koder.herald.application.review.DecideChanges;
import dev.koder.herald.application.review.ProposeChanges;
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
import dev.koder.herald.application.zone.UndeleteZone;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.spi.ProtocolConfig;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The REST API as it is being served.
 *
 * <p>Each request has a virtual thread of its own.
 */
public final class RestApi {

    private static final Logger LOG = System.getLogger(RestApi.class.getName());

    private final WebServer server;
    private final ConnectionGuard guard;
    private final List<CommitBell> bells;

    private RestApi(WebServer server, ConnectionGuard guard, List<CommitBell> bells) {
        this.server = server;
        this.guard = guard;
        this.bells = bells;
    }

    /** What the API can have done, by what it is about. */
    public record UseCases(
            ShowReadiness showReadiness,
            Callers callers,
            Zones zones,
            Records records,
            NameServing nameServing,
            History history,
            Protection protection,
            News news,
            Pops pops) {}

    /** Who calls, what they may do, how much, and what they were answered. */
    public record Callers(
            IdentifyCaller identifyCaller,
            AdmitRequest admitRequest,
            CountRequests countRequests,
            TenantPlans tenantPlans,
            KeepTokens keepTokens,
            RememberAnswers rememberAnswers) {}

    /** Zones as wholes: how they come, go, and change hands. */
    public record Zones(
            CreateZone createZone,
            ShowZone showZone,
            ConfigureZone configureZone,
            ListZones listZones,
            DeleteZone deleteZone,
            UndeleteZone undeleteZone,
            ImportZone importZone,
            ExportZone exportZone,
            ClaimName claimName,
            TransferZone transferZone) {}

    /** What zones hold. */
    public record Records(
            ShowRecordSets showRecordSets, ChangeRecords changeRecords, ChangeAcrossZones changeAcrossZones) {}

    /** The SOA and the name servers of zones. */
    public record NameServing(
            CustomiseSoa customiseSoa,
            CustomiseNameServers customiseNameServers,
            CustomiseZoneDefaults customiseZoneDefaults,
            KeepNameServerSets keepNameServerSets) {}

    /** Zones as they were, and as they are planned to be. */
    public record History(ShowVersions showVersions, RestoreZone restoreZone, PlanZone planZone, ApplyPlan applyPlan) {}

    /** What keeps a tenant's zones from the tenant itself, and who did what. */
    public record Protection(
            KeepLocks keepLocks,
            ProposeChanges proposeChanges,
            DecideChanges decideChanges,
            KeepAudit keepAudit,
            ShowAudit showAudit) {}

    /** Telling of what happens. */
    public record News(
            FollowFeed followFeed, FollowEvents followEvents, KeepWebhooks keepWebhooks, CommitBell commitBell) {}

    /** Points of presence, and what they serve. */
    public record Pops(
            AcceptPopReport acceptPopReport,
            ShowPops showPops,
            ForgetPop forgetPop,
            ShowPropagation showPropagation,
            ShowDnssec showDnssec,
            CommitBell reportBell) {}

    /** Has the name of HTTP/1.1, and nobody makes anything of it. */
    private record StandIn() implements ProtocolConfig {

        @Override
        public String type() {
            return "http_1_1";
        }

        @Override
        public String name() {
            return type();
        }
    }

    /** What became of the wish to serve. */
    public sealed interface Start {

        /**
         * It serves.
         *
         * @param api to be stopped by whoever started it
         */
        record Serving(RestApi api) implements Start {}

        /**
         * The address cannot be listened on.
         *
         * @param reason which address and why, in one line
         */
        record CannotListen(String reason) implements Start {}
    }

    /**
     * Begins to serve.
     *
     * @param nanos a clock that is never set, by which connections are timed
     */
    public static Start start(RestConfig config, UseCases useCases, InstantSource clock, LongSupplier nanos) {
        LeanHelidon.prepare();
        Metrics metrics = new Metrics();
        RequestIds ids = new RequestIds(clock);
        Optional<LegacyTenantHeader> legacy =
                config.acceptsLegacyTenantHeader() ? Optional.of(new LegacyTenantHeader(metrics)) : Optional.empty();
        legacy.ifPresent(header -> LOG.log(
                Level.WARNING,
                "legacy tenant header accepted header={0}: whoever reaches this listener can act for any tenant",
                LegacyTenantHeader.NAME));
        Dispatcher dispatcher = new Dispatcher(
                Routes.table(config, useCases, metrics),
                new Authentication(useCases.callers().identifyCaller(), legacy),
                new RequestLimits(
                        useCases.callers().admitRequest(), useCases.callers().countRequests(), metrics),
                metrics,
                new AuditOfRequests(useCases.protection().keepAudit(), clock),
                new TroubleLog(clock),
                new KeyedAnswers(useCases.callers().rememberAnswers()));
        ClientAddresses addresses = new ClientAddresses(config.proxies());
        HelidonEdge edge = new HelidonEdge(
                dispatcher, metrics, ids, addresses, config.certificate().isPresent(), clock);
        List<CommitBell> bells =
                List.of(useCases.news().commitBell(), useCases.pops().reportBell());
        try {
            ConnectionTally tally = new ConnectionTally(metrics, config.connections(), clock);
            return listen(config, ConnectionGuard.open(config, addresses, ids, tally, nanos), edge, ids, bells);
        } catch (GeneralSecurityException | IOException unusable) {
            return new Start.CannotListen(config.host() + ":" + config.port() + ": no TLS: " + unusable.getMessage());
        }
    }

    private static Start listen(
            RestConfig config, ConnectionGuard guard, HelidonEdge edge, RequestIds ids, List<CommitBell> bells) {
        String place = config.host() + ":" + config.port();
        try {
            InetAddress address = InetAddress.getAllByName(config.host())[0];
            tryOut(new InetSocketAddress(address, config.port()));
            WebServer server = server(config, address, guard, edge, ids).start();
            return server.isRunning()
                    ? new Start.Serving(new RestApi(server, guard, bells))
                    : new Start.CannotListen(place + ": taken meanwhile");
        } catch (IOException refused) {
            return new Start.CannotListen(place + ": " + refused.getMessage());
        }
    }

    /** Helidon logs why it cannot listen, at length, and tells nobody. */
    private static void tryOut(InetSocketAddress address) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        }
    }

    /**
     * The server, with the guard before its protocol and no other: Helidon hands a connection over without looking only as long as
     * there is exactly one, and would add its own where none has this name. Not by way of channels, which lose what the system
     * does not take at once. Each piece of an answer leaves at once, too: by Nagle's way (RFC 896) the second would wait 40 ms for the other
     * end to say that it has the first.
     */
    private static WebServer server(
            RestConfig config, InetAddress address, ConnectionGuard guard, HelidonEdge edge, RequestIds ids) {
        return WebServer.builder()
                .address(address)
                .port(config.port())
                .useNio(false)
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .maxTcpConnections(config.connections().most())
                .addConnectionSelector(guard)
                .addProtocol(new StandIn())
                .shutdownHook(false)
                .shutdownGracePeriod(config.stopWithin())
                .featuresDiscoverServices(false)
                .concurrencyLimitDiscoverServices(false)
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false)
                        .build())
                .directHandlers(TransportProblems.handlers(ids))
                .routing(HttpRouting.builder()
                        .addFilter(HelidonEdge::closeWhereAnnounced)
                        .any(edge::handle))
                .build();
    }

    /**
     * Ends the connections whose other end lets one wait for too long: for a request, for all of it, or to take the answer. To be
     * called every second or so.
     */
    public void endOverdueConnections() {
        guard.endOverdue();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Takes no more requests, answers at once those that wait for changes, and lets the others end in the time configured. */
    public void stop() {
        bells.forEach(CommitBell::close);
        server.stop();
    }
}
