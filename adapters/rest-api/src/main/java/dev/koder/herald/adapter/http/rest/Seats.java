package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.IpAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many connections each address has open. IPv6 addresses count by their /64, which is what a customer gets. Holds no more than
 * there are open connections. Safe for use by many threads.
 */
final class Seats {

    private static final int IPV6_NETWORK_BITS = 64;

    /** So many of those who come too late are told so, at the same time; the others find the connection closed. */
    private static final int TOLD_AT_ONCE = 16;

    private final int mostOfAddress;
    private final ConcurrentMap<IpAddress, Integer> taken = new ConcurrentHashMap<>();

    /** What somebody who comes gets. */
    enum Place {
        /** They are served. */
        SEAT,
        /** They are told that they have too many. */
        WORD,
        /** Nothing. */
        NONE
    }

    Seats(int mostOfAddress) {
        this.mostOfAddress = mostOfAddress;
    }

    /** Takes a place, to be left again unless it is none. */
    Place take(IpAddress address) {
        int open = taken.merge(counted(address), 1, Integer::sum);
        if (open <= mostOfAddress) {
            return Place.SEAT;
        }
        if (open <= mostOfAddress + TOLD_AT_ONCE) {
            return Place.WORD;
        }
        leave(address);
        return Place.NONE;
    }

    /** Gives a place back. */
    void leave(IpAddress address) {
        taken.computeIfPresent(counted(address), (same, open) -> open == 1 ? null : open - 1);
    }

    private static IpAddress counted(IpAddress address) {
        return address.isIpv4() ? address : address.masked(IPV6_NETWORK_BITS);
    }
}
