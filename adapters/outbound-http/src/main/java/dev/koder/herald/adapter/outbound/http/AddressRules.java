package dev.koder.herald.adapter.outbound.http;

import dev.koder.herald.domain.dns.IpAddress;
import dev.koder.herald.domain.dns.IpNetwork;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which addresses may be called: those of the public Internet, and what the operator allows besides.
 *
 * <p>Of IPv6 only what is given out as global unicast (2000::/3) counts as public, but for the parts that IANA set aside (RFC
 * 6890 and its registry). Addresses that carry an IPv4 address for a translator (RFC 6052) are judged by that one.
 */
final class AddressRules {

    private static final Map<IpNetwork, String> SET_ASIDE = new LinkedHashMap<>();
    private static final IpNetwork GLOBAL_UNICAST = IpNetwork.parse("2000::/3");
    private static final IpNetwork TRANSLATED = IpNetwork.parse("64:ff9b::/96");
    private static final int IPV4_OCTETS = 4;

    static {
        // The address by which a large cloud serves metadata is a public one.
        SET_ASIDE.put(IpNetwork.parse("168.63.129.16"), "metadata");
        SET_ASIDE.put(IpNetwork.parse("169.254.169.254"), "metadata");
        SET_ASIDE.put(IpNetwork.parse("0.0.0.0/8"), "unspecified");
        SET_ASIDE.put(IpNetwork.parse("10.0.0.0/8"), "private");
        SET_ASIDE.put(IpNetwork.parse("100.64.0.0/10"), "shared by a carrier's customers");
        SET_ASIDE.put(IpNetwork.parse("127.0.0.0/8"), "loopback");
        SET_ASIDE.put(IpNetwork.parse("169.254.0.0/16"), "link-local");
        SET_ASIDE.put(IpNetwork.parse("172.16.0.0/12"), "private");
        SET_ASIDE.put(IpNetwork.parse("192.0.0.0/24"), "set aside for protocols");
        SET_ASIDE.put(IpNetwork.parse("192.0.2.0/24"), "for documentation");
        SET_ASIDE.put(IpNetwork.parse("192.88.99.0/24"), "of a relay");
        SET_ASIDE.put(IpNetwork.parse("192.168.0.0/16"), "private");
        SET_ASIDE.put(IpNetwork.parse("198.18.0.0/15"), "for benchmarks");
        SET_ASIDE.put(IpNetwork.parse("198.51.100.0/24"), "for documentation");
        SET_ASIDE.put(IpNetwork.parse("203.0.113.0/24"), "for documentation");
        SET_ASIDE.put(IpNetwork.parse("224.0.0.0/4"), "multicast");
        SET_ASIDE.put(IpNetwork.parse("240.0.0.0/4"), "reserved");
        SET_ASIDE.put(IpNetwork.parse("::"), "unspecified");
        SET_ASIDE.put(IpNetwork.parse("::1"), "loopback");
        SET_ASIDE.put(IpNetwork.parse("fc00::/7"), "private");
        SET_ASIDE.put(IpNetwork.parse("fe80::/10"), "link-local");
        SET_ASIDE.put(IpNetwork.parse("ff00::/8"), "multicast");
        SET_ASIDE.put(IpNetwork.parse("2001::/23"), "set aside for protocols");
        SET_ASIDE.put(IpNetwork.parse("2001:db8::/32"), "for documentation");
        SET_ASIDE.put(IpNetwork.parse("2002::/16"), "of a relay");
        SET_ASIDE.put(IpNetwork.parse("3fff::/20"), "for documentation");
    }

    private final List<IpNetwork> allowed;

    /** Rules with these exceptions. */
    AddressRules(List<IpNetwork> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Why this address is not called; empty where it may be. */
    Optional<String> objection(InetAddress address) {
        return kind(address)
                .map(kind -> address.getHostAddress() + ": " + kind
                        + " (expected: a public address, or one that outbound.allow names)");
    }

    private Optional<String> kind(InetAddress address) {
        IpAddress asked = IpAddress.of(address.getAddress());
        if (allowed.stream().anyMatch(network -> network.contains(asked))) {
            return Optional.empty();
        }
        if (TRANSLATED.contains(asked)) {
            return kind(behindTranslator(address));
        }
        Optional<String> setAside = SET_ASIDE.entrySet().stream()
                .filter(entry -> entry.getKey().contains(asked))
                .map(Map.Entry::getValue)
                .findFirst();
        return setAside.isPresent() || asked.isIpv4() || GLOBAL_UNICAST.contains(asked)
                ? setAside
                : Optional.of("not global unicast");
    }

    private static InetAddress behindTranslator(InetAddress address) {
        byte[] octets = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(octets, octets.length - IPV4_OCTETS, octets.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four octets are an address", impossible);
        }
    }
}
