package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from which address a request comes: the other end of its connection, or what trusted proxies say of it.
 *
 * <p>Each proxy adds whom it was called by to the end of a header, so the header is read from its end, for as long as those
 * named there are proxies themselves. What stands before is what the caller may have written. Immutable.
 */
final class ClientAddresses {

    /** {@code for=192.0.2.1}, {@code for="[2001:db8::1]:4711"} in one element of Forwarded (RFC 7239, section 4). */
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^\";,\\s]*)");

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](?::\\d{1,5})?");
    private static final Pattern IPV4_WITH_PORT = Pattern.compile("([0-9.]+):\\d{1,5}");

    private final RestConfig.Proxies proxies;

    ClientAddresses(RestConfig.Proxies proxies) {
        this.proxies = proxies;
    }

    /**
     * Where a request comes from.
     *
     * @param peer the other end of its connection
     * @param header what the proxies' header says, where there is one
     */
    IpAddress of(IpAddress peer, Optional<String> header) {
        if (!isProxy(peer) || header.isEmpty()) {
            return peer;
        }
        List<String> elements = Arrays.asList(header.get().split(",", -1));
        IpAddress nearest = peer;
        for (String element : elements.reversed()) {
            Optional<IpAddress> caller = address(element.strip());
            if (caller.isEmpty()) {
                return nearest;
            }
            nearest = caller.get();
            if (!isProxy(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    /** Which header the proxies write. */
    String header() {
        return proxies.header().fieldName();
    }

    boolean isProxied() {
        return !proxies.trusted().isEmpty();
    }

    boolean isProxy(IpAddress address) {
        return proxies.trusted().stream().anyMatch(network -> network.contains(address));
    }

    /** Empty where a proxy will not or cannot tell: {@code unknown}, or a name of its own making. */
    private Optional<IpAddress> address(String element) {
        return switch (proxies.header()) {
            case X_FORWARDED_FOR -> node(element);
            case FORWARDED -> {
                Matcher matcher = FOR.matcher(element);
                yield matcher.find() ? node(matcher.group(1).replace("\"", "")) : Optional.empty();
            }
        };
    }

    private static Optional<IpAddress> node(String text) {
        try {
            return Optional.of(IpAddress.parse(withoutPort(text)));
        } catch (DnsFormatException none) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String text) {
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return bracketed.group(1);
        }
        Matcher withPort = IPV4_WITH_PORT.matcher(text);
        return withPort.matches() ? withPort.group(1) : text;
    }
}
