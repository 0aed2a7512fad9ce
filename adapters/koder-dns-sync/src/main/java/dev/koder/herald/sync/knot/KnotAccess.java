package dev.koder.herald.sync.knot;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How to reach a running Knot.
 *
 * @param controlSocket its control socket
 * @param address where it answers DNS questions over UDP and TCP
 * @param commandDeadline for every control command but those that load something
 * @param loadDeadline for reading one zone or the configuration
 */
public record KnotAccess(
        Path controlSocket, InetSocketAddress address, Duration commandDeadline, Duration loadDeadline) {}
