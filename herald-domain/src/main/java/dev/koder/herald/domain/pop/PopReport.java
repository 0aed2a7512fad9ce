package dev.koder.herald.domain.pop;

import java.util.List;

/**
 * What a point of presence says of itself and of the zones that changed there since it last said so.
 *
 * @param pop who speaks, and when it was heard
 * @param zones the zones that have something new to tell; others stand as last told
 */
public record PopReport(Pop pop, List<ZoneServing> zones) {

    /** Keeps what was handed in from changing. */
    public PopReport {
        zones = List.copyOf(zones);
    }
}
