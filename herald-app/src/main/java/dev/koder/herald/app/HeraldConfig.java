package dev.koder.herald.app;

import dev.koder.herald.adapter.config.file.ConfigProblem;
import dev.koder.herald.adapter.config.file.ConfigResult;
import dev.koder.herald.adapter.config.file.ConfigValues;
import dev.koder.herald.adapter.config.file.HostPort;
import dev.koder.herald.adapter.http.rest.RestConfig;
import dev.koder.herald.adapter.identity.koderid.KoderIdConfig;
import dev.koder.herald.adapter.outbound.http.OutboundConfig;
import dev.koder.herald.application.pop.PopBearers;
import dev.koder.herald.application.webhook.DeliveryPolicy;
import dev.koder.herald.application.zone.ZoneDefaults;
import dev.koder.herald.domain.claim.ProofPolicy;
import dev.koder.herald.domain.claim.ReservedNames;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.SoaSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
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

    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");

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
            case ConfigResult.Ok ok -> of(ok.values());
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

    private static Reading of(ConfigValues values) {
        List<ConfigProblem> problems = new ArrayList<>();
        if (values.get(Settings.DEVELOPMENT)
                && !isLoopback(values.get(Settings.LISTEN).host())) {
            problems.add(
                    values.problem(Settings.LISTEN, "a loopback address while " + Settings.DEVELOPMENT + " is true"));
        }
        if (values.get(Settings.CERTIFICATE).isPresent()
                != values.get(Settings.CERTIFICATE_KEY).isPresent()) {
            problems.add(
                    values.problem(Settings.CERTIFICATE, "together with " + Settings.CERTIFICATE_KEY + ", or neither"));
        }
        identityProblem(values).ifPresent(problems::add);
        problems.addAll(zoneProblems(values));
        return problems.isEmpty() ? new Reading.Ok(assemble(values)) : new Reading.Refused(problems);
    }

    /** What would keep every token from being verified. */
    private static Optional<ConfigProblem> identityProblem(ConfigValues values) {
        boolean isFound = values.get(Settings.DEVELOPMENT)
                || values.get(Settings.KEY_SET).isPresent()
                || KoderIdConfig.tellsOfItself(values.get(Settings.ISSUER));
        return isFound
                ? Optional.empty()
                : Optional.of(values.problem(
                        Settings.ISSUER,
                        "an https: address without query and fragment, or http: on a loopback address; or set "
                                + Settings.KEY_SET));
    }

    /** What would keep every new zone from being made. */
    private static List<ConfigProblem> zoneProblems(ConfigValues values) {
        List<ConfigProblem> problems = new ArrayList<>();
        try {
            NameServers.of(values.get(Settings.NAME_SERVERS));
        } catch (DnsFormatException misshapen) {
            problems.add(values.problem(Settings.NAME_SERVERS, "at least one domain name; " + misshapen.expected()));
        }
        long twice =
                values.get(Settings.REFRESH).plus(values.get(Settings.RETRY)).toSeconds();
        if (values.get(Settings.EXPIRE).toSeconds() <= twice) {
            problems.add(values.problem(
                    Settings.EXPIRE,
                    "more than " + Settings.REFRESH + " and " + Settings.RETRY + " together, " + twice + "s"));
        }
        return problems;
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host) || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static HeraldConfig assemble(ConfigValues values) {
        return new HeraldConfig(
                values.get(Settings.LISTEN),
                connections(values),
                values.get(Settings.CERTIFICATE).flatMap(certificate -> values.get(Settings.CERTIFICATE_KEY)
                        .map(key -> new RestConfig.CertificateFiles(certificate, key.path()))),
                new RestConfig.Proxies(values.get(Settings.PROXIES), values.get(Settings.PROXY_HEADER)),
                values.get(Settings.DATA_DIR),
                values.get(Settings.STOP_WITHIN),
                identity(values),
                zones(values),
                reserved(values),
                new Claims(
                        values.get(Settings.PROOF),
                        values.get(Settings.RESOLVERS),
                        values.get(Settings.CLAIM_NAME_SERVERS)),
                new Limits(
                        values.get(Settings.IMPORT_BYTES),
                        values.get(Settings.BODY_BYTES),
                        values.get(Settings.ZONE_RECORD_SETS),
                        values.get(Settings.REPORTED_ERRORS)),
                new TenantPlan(quotas(values), rates(values)),
                new Store(
                        values.get(Settings.READERS),
                        values.get(Settings.WRITE_QUEUE),
                        values.get(Settings.EXPORT_BYTES),
                        values.get(Settings.HISTORY_KEEP),
                        values.get(Settings.HISTORY_LEAST),
                        values.get(Settings.EVENTS_KEEP),
                        values.get(Settings.REVIEW_KEEP),
                        values.get(Settings.AUDIT_KEEP)),
                new DeliveryPolicy(
                        values.get(Settings.WEBHOOKS_PER_TENANT),
                        values.get(Settings.WEBHOOKS_AT_ONCE),
                        values.get(Settings.WEBHOOK_ATTEMPTS),
                        values.get(Settings.WEBHOOK_RETRY)),
                new OutboundConfig(
                        values.get(Settings.OUTBOUND_ALLOW),
                        Set.copyOf(values.get(Settings.OUTBOUND_PORTS)),
                        values.get(Settings.OUTBOUND_PLAIN),
                        values.get(Settings.OUTBOUND_WITHIN),
                        "koder-herald/" + Version.text()));
    }

    private static RestConfig.Connections connections(ConfigValues values) {
        return new RestConfig.Connections(
                values.get(Settings.CONNECTIONS),
                values.get(Settings.CONNECTIONS_PER_ADDRESS),
                values.get(Settings.IDLE_WITHIN),
                values.get(Settings.HEAD_WITHIN),
                values.get(Settings.BODY_WITHIN),
                Math.toIntExact(values.get(Settings.LEAST_RATE)));
    }

    private static ReservedNames reserved(ConfigValues values) {
        List<DomainName> names = new ArrayList<>(values.get(Settings.RESERVED));
        values.get(Settings.CLAIM_NAME_SERVERS).ifPresent(names::add);
        return ReservedNames.of(values.get(Settings.NAME_SERVERS), names);
    }

    private static Map<Quota, Long> quotas(ConfigValues values) {
        Map<Quota, Long> quotas = new EnumMap<>(Quota.class);
        values.get(Settings.ZONES_QUOTA).ifPresent(most -> quotas.put(Quota.ZONES, (long) most));
        values.get(Settings.ALL_RECORD_SETS_QUOTA).ifPresent(most -> quotas.put(Quota.RECORD_SETS, (long) most));
        values.get(Settings.REQUESTS_QUOTA).ifPresent(most -> quotas.put(Quota.REQUESTS_PER_DAY, (long) most));
        quotas.put(Quota.TOKENS, (long) values.get(Settings.TOKENS_PER_TENANT));
        quotas.put(Quota.CHANGE_REQUESTS, (long) values.get(Settings.CHANGE_REQUESTS));
        values.get(Settings.RECORD_SETS_QUOTA).ifPresent(most -> quotas.put(Quota.RECORD_SETS_PER_ZONE, (long) most));
        return quotas;
    }

    private static Rates rates(ConfigValues values) {
        Map<LimitClass, RateLimit> rates = new EnumMap<>(LimitClass.class);
        values.get(Settings.READ_RATE).ifPresent(limit -> rates.put(LimitClass.READ, limit));
        values.get(Settings.WRITE_RATE).ifPresent(limit -> rates.put(LimitClass.WRITE, limit));
        values.get(Settings.BULK_RATE).ifPresent(limit -> rates.put(LimitClass.BULK, limit));
        values.get(Settings.EXPORT_RATE).ifPresent(limit -> rates.put(LimitClass.EXPORT, limit));
        values.get(Settings.POP_RATE).ifPresent(limit -> rates.put(LimitClass.POP, limit));
        values.get(Settings.FAILURE_RATE).ifPresent(limit -> rates.put(LimitClass.AUTH_FAILURE, limit));
        return new Rates(rates);
    }

    private static Identity identity(ConfigValues values) {
        boolean legacyTenantHeader = values.get(Settings.LEGACY_TENANT_HEADER);
        return values.get(Settings.DEVELOPMENT)
                ? new Identity.Development(values.get(Settings.DEVELOPMENT_PORT), legacyTenantHeader)
                : new Identity.KoderId(
                        values.get(Settings.ISSUER),
                        values.get(Settings.AUDIENCE),
                        values.get(Settings.KEY_SET),
                        Set.copyOf(values.get(Settings.OPERATORS)),
                        PopEntry.subs(values.get(Settings.POINTS_OF_PRESENCE)),
                        PopEntry.bearers(values.get(Settings.POINTS_OF_PRESENCE)),
                        legacyTenantHeader);
    }

    private static ZoneDefaults zones(ConfigValues values) {
        return new ZoneDefaults(
                NameServers.of(values.get(Settings.NAME_SERVERS)),
                new SoaSettings(
                        Optional.empty(),
                        Optional.of(values.get(Settings.RESPONSIBLE)),
                        Optional.of(values.get(Settings.REFRESH).toSeconds()),
                        Optional.of(values.get(Settings.RETRY).toSeconds()),
                        Optional.of(values.get(Settings.EXPIRE).toSeconds()),
                        Optional.of(values.get(Settings.NEGATIVE_TTL).toSeconds()),
                        Optional.of(new Ttl(values.get(Settings.TTL).toSeconds())),
                        Optional.of(values.get(Settings.SERIAL_POLICY))));
    }
}
