package dev.koder.herald.adapter.outbound.http;

import dev.koder.herald.domain.dns.IpNetwork;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
public record OutboundConfig(
        List<IpNetwork> allow, Set<Integer> ports, boolean plainHttp, Duration within, String agent) {

    /** Keeps what was handed in from changing. */
    public OutboundConfig {
        allow = List.copyOf(allow);
        ports = Set.copyOf(ports);
    }

    /** Why this address is not called; empty where it may be. */
    public Optional<String> objection(InetAddress address) {
        return new AddressRules(allow).objection(address);
    }
}
