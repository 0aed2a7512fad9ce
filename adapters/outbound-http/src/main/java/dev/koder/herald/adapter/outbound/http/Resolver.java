package dev.koder.herald.adapter.outbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
interface Resolver {

    /** All of them, the preferred one first. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** As this machine resolves names. */
    static Resolver ofSystem() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
