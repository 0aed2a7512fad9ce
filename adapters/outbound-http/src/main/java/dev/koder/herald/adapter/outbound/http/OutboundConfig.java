package dev.koder.herald.adapter.outbound.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What may be called, and for how long.
 *
 * @param allow networks that may be called though they are not public, such as {@code 10.1.0.0/16}
 * @param ports the ports that may be called
 * @param plainHttp whether requests may go without TLS
 * @param within how long a request may take, from the look-up of the name to the end of the answer's head
 * @param agent names the program, in User-Agent
 */
public record OutboundConfig(List<String> allow, Set<Integer> ports, boolean plainHttp, Duration within, String agent) {

    /** Refuses networks that are none. */
    public OutboundConfig {
        allow = List.copyOf(allow);
        ports = Set.copyOf(ports);
        allow.forEach(OutboundConfig::network);
    }

    /**
     * Checks the text of a network, and gives it back.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static String network(String text) {
        return Network.parse(text).bits() >= 0 ? text : "";
    }
}
