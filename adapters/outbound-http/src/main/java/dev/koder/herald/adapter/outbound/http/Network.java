package dev.koder.herald.adapter.outbound.http;

import java.net.InetAddress;

/**
 * A block of addresses (RFC 4632, RFC 4291).
 *
 * @param first its first address
 * @param bits how many leading bits its addresses have in common
 */
record Network(InetAddress first, int bits) {

    /**
     * Reads {@code 192.0.2.0/24} or {@code 2001:db8::/32}; a single address stands for itself.
     *
     * @throws IllegalArgumentException where it is neither
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException(text + ": a prefix of " + bits + " bits (expected: 0 to " + all + ")");
        }
        return new Network(address, bits);
    }

    boolean contains(InetAddress address) {
        byte[] one = first.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
