package dev.koder.herald.sync;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.koder.herald.adapter.config.file.Authorities;
import dev.koder.herald.adapter.config.file.ConfigSchema;
import dev.koder.herald.adapter.config.file.HostPort;
import dev.koder.herald.adapter.config.file.Key;
import dev.koder.herald.adapter.config.file.SecretFile;
import dev.koder.herald.adapter.config.file.ValueType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every setting of the agent. */
final class AgentKeys {
    private static final Pattern POP = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern KNOT_SAFE = Pattern.compile("/[A-Za-z0-9._/+@=-]*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final Pattern GROUP = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

    static final Key<String> POP_NAME = Key.named(
                    "pop", pattern("1 to 63 lower-case letters, digits and inner hyphens", POP))
            .effect("The name of this point of presence: in reports to the engine, and what Knot says of itself.")
            .defaultsTo("pop-1");

    static final Key<URI> ENGINE_URL = Key.named("engine.url", ValueType.httpUrl())
            .effect("Where the engine's API is, without /api/v1. Over anything but this machine or a private network:"
                    + " https.")
            .environment("KODER_DNS_SYNC_ENGINE_URL")
            .defaultsTo("http://127.0.0.1:8053");

    static final Key<SecretFile> ENGINE_TOKEN = Key.named("engine.token-file", ValueType.secretFile())
            .effect(
                    "Holds the bearer token, whose scope has to contain herald.pop. Read before each request: replace the"
                            + " file to replace the token.")
            .required();

    static final Key<Optional<Authorities>> ENGINE_AUTHORITIES = Key.named("engine.ca-file", ValueType.authorities())
            .effect(
                    "Who signs the engine's certificate, where that is nobody whom this machine trusts: an authority of your"
                            + " own, or the engine itself. Nobody else is believed then. Read at the start.")
            .optional();

    static final Key<Duration> ENGINE_LONG_POLL = Key.named(
                    "engine.long-poll", ValueType.duration(ofSeconds(1), ofMinutes(5)))
            .effect(
                    "How long the engine may hold the question for changes open. A change is answered at once; a shorter"
                            + " time only makes more requests.")
            .defaultsTo("30s");

    static final Key<Duration> ENGINE_TIMEOUT = Key.named(
                    "engine.timeout", ValueType.duration(ofMillis(100), ofMinutes(5)))
            .effect("How long an answer may take, to its last octet, the long poll's own time not counted.")
            .defaultsTo("10s");

    static final Key<Duration> ENGINE_EXPORT_TIMEOUT = Key.named(
                    "engine.export-timeout", ValueType.duration(ofSeconds(1), ofHours(1)))
            .effect("How long fetching one zone may take, to its last octet.")
            .defaultsTo("2m");

    static final Key<Long> ENGINE_LARGEST_EXPORT = Key.named("engine.largest-export", ValueType.bytes(1024, 64L << 30))
            .effect("Where the fetching of a zone is cut off, so that a runaway answer does not fill the disk.")
            .defaultsTo("1GiB");

    static final Key<Duration> RECONCILE = Key.named(
                    "sync.full-listing-every", ValueType.duration(ofSeconds(10), ofDays(1)))
            .effect("How often the engine's feed is read from its beginning, beside following it.")
            .defaultsTo("5m");

    static final Key<Duration> HEARTBEAT = Key.named(
                    "sync.heartbeat-every", ValueType.duration(ofSeconds(1), ofSeconds(30)))
            .effect("The longest time between two reports to the engine. What is new is reported at once.")
            .defaultsTo("15s");

    static final Key<Integer> PARALLEL = Key.named("sync.parallel-zones", ValueType.integer(1, 64))
            .effect("How many zones are fetched and checked at the same time.")
            .defaultsTo("4");

    static final Key<Path> STATE_FOLDER = Key.named("state.folder", knotSafePath())
            .effect("Where zone files, the list of zones for Knot, and the place in the feed are kept. Nothing else may"
                    + " write there, and Knot has to be able to reach it.")
            .defaultsTo("/var/lib/koder-dns-sync");

    static final Key<Duration> REMOVED_KEPT = Key.named(
                    "state.removed-zones-kept", ValueType.duration(ofHours(1), ofDays(3650)))
            .effect(
                    "How long the files of deleted zones are kept in the folder removed/. Knot's keys for them are never"
                            + " deleted.")
            .defaultsTo("30d");

    static final Key<Optional<String>> KNOT_GROUP = Key.named(
                    "knot.group", pattern("a group of this system, or none for leaving groups alone", GROUP))
            .effect(
                    "The group that may read the zone files: the one Knot runs in. The agent's user has to be in it, for"
                            + " this and for Knot's control socket. Without it, files get the group the system gives them.")
            .optional();

    static final Key<Path> KNOT_SOCKET = Key.named("knot.control-socket", knotSafePath())
            .effect("Knot's control socket.")
            .defaultsTo("/run/knot/knot.sock");

    static final Key<HostPort> KNOT_ADDRESS = Key.named("knot.address", address())
            .effect("Where Knot answers DNS questions: what is loaded is asked for there before it counts as served.")
            .defaultsTo("127.0.0.1:53");

    static final Key<Duration> KNOT_TIMEOUT = Key.named(
                    "knot.command-timeout", ValueType.duration(ofMillis(100), ofMinutes(5)))
            .effect("How long Knot may take to answer a control command.")
            .defaultsTo("5s");

    static final Key<Duration> KNOT_LOAD_TIMEOUT = Key.named(
                    "knot.load-timeout", ValueType.duration(ofSeconds(1), ofHours(1)))
            .effect(
                    "How long Knot may take to load and sign one zone, or to read its configuration. After it the zone's"
                            + " new file stays on trial, and is asked about again.")
            .defaultsTo("60s");

    static final Key<Duration> KNOT_PROBE = Key.named(
                    "knot.probe-every", ValueType.duration(ofMillis(100), ofMinutes(1)))
            .effect("How often Knot is looked at: whether it answers, and which zones it serves.")
            .defaultsTo("5s");

    static final Key<Boolean> DNSSEC = Key.named("knot.dnssec", ValueType.bool())
            .effect("Whether Knot signs the zones. Take the DS records out of the parent zones, and wait for their TTL,"
                    + " before you turn it off.")
            .defaultsTo("true");

    static final Key<List<HostPort>> KNOT_LISTEN = Key.named("knot.listen", ValueType.listOf(address()))
            .effect("For the command knot-conf only: the addresses Knot is to answer on.")
            .defaultsTo("0.0.0.0:53, [::]:53");

    static final Key<Path> KNOT_STORAGE = Key.named("knot.storage", knotSafePath())
            .effect("For the command knot-conf only: where Knot keeps its keys, journals and timers.")
            .defaultsTo("/var/lib/knot");

    static final Key<HostPort> HEALTH_LISTEN = Key.named("health.listen", address())
            .effect("Where GET /healthz is answered. Port 0 takes a free one.")
            .defaultsTo("127.0.0.1:9053");

    static final ConfigSchema SCHEMA = ConfigSchema.titled("koder-dns-sync, the agent at a point of presence")
            .section("This point of presence", POP_NAME)
            .section(
                    "The engine",
                    ENGINE_URL,
                    ENGINE_TOKEN,
                    ENGINE_AUTHORITIES,
                    ENGINE_LONG_POLL,
                    ENGINE_TIMEOUT,
                    ENGINE_EXPORT_TIMEOUT,
                    ENGINE_LARGEST_EXPORT)
            .section("Keeping up", RECONCILE, HEARTBEAT, PARALLEL)
            .section("Files", STATE_FOLDER, REMOVED_KEPT)
            .section(
                    "Knot DNS",
                    KNOT_GROUP,
                    KNOT_SOCKET,
                    KNOT_ADDRESS,
                    KNOT_TIMEOUT,
                    KNOT_LOAD_TIMEOUT,
                    KNOT_PROBE,
                    DNSSEC,
                    KNOT_LISTEN,
                    KNOT_STORAGE)
            .section("Health", HEALTH_LISTEN)
            .build();

    private AgentKeys() {}

    private static ValueType<String> pattern(String expected, Pattern pattern) {
        return ValueType.of(expected, text -> Optional.of(text)
                .filter(t -> pattern.matcher(t).matches()));
    }

    /** An address and no name: nothing the agent needs to start has to be looked up first. */
    private static ValueType<HostPort> address() {
        return ValueType.of("an address and a port, such as 127.0.0.1:8053 or [::1]:8053", text -> HostPort.parse(text)
                .filter(address -> ADDRESS.matcher(address.host()).matches()));
    }

    /** Paths that are written into Knot's configuration, where a percent sign or a quote means something. */
    private static ValueType<Path> knotSafePath() {
        return ValueType.of("an absolute path of letters, digits and . _ / + @ = -", text -> Optional.of(text)
                .filter(t -> KNOT_SAFE.matcher(t).matches())
                .map(Path::of));
    }
}
