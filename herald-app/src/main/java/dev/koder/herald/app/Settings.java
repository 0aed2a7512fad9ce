package dev.koder.herald.app;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.koder.herald.adapter.config.file.ConfigSchema;
import dev.koder.herald.adapter.config.file.HostPort;
import dev.koder.herald.adapter.config.file.Key;
import dev.koder.herald.adapter.config.file.SecretFile;
import dev.koder.herald.adapter.config.file.ValueType;
import dev.koder.herald.adapter.http.rest.RestConfig;
import dev.koder.herald.adapter.identity.koderid.KoderIdConfig;
import dev.koder.herald.domain.claim.ProofPolicy;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.IpNetwork;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.zone.Mailbox;
import dev.koder.herald.domain.zone.SerialPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every setting of the engine: the template, the command line and {@link HeraldConfig} follow from this list. */
final class Settings {

    private static final long MEBIBYTE = 1024L * 1024;
    private static final Duration LONGEST_INTERVAL = ofSeconds(Ttl.MAX_SECONDS);

    static final Key<HostPort> LISTEN = Key.named("listen", ValueType.hostPort())
            .effect(
                    "Where the REST API listens. Put a reverse proxy that ends TLS in front of any address but loopback.")
            .defaultsTo("127.0.0.1:8053");
    static final Key<Integer> CONNECTIONS = Key.named("listen.connections", ValueType.integer(1, 1_000_000))
            .effect("How many connections are open at once. Further ones wait until one of them ends.")
            .defaultsTo("10000");
    static final Key<Integer> CONNECTIONS_PER_ADDRESS = Key.named(
                    "listen.connections-per-address", ValueType.integer(1, 1_000_000))
            .effect(
                    "How many of them may be of one address, or of one IPv6 /64. Further ones are refused with 503. Those of trusted"
                            + " proxies are not counted.")
            .defaultsTo("500");
    static final Key<Duration> IDLE_WITHIN = Key.named("listen.idle-within", waiting())
            .effect(
                    "How long a connection may stay open with nothing being asked. Let it be longer than a reverse proxy keeps its own"
                            + " end open.")
            .defaultsTo("75s");
    static final Key<Duration> HEAD_WITHIN = Key.named("listen.head-within", waiting())
            .effect("In what time the line and the headers of a request must come, from their first octet on.")
            .defaultsTo("10s");
    static final Key<Duration> BODY_WITHIN = Key.named("listen.body-within", waiting())
            .effect(
                    "In what time the body of a request must come, plus what listen.least-rate adds; and in what time 16 KiB of an"
                            + " answer must be taken.")
            .defaultsTo("60s");
    static final Key<Long> LEAST_RATE = Key.named("listen.least-rate", ValueType.bytes(1, Integer.MAX_VALUE))
            .effect(
                    "A body has another second for as many octets as this that have come of it: 128 MiB may take two hours and a half"
                            + " with the default.")
            .defaultsTo("16KiB");
    static final Key<Optional<Path>> CERTIFICATE = Key.named("tls.certificate", ValueType.path())
            .effect(
                    "The PEM file of the certificate with which the REST API speaks TLS, and of those between it and one that clients"
                            + " trust. Without it, it speaks plain HTTP. A changed file counts from the next handshake on.")
            .optional();
    static final Key<Optional<SecretFile>> CERTIFICATE_KEY = Key.named("tls.key", ValueType.secretFile())
            .effect("The PEM file of the key of that certificate: PKCS #8, not encrypted.")
            .optional();
    static final Key<List<IpNetwork>> PROXIES = Key.named("proxy.trusted", ValueType.listOf(network()))
            .effect(
                    "Where the reverse proxies call from whose word on the caller's address is taken. Nobody else's is, whatever"
                            + " headers they send.")
            .defaultsTo("");
    static final Key<RestConfig.ProxyHeader> PROXY_HEADER = Key.named(
                    "proxy.header", ValueType.choice(RestConfig.ProxyHeader.class))
            .effect(
                    "The header in which those proxies tell it. All of them must replace it or add to its end; the other header is"
                            + " passed over.")
            .defaultsTo("x-forwarded-for");
    static final Key<Path> DATA_DIR = Key.named("data-dir", ValueType.path())
            .effect("The folder that holds the database and everything else the engine keeps.")
            .defaultsTo("/var/lib/koder-herald");

    static final Key<String> ISSUER = Key.named("identity.issuer", ValueType.text())
            .effect("The exact `iss` of the tokens to accept.")
            .defaultsTo("https://id.koder.dev");
    static final Key<String> AUDIENCE = Key.named("identity.audience", ValueType.text())
            .effect("What `aud` of the tokens to accept must name.")
            .defaultsTo("koder-herald");
    static final Key<Optional<URI>> KEY_SET = Key.named("identity.key-set", keySet())
            .effect(
                    "Where the issuer publishes its keys (JWKS). Left out, the issuer tells where, by what it publishes below"
                            + " /.well-known/openid-configuration; its name is then an https: address. Fetched at the start, kept for"
                            + " 24 hours, and fetched again on an unknown key at most every 30 seconds.")
            .optional();
    static final Key<List<String>> OPERATORS = Key.named("identity.operators", ValueType.listOf(ValueType.text()))
            .effect("Whose tokens may keep the platform: the `sub` of each. In the tokens of all others the scope"
                    + " herald.operator says nothing.")
            .defaultsTo("");
    static final Key<List<PopEntry>> POINTS_OF_PRESENCE = Key.named("identity.points-of-presence", PopEntry.LIST)
            .effect(
                    "Whose tokens may be those of points of presence, which fetch the zones of all tenants: the `sub` of each, or"
                            + " NAME=SUB where that may report as NAME alone, and nobody else may but another SUB with the same NAME. In the"
                            + " tokens of all others the scope herald.pop"
                            + " says nothing.")
            .defaultsTo("");
    static final Key<Boolean> LEGACY_TENANT_HEADER = Key.named("legacy-tenant-header", ValueType.bool())
            .environment("LEGACY_TENANT_HEADER")
            .effect(
                    "Whether X-Tenant-ID names the tenant of requests that carry no token. Anybody who reaches the listener can then"
                            + " act for any tenant.")
            .defaultsTo("false");

    static final Key<List<DomainName>> NAME_SERVERS = Key.named("zones.name-servers", ValueType.listOf(domainName()))
            .effect(
                    "The platform's set of name servers: the NS records of a new zone that brings none along and whose tenant has no set of its own.")
            .defaultsTo("ns1.herald.example., ns2.herald.example.");
    static final Key<DomainName> RESPONSIBLE = Key.named("zones.responsible", mailbox())
            .effect(
                    "The mailbox in the SOA of a new zone that brings none along: a mail address, or the name that stands for it.")
            .defaultsTo("hostmaster.herald.example.");
    static final Key<Duration> REFRESH = Key.named("zones.refresh", ValueType.duration(ofSeconds(1), LONGEST_INTERVAL))
            .effect("SOA: how often secondaries look for a new version.")
            .defaultsTo("2h");
    static final Key<Duration> RETRY = Key.named("zones.retry", ValueType.duration(ofSeconds(1), LONGEST_INTERVAL))
            .effect("SOA: when secondaries try again after a failed look.")
            .defaultsTo("15m");
    static final Key<Duration> EXPIRE = Key.named("zones.expire", ValueType.duration(ofSeconds(1), LONGEST_INTERVAL))
            .effect("SOA: after how long without contact secondaries stop answering.")
            .defaultsTo("14d");
    static final Key<Duration> NEGATIVE_TTL = Key.named(
                    "zones.negative-ttl", ValueType.duration(ofSeconds(0), ofDays(1)))
            .effect("SOA: for how long the absence of a name is cached.")
            .defaultsTo("5m");
    static final Key<Duration> TTL = Key.named("zones.ttl", ValueType.duration(ofSeconds(0), LONGEST_INTERVAL))
            .effect("The TTL of the SOA and NS records that the engine makes itself.")
            .defaultsTo("1h");

    static final Key<SerialPolicy> SERIAL_POLICY = Key.named("zones.serial-policy", serialPolicy())
            .effect(
                    "How the serials of a new zone go on: a step for each version, the seconds since 1970, or the date and a"
                            + " counter (YYYYMMDDnn). They only ever move forward.")
            .defaultsTo("increment");

    static final Key<List<DomainName>> RESERVED = Key.named("zones.reserved", ValueType.listOf(domainName()))
            .effect(
                    "Names that no customer gets a zone of, nor of one above or below. Those that the platform's name servers are"
                            + " below are reserved in any case. Operators get them.")
            .defaultsTo("");

    static final Key<ProofPolicy> PROOF = Key.named("claims.proof", proof())
            .effect(
                    "Which names a tenant has to prove by a TXT record to be its own: off for none, reclaim for those that another"
                            + " tenant had before, always for all that it did not have itself.")
            .defaultsTo("reclaim");
    static final Key<List<String>> RESOLVERS = Key.named("claims.resolvers", ValueType.listOf(resolver()))
            .effect(
                    "The resolvers that are asked, such as 192.0.2.53 or 192.0.2.53:5353; those of this machine when empty.")
            .defaultsTo("");
    static final Key<Optional<DomainName>> CLAIM_NAME_SERVERS = Key.named("claims.name-servers", domainOfClaims())
            .effect(
                    "A name below which each claim gets a name server of its own, such as verify.example.net: whoever has a domain"
                            + " delegated to it, among others, has proven the claim as a TXT record does. Every name below it has to be"
                            + " answered with the addresses of the points of presence, by a wildcard. Without it, delegations"
                            + " prove nothing.")
            .optional();

    static final Key<Long> IMPORT_BYTES = Key.named("limits.import", ValueType.bytes(1024, 4096 * MEBIBYTE))
            .effect("The largest zone text that an import takes.")
            .defaultsTo("128MiB");
    static final Key<Long> BODY_BYTES = Key.named("limits.body", ValueType.bytes(1024, 256 * MEBIBYTE))
            .effect("The largest JSON body that a request may have.")
            .defaultsTo("8MiB");
    static final Key<Integer> ZONE_RECORD_SETS = Key.named(
                    "limits.zone-record-sets", ValueType.integer(1, Integer.MAX_VALUE))
            .effect("How many RRsets a zone may have. A zone that has more already can only shrink.")
            .defaultsTo("5000000");
    static final Key<Integer> REPORTED_ERRORS = Key.named("limits.reported-errors", ValueType.integer(1, 10_000))
            .effect("How many errors of one request, and how many warnings, are told before the rest is only counted.")
            .defaultsTo("100");

    static final Key<Optional<Integer>> ZONES_QUOTA = Key.named("quotas.zones", quota())
            .effect(
                    "How many zones a tenant may have, where operators have settled nothing else for it. `off` for no quota.")
            .defaultsTo("10000");
    static final Key<Optional<Integer>> RECORD_SETS_QUOTA = Key.named("quotas.record-sets-per-zone", quota())
            .effect(
                    "How many RRsets a zone of a tenant may have, where operators have settled nothing else for it. Nobody may have more"
                            + " than limits.zone-record-sets says.")
            .defaultsTo("off");
    static final Key<Optional<Integer>> ALL_RECORD_SETS_QUOTA = Key.named("quotas.record-sets", quota())
            .effect(
                    "How many RRsets all zones of a tenant may have together, where operators have settled nothing else for it.")
            .defaultsTo("off");
    static final Key<Optional<Integer>> REQUESTS_QUOTA = Key.named("quotas.requests-per-day", quota())
            .effect(
                    "How many requests a tenant may send on a day of the calendar, in UTC, where operators have settled nothing else for"
                            + " it. They are counted where there is a quota, and written every 20 s.")
            .defaultsTo("off");

    static final Key<Optional<RateLimit>> READ_RATE = Key.named("limits.read-rate", rate())
            .effect(
                    "How many reads a tenant may send: so many at once, and after that as they come back, evenly over the time. Each"
                            + " of these limits is a budget of its own. `off` for no limit.")
            .defaultsTo("3000/m");
    static final Key<Optional<RateLimit>> WRITE_RATE = Key.named("limits.write-rate", rate())
            .effect(
                    "How many changes a tenant may send. One with a body of more than 2 KiB counts as two, of more than 20 KiB as four,"
                            + " and so on, so that batches are cheaper than what they are made of.")
            .defaultsTo("1200/m");
    static final Key<Optional<RateLimit>> BULK_RATE = Key.named("limits.bulk-rate", rate())
            .effect(
                    "How many imports, plans and restorations of whole zones a tenant may send; large bodies count as above.")
            .defaultsTo("600/m");
    static final Key<Optional<RateLimit>> EXPORT_RATE = Key.named("limits.export-rate", rate())
            .effect("How many exports and comparisons of whole zones a tenant may ask for.")
            .defaultsTo("300/m");
    static final Key<Optional<RateLimit>> POP_RATE = Key.named("limits.pop-rate", rate())
            .effect("How many requests of any kind the points of presence of one tenant may send.")
            .defaultsTo("120000/m");
    static final Key<Optional<RateLimit>> FAILURE_RATE = Key.named("limits.auth-failure-rate", rate())
            .effect(
                    "How many attempts without a good token from one address, or one /64 of IPv6, are told why. After that they are"
                            + " refused with 429; good tokens from there go on.")
            .defaultsTo("60/m");

    static final Key<Integer> TOKENS_PER_TENANT = Key.named("limits.tokens", ValueType.integer(0, 100_000))
            .effect(
                    "How many tokens for programs a tenant may have, where operators have settled nothing else for it; 0 for none.")
            .defaultsTo("500");

    static final Key<Integer> CHANGE_REQUESTS = Key.named("limits.change-requests", ValueType.integer(0, 100_000))
            .effect(
                    "How many change requests of a tenant may be open, where operators have settled nothing else for it; 0 for none.")
            .defaultsTo("1000");

    static final Key<Integer> READERS = Key.named("store.readers", ValueType.integer(1, 64))
            .effect("How many reads the database serves at once.")
            .defaultsTo("4");
    static final Key<Integer> WRITE_QUEUE = Key.named("store.write-queue", ValueType.integer(1, 100_000))
            .effect("How many writes may wait; more are refused with 503.")
            .defaultsTo("4096");
    static final Key<Long> EXPORT_BYTES = Key.named("exports.keep", ValueType.bytes(MEBIBYTE, 1024 * 1024 * MEBIBYTE))
            .effect("How much published zone text is kept, so that many PoPs cost one rendering.")
            .defaultsTo("1GiB");

    static final Key<Duration> HISTORY_KEEP = Key.named("history.keep", ValueType.duration(ofDays(1), ofDays(3650)))
            .effect("For how long every version of a zone is kept.")
            .defaultsTo("90d");
    static final Key<Integer> HISTORY_LEAST = Key.named("history.least", ValueType.integer(1, 100_000))
            .effect("How many versions of each zone are kept however old they are.")
            .defaultsTo("50");

    static final Key<Duration> EVENTS_KEEP = Key.named("events.keep", ValueType.duration(ofDays(1), ofDays(3650)))
            .effect(
                    "For how long every event is kept. Whoever follows the events and was away for longer has missed some, and is"
                            + " told so.")
            .defaultsTo("30d");

    static final Key<Duration> AUDIT_KEEP = Key.named("audit.keep", ValueType.duration(ofDays(1), ofDays(3650)))
            .effect("For how long every entry of the audit trails is kept: who did what, and what was refused.")
            .defaultsTo("365d");

    static final Key<Duration> REVIEW_KEEP = Key.named("review.keep", ValueType.duration(ofDays(1), ofDays(3650)))
            .effect("For how long a change request is kept after it was made, rejected, withdrawn, stale or over.")
            .defaultsTo("90d");

    static final Key<Integer> WEBHOOKS_PER_TENANT = Key.named("webhooks.per-tenant", ValueType.integer(0, 1000))
            .effect("How many webhooks a tenant may have; 0 for none.")
            .defaultsTo("20");
    static final Key<Integer> WEBHOOKS_AT_ONCE = Key.named("webhooks.at-once", ValueType.integer(1, 256))
            .effect("How many webhooks are called at the same time.")
            .defaultsTo("16");
    static final Key<Integer> WEBHOOK_ATTEMPTS = Key.named("webhooks.attempts", ValueType.integer(1, 20))
            .effect("How often an event is tried before it is given up; it can then be replayed.")
            .defaultsTo("8");
    static final Key<Duration> WEBHOOK_RETRY = Key.named(
                    "webhooks.retry-after", ValueType.duration(ofMillis(10), Duration.ofHours(1)))
            .effect("About how long to wait before the second attempt. Each pause after that is four times as long, up"
                    + " to six hours.")
            .defaultsTo("5s");

    static final Key<List<IpNetwork>> OUTBOUND_ALLOW = Key.named("outbound.allow", ValueType.listOf(network()))
            .effect("Networks that customers may have called though they are not public. Whoever can add a webhook"
                    + " then reaches them from this machine.")
            .defaultsTo("");
    static final Key<List<Integer>> OUTBOUND_PORTS = Key.named(
                    "outbound.ports", ValueType.listOf(ValueType.integer(1, 65_535)))
            .effect("The ports that customers may have called.")
            .defaultsTo("443, 8443");
    static final Key<Boolean> OUTBOUND_PLAIN = Key.named("outbound.plain-http", ValueType.bool())
            .effect("Whether customers may have called addresses without TLS.")
            .defaultsTo("false");
    static final Key<Duration> OUTBOUND_WITHIN = Key.named(
                    "outbound.within", ValueType.duration(ofMillis(100), ofSeconds(60)))
            .effect("How long such a call may take as a whole.")
            .defaultsTo("10s");

    static final Key<Boolean> DEVELOPMENT = Key.named("development.enabled", ValueType.bool())
            .effect(
                    "Whether the engine issues tokens itself, for trying it out. The settings under identity are then passed over,"
                            + " and the API must listen on loopback.")
            .defaultsTo("false");
    static final Key<Integer> DEVELOPMENT_PORT = Key.named("development.port", ValueType.integer(1, 65_535))
            .effect("The port on 127.0.0.1 where the development identity publishes its keys.")
            .defaultsTo("8054");

    static final Key<Duration> STOP_WITHIN = Key.named("stop-within", ValueType.duration(ofMillis(100), ofSeconds(60)))
            .effect("How long requests that are under way may take to end when the engine stops.")
            .defaultsTo("5s");

    static final ConfigSchema SCHEMA = ConfigSchema.titled("Configuration of koder-herald, the engine")
            .section(
                    "Where it listens and keeps its data",
                    LISTEN,
                    CONNECTIONS,
                    CONNECTIONS_PER_ADDRESS,
                    IDLE_WITHIN,
                    HEAD_WITHIN,
                    BODY_WITHIN,
                    LEAST_RATE,
                    CERTIFICATE,
                    CERTIFICATE_KEY,
                    PROXIES,
                    PROXY_HEADER,
                    DATA_DIR,
                    STOP_WITHIN)
            .section("Who may call", ISSUER, AUDIENCE, KEY_SET, OPERATORS, POINTS_OF_PRESENCE, LEGACY_TENANT_HEADER)
            .section(
                    "New zones",
                    NAME_SERVERS,
                    RESPONSIBLE,
                    REFRESH,
                    RETRY,
                    EXPIRE,
                    NEGATIVE_TTL,
                    TTL,
                    SERIAL_POLICY,
                    RESERVED)
            .section("Claims of names", PROOF, RESOLVERS, CLAIM_NAME_SERVERS)
            .section(
                    "Limits",
                    IMPORT_BYTES,
                    BODY_BYTES,
                    ZONE_RECORD_SETS,
                    REPORTED_ERRORS,
                    TOKENS_PER_TENANT,
                    CHANGE_REQUESTS)
            .section("Limits on requests", READ_RATE, WRITE_RATE, BULK_RATE, EXPORT_RATE, POP_RATE, FAILURE_RATE)
            .section("Quotas", ZONES_QUOTA, RECORD_SETS_QUOTA, ALL_RECORD_SETS_QUOTA, REQUESTS_QUOTA)
            .section("Store and exports", READERS, WRITE_QUEUE, EXPORT_BYTES)
            .section("History", HISTORY_KEEP, HISTORY_LEAST, REVIEW_KEEP, AUDIT_KEEP)
            .section(
                    "Events and webhooks",
                    EVENTS_KEEP,
                    WEBHOOKS_PER_TENANT,
                    WEBHOOKS_AT_ONCE,
                    WEBHOOK_ATTEMPTS,
                    WEBHOOK_RETRY)
            .section("Calls to others", OUTBOUND_ALLOW, OUTBOUND_PORTS, OUTBOUND_PLAIN, OUTBOUND_WITHIN)
            .section("Trying it out", DEVELOPMENT, DEVELOPMENT_PORT)
            .build();

    private Settings() {}

    /** Longer than a hiccup of the line, shorter than a day. */
    private static ValueType<Duration> waiting() {
        return ValueType.duration(ofMillis(100), ofDays(1));
    }

    /** What the identity adapter itself would accept. */
    private static ValueType<URI> keySet() {
        return ValueType.of(
                "an https: or file: address, or http: on a loopback address",
                text -> KoderIdConfig.of("any", "any", URI.create(text)).keySet());
    }

    private static ValueType<Optional<Integer>> quota() {
        return ValueType.of("a whole number from 0 to " + Integer.MAX_VALUE + ", or off", text -> Optional.of(
                        text.equals("off") ? Optional.<Integer>empty() : Optional.of(Integer.valueOf(text)))
                .filter(quota -> quota.orElse(0) >= 0));
    }

    private static ValueType<Optional<RateLimit>> rate() {
        return ValueType.of(
                RateLimit.EXPECTED + "; or off",
                text -> Optional.of(text.equals("off") ? Optional.empty() : Optional.of(RateLimit.parse(text))));
    }

    private static ValueType<IpNetwork> network() {
        return ValueType.of(
                "a network such as 192.0.2.0/24 or 2001:db8::/32, or an address",
                text -> Optional.of(IpNetwork.parse(text)));
    }

    private static ValueType<DomainName> mailbox() {
        return ValueType.of(
                "a mail address such as hostmaster@example.org, or a domain name", text -> Optional.of(mailbox(text)));
    }

    private static DomainName mailbox(String text) {
        int at = text.lastIndexOf('@');
        return at < 0
                ? DomainName.parse(text)
                : Mailbox.name(text.substring(0, at), DomainName.parse(text.substring(at + 1)));
    }

    private static ValueType<ProofPolicy> proof() {
        return ValueType.of("off, reclaim or always", text -> Optional.of(ProofPolicy.parse(text)));
    }

    private static ValueType<String> resolver() {
        return ValueType.of(
                "an IPv4 address, or an IPv6 address in brackets, with a port or without",
                text -> Optional.of(text).filter(it -> it.matches("([0-9.]{7,15}|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?")));
    }

    private static ValueType<SerialPolicy> serialPolicy() {
        return ValueType.of("increment, unixtime or date", text -> Optional.of(SerialPolicy.parse(text)));
    }

    /** A name with room for a label below it. */
    private static ValueType<DomainName> domainOfClaims() {
        int most = 255 - 64;
        return ValueType.of("a domain name of at most " + most + " octets", text -> Optional.of(
                        DomainName.parse(text).lowerCase())
                .filter(name -> name.wireLength() <= most && !name.isRoot()));
    }

    private static ValueType<DomainName> domainName() {
        return ValueType.of("a domain name", text -> Optional.of(DomainName.parse(text)));
    }
}
