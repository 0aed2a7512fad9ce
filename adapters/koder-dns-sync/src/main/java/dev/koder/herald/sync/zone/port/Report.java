package dev.koder.herald.sync.zone.port;

import java.time.Instant;
import java.util.List;

/**
 * What the agent tells the engine: that it is alive, and how some of its zones stand.
 *
 * @param startedAt when this agent started
 * @param zones the zones with something new to tell, at most {@value #MOST_ZONES}
 */
public record Report(Instant startedAt, List<ZoneReport> zones) {
    /** How many zones one report may name. */
    public static final int MOST_ZONES = 500;

    public Report {
        zones = List.copyOf(zones);
    }
}
