package dev.koder.herald.app;

import dev.koder.herald.adapter.config.file.ConfigProblem;
import dev.koder.herald.adapter.config.file.ConfigValues;
import dev.koder.herald.adapter.http.rest.RestConfig;
import dev.koder.herald.adapter.identity.koderid.KoderIdConfig;
import dev.koder.herald.adapter.outbound.http.OutboundConfig;
import dev.koder.herald.application.webhook.DeliveryPolicy;
import dev.koder.herald.application.zone.ZoneDefaults;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a configuration of what a file says, or tells all that is wrong with it. */
final class HeraldConfigReader {

    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");

    private HeraldConfigReader() {}

    /** What became of these values. */
    static HeraldConfig.Reading of(ConfigValues values) {
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
        return problems.isEmpty()
                ? new HeraldConfig.Reading.Ok(assemble(values))
                : new HeraldConfig.Reading.Refused(problems);
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
                new HeraldConfig.Claims(
                        values.get(Settings.PROOF),
                        values.get(Settings.RESOLVERS),
                        values.get(Settings.CLAIM_NAME_SERVERS)),
                new HeraldConfig.Limits(
                        values.get(Settings.IMPORT_BYTES),
                        values.get(Settings.BODY_BYTES),
                        values.get(Settings.ZONE_RECORD_SETS),
                        values.get(Settings.REPORTED_ERRORS)),
                new TenantPlan(quotas(values), rates(values)),
                new HeraldConfig.Store(
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

    private static HeraldConfig.Identity identity(ConfigValues values) {
        boolean legacyTenantHeader = values.get(Settings.LEGACY_TENANT_HEADER);
        return values.get(Settings.DEVELOPMENT)
                ? new HeraldConfig.Identity.Development(values.get(Settings.DEVELOPMENT_PORT), legacyTenantHeader)
                : new HeraldConfig.Identity.KoderId(
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
