package dev.koder.herald.domain.dns;

/**
 * A block of addresses (RFC 4632, RFC 4291, section 2.3).
 *
 * @param first its first address: all bits behind the prefix are 0
 * @param bits how many leading bits its addresses have in common, of the IPv6 form: 96 more than an IPv4 prefix says
 */
public record IpNetwork(IpAddress first, int bits) {

    private static final String EXPECTED = "a network such as 192.0.2.0/24 or 2001:db8::/32, or an address";
    private static final int MOST_DIGITS = 3;

    /** Refuses prefixes outside their range, and addresses with bits behind the prefix. */
    public IpNetwork {
        int least = first.isIpv4() ? IpAddress.BITS_BEFORE_IPV4 : 0;
        if (bits < least || bits > IpAddress.BITS) {
            throw new DnsFormatException(
                    "network", first + "/" + (bits - least), "a prefix of 0 to " + (IpAddress.BITS - least) + " bits");
        }
        if (!first.masked(bits).equals(first)) {
            throw new DnsFormatException(
                    "network", first + "/" + (bits - least), first.masked(bits) + "/" + (bits - least));
        }
    }

    /**
     * Reads {@code 192.0.2.0/24} or {@code 2001:db8::/32}; a single address stands for itself.
     *
     * @throws DnsFormatException where it is neither
     */
    public static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new IpNetwork(address(text, text), IpAddress.BITS);
        }
        IpAddress first = address(text.substring(0, slash), text);
        String digits = text.substring(slash + 1);
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!isNumber) {
            throw new DnsFormatException("network", text, EXPECTED);
        }
        return new IpNetwork(first, Integer.parseInt(digits) + (first.isIpv4() ? IpAddress.BITS_BEFORE_IPV4 : 0));
    }

    private static IpAddress address(String part, String whole) {
        try {
            return IpAddress.parse(part);
        } catch (DnsFormatException misshapen) {
            throw new DnsFormatException("network", whole, EXPECTED);
        }
    }

    /** Whether the address is one of the block; one of the other family never is, not even of {@code ::/0}. */
    public boolean contains(IpAddress address) {
        return address.isIpv4() == first.isIpv4() && address.masked(bits).equals(first);
    }

    /** Its text: an address alone where the block has no other. */
    @Override
    public String toString() {
        int ofText = first.isIpv4() ? bits - IpAddress.BITS_BEFORE_IPV4 : bits;
        return bits == IpAddress.BITS ? first.toString() : first + "/" + ofText;
    }
}
