package dev.koder.herald.sync;

import dev.koder.herald.adapter.config.file.Authorities;
import dev.koder.herald.adapter.config.file.ConfigProblem;
import dev.koder.herald.adapter.config.file.ConfigResult;
import dev.koder.herald.adapter.config.file.ConfigValues;
import dev.koder.herald.adapter.config.file.HostPort;
import dev.koder.herald.sync.engine.http.EngineAccess;
import dev.koder.herald.sync.files.StateFolderConfig;
import dev.koder.herald.sync.knot.KnotAccess;
import dev.koder.herald.sync.knot.KnotSettings;
import dev.koder.herald.sync.zone.Settings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The agent's configuration, read once.
 *
 * @param pop the name of this point of presence
 * @param engine how to reach the engine
 * @param knot how to reach Knot
 * @param knotSettings what Knot's own configuration is to say
 * @param state where files are kept
 * @param settings how zones are kept
 * @param healthListen where {@code /healthz} is answered
 */
record AgentConfig(
        String pop,
        EngineAccess engine,
        KnotAccess knot,
        KnotSettings knotSettings,
        StateFolderConfig state,
        Settings settings,
        InetSocketAddress healthListen) {

    /** What became of reading a file. */
    sealed interface Reading {
        record Read(AgentConfig config) implements Reading {}

        record Refused(List<ConfigProblem> problems) implements Reading {}
    }

    static Reading read(Path file, Map<String, String> environment) {
        return switch (AgentKeys.SCHEMA.read(file, environment)) {
            case ConfigResult.Ok(ConfigValues values) -> new Reading.Read(of(values));
            case ConfigResult.Refused(List<ConfigProblem> problems) -> new Reading.Refused(problems);
        };
    }

    private static AgentConfig of(ConfigValues values) {
        String pop = values.get(AgentKeys.POP_NAME);
        StateFolderConfig state =
                new StateFolderConfig(values.get(AgentKeys.STATE_FOLDER), values.get(AgentKeys.KNOT_GROUP));
        return new AgentConfig(
                pop,
                engine(values, pop),
                knot(values),
                knotSettings(values, pop, state),
                state,
                settings(values),
                address(values.get(AgentKeys.HEALTH_LISTEN)));
    }

    private static EngineAccess engine(ConfigValues values, String pop) {
        return new EngineAccess(
                values.get(AgentKeys.ENGINE_URL),
                values.get(AgentKeys.ENGINE_TOKEN)::read,
                values.get(AgentKeys.ENGINE_AUTHORITIES)
                        .orElseGet(() -> Authorities.ofThisMachine(AgentKeys.ENGINE_AUTHORITIES.name())),
                pop,
                values.get(AgentKeys.ENGINE_TIMEOUT),
                values.get(AgentKeys.ENGINE_EXPORT_TIMEOUT),
                values.get(AgentKeys.ENGINE_LARGEST_EXPORT));
    }

    private static KnotAccess knot(ConfigValues values) {
        return new KnotAccess(
                values.get(AgentKeys.KNOT_SOCKET),
                address(values.get(AgentKeys.KNOT_ADDRESS)),
                values.get(AgentKeys.KNOT_TIMEOUT),
                values.get(AgentKeys.KNOT_LOAD_TIMEOUT));
    }

    private static KnotSettings knotSettings(ConfigValues values, String pop, StateFolderConfig state) {
        return new KnotSettings(
                pop,
                values.get(AgentKeys.KNOT_LISTEN).stream()
                        .map(address -> address.host() + "@" + address.port())
                        .toList(),
                values.get(AgentKeys.KNOT_SOCKET),
                values.get(AgentKeys.KNOT_STORAGE),
                state.zones(),
                state.zoneList(),
                values.get(AgentKeys.DNSSEC));
    }

    private static Settings settings(ConfigValues values) {
        return new Settings(
                values.get(AgentKeys.ENGINE_LONG_POLL),
                values.get(AgentKeys.RECONCILE),
                values.get(AgentKeys.HEARTBEAT),
                values.get(AgentKeys.KNOT_PROBE),
                values.get(AgentKeys.REMOVED_KEPT),
                values.get(AgentKeys.PARALLEL));
    }

    private static InetSocketAddress address(HostPort hostPort) {
        return new InetSocketAddress(hostPort.host(), hostPort.port());
    }
}
