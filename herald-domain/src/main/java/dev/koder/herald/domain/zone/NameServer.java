package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A name server and, where they are told, its addresses.
 *
 * @param name a host name, turned into lower case
 * @param addresses all of them, as A and AAAA records without an owner; empty where nothing is said of them
 */
public record NameServer(DomainName name, Optional<List<Rdata>> addresses) {

    /** The most addresses of one name server. */
    public static final int MOST_ADDRESSES = 16;

    /** Refuses what is no host's name, and what is no address. */
    public NameServer {
        name = name.lowerCase();
        addresses = addresses.map(List::copyOf);
        if (name.isRoot() || !name.isHostName()) {
            throw new DnsFormatException("name server", name.toString(), "a host name of letters, digits and hyphens");
        }
        checkAddresses(name, addresses.orElse(List.of()));
    }

    /** A name server of whose addresses nothing is said. */
    public NameServer(DomainName name) {
        this(name, Optional.empty());
    }

    private static void checkAddresses(DomainName name, List<Rdata> addresses) {
        for (Rdata address : addresses) {
            if (!address.type().equals(RecordType.A) && !address.type().equals(RecordType.AAAA)) {
                throw new DnsFormatException("address of " + name, address.toString(), "an IPv4 or IPv6 address");
            }
        }
        if (new HashSet<>(addresses).size() < addresses.size()) {
            throw new DnsFormatException("addresses of " + name, "one of them twice", "each address once");
        }
        if (addresses.size() > MOST_ADDRESSES) {
            throw new DnsFormatException(
                    "addresses of " + name, Integer.toString(addresses.size()), "at most " + MOST_ADDRESSES);
        }
    }

    /**
     * Reads an IPv4 or IPv6 address.
     *
     * @throws DnsFormatException where it is neither
     */
    public static Rdata address(String text) {
        RecordType type = text.contains(":") ? RecordType.AAAA : RecordType.A;
        return Rdata.parse(type, text, DomainName.ROOT);
    }

    /** Its addresses of this type, as far as they are told. */
    List<Rdata> addresses(RecordType type) {
        return addresses.orElse(List.of()).stream()
                .filter(address -> address.type().equals(type))
                .toList();
    }
}
