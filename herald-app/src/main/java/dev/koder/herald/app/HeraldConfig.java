package dev.koder.herald.app;

import dev.koder.herald.adapter.config.file.ConfigProblem;
import dev.koder.herald.adapter.config.file.ConfigResult;
import dev.koder.herald.adapter.config.file.HostPort;
import dev.koder.herald.adapter.http.rest.RestConfig;
import dev.koder.herald.adapter.outbound.http.OutboundConfig;
import dev.koder.herald.application.pop.PopBearers;
import dev.koder.herald.application.webhook.DeliveryPolicy;
import dev.koder.herald.application.zone.ZoneDefaults;
import dev.koder.herald.domain.claim.ProofPolicy;
import dev.koder.herald.domain.claim.ReservedNames;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.quota.TenantPlan;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the engine was told, read once.
 *
 * @param listen where the REST API listens
 * @param connections how many there may be, and how long they may take
 * @param certificate with which the REST API speaks TLS
 * @param proxies who may say for whom they call
 * @param dataDir the folder of the database and of everything else that is kept
 * @param stopWithin how long running requests may take to end
 * @param identity whose tokens are accepted
 * @param zones what a new zone gets that brings nothing along
 * @param reserved the names that customers get no zones of
 * @param claims how names are proven
 * @param limits how large requests may be
 * @param plan how much tenants may have, and how many requests they may send
 * @param store how the database is used
 * @param deliveries how stubbornly webhooks are called
 * @param outbound what customers may have called
 */
record HeraldConfig(
        HostPort listen,
        RestConfig.Connections connections,
        Optional<RestConfig.CertificateFiles> certificate,
        RestConfig.Proxies proxies,
        Path dataDir,
        Duration stopWithin,
        Identity identity,
        ZoneDefaults zones,
        ReservedNames reserved,
        Claims claims,
        Limits limits,
        TenantPlan plan,
        Store store,
        DeliveryPolicy deliveries,
        OutboundConfig outbound) {

    /** Whose tokens are accepted. */
    sealed interface Identity {

        /** Whether a header may name the tenant of requests without a token. */
        boolean legacyTenantHeader();

        /**
         * Those of Koder ID.
         *
         * @param issuer the exact issuer
         * @param audience what the audience must name
         * @param keySet where its keys are; empty where the issuer tells
         * @param operators who may keep the platform
         * @param pointsOfPresence who may fetch the zones of all tenants
         * @param bearers who of them may report under which names
         */
        record KoderId(
                String issuer,
                String audience,
                Optional<URI> keySet,
                Set<String> operators,
                Set<String> pointsOfPresence,
                PopBearers bearers,
                boolean legacyTenantHeader)
                implements Identity {}

        /**
         * Those that the engine issues itself, for trying it out.
         *
         * @param port where its keys are published, on 127.0.0.1
         */
        record Development(int port, boolean legacyTenantHeader) implements Identity {}
    }

    /**
     * How large requests may be.
     *
     * @param importBytes the largest zone text
     * @param bodyBytes the largest JSON body
     * @param zoneRecordSets the most RRsets of a zone
     * @param reportedErrors how many errors of one request are told, and how many warnings
     */
    record Limits(long importBytes, long bodyBytes, int zoneRecordSets, int reportedErrors) {}

    /**
     * How the database and the published texts are kept.
     *
     * @param readers how many reads run at once
     * @param writeQueue how many writes may wait
     * @param exportBytes how much published text is kept
     * @param historyKeep for how long every version of a zone is kept
     * @param historyLeast how many versions of each zone are kept however old they are
     * @param eventsKeep for how long every event is kept
     * @param reviewKeep for how long a change request is kept after it has ended
     * @param auditKeep for how long every entry of audit trails is kept
     */
    record Store(
            int readers,
            int writeQueue,
            long exportBytes,
            Duration historyKeep,
            int historyLeast,
            Duration eventsKeep,
            Duration reviewKeep,
            Duration auditKeep) {}

    /**
     * How names are proven.
     *
     * @param proof which are
     * @param resolvers whom the DNS is asked by; those of this machine where empty
     */
    record Claims(ProofPolicy proof, List<String> resolvers, Optional<DomainName> nameServers) {}

    /** What became of reading a configuration. */
    sealed interface Reading {

        /**
         * All is well.
         *
         * @param config what was read
         */
        record Ok(HeraldConfig config) implements Reading {}

        /**
         * Nothing was taken over.
         *
         * @param problems all of them, at least one
         */
        record Refused(List<ConfigProblem> problems) implements Reading {}
    }

    /** Reads a file; the environment outranks it where the template says so. */
    static Reading read(Path file, Map<String, String> environment) {
        return switch (Settings.SCHEMA.read(file, environment)) {
            case ConfigResult.Refused refused -> new Reading.Refused(refused.problems());
            case ConfigResult.Ok ok -> HeraldConfigReader.of(ok.values());
        };
    }

    /** The configuration of a file; empty when it is wrong, after a line for each problem. */
    static Optional<HeraldConfig> readOrTell(Path file, Map<String, String> environment, PrintWriter err) {
        return switch (read(file, environment)) {
            case Reading.Ok ok -> Optional.of(ok.config());
            case Reading.Refused refused -> {
                refused.problems().stream().map(ConfigProblem::message).forEach(err::println);
                yield Optional.empty();
            }
        };
    }
}
