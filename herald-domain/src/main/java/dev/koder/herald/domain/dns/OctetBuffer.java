package dev.koder.herald.domain.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing row of octets in which wire forms and zone text are built.
 *
 * <p>Made to be reused: {@link #clear} keeps the storage. Not thread-safe.
 */
public final class OctetBuffer {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] octets;
    private int size;

    public OctetBuffer(int capacity) {
        octets = new byte[Math.max(16, capacity)];
    }

    /** Forgets the content. */
    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /** Shortens the content to its first {@code newSize} octets. */
    public void truncate(int newSize) {
        size = Math.min(size, newSize);
    }

    /** The octet at {@code index}, 0 to 255. */
    public int at(int index) {
        return octets[index] & 0xff;
    }

    /** Overwrites the octet at {@code index}. */
    public void set(int index, int value) {
        octets[index] = (byte) value;
    }

    /** A copy of the content. */
    public byte[] toArray() {
        return Arrays.copyOf(octets, size);
    }

    /** The storage itself, valid up to {@link #size()} and until the next append; for handing to a sink without a copy. */
    public byte[] storage() {
        return octets;
    }

    /** Makes room for {@code more} octets and returns the storage, to be filled at {@link #size()} and then {@link #grow}n. */
    public byte[] reserve(int more) {
        if (octets.length - size < more) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, size + more));
        }
        return octets;
    }

    /** Counts {@code by} octets written into the reserved storage as content. */
    public void grow(int by) {
        size += by;
    }

    public OctetBuffer u8(int value) {
        reserve(1)[size++] = (byte) value;
        return this;
    }

    public OctetBuffer u16(int value) {
        reserve(2);
        octets[size++] = (byte) (value >>> 8);
        octets[size++] = (byte) value;
        return this;
    }

    public OctetBuffer u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    public OctetBuffer put(byte[] source) {
        return put(source, 0, source.length);
    }

    public OctetBuffer put(byte[] source, int from, int length) {
        System.arraycopy(source, from, reserve(length), size, length);
        size += length;
        return this;
    }

    /** Appends ASCII text. */
    @SuppressWarnings("deprecation") // the very conversion wanted: the low octet of each character, without an encoder
    public OctetBuffer ascii(String text) {
        int length = text.length();
        text.getBytes(0, length, reserve(length), size);
        size += length;
        return this;
    }

    /** Appends {@code value}, not negative, in decimal. */
    public OctetBuffer decimal(long value) {
        int digits = 1;
        for (long rest = value; rest > 9; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            octets[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** Appends octets as upper-case hexadecimal digits. */
    public OctetBuffer hex(byte[] source, int from, int to) {
        reserve(2 * (to - from));
        for (int i = from; i < to; i++) {
            octets[size++] = HEX[(source[i] >> 4) & 15];
            octets[size++] = HEX[source[i] & 15];
        }
        return this;
    }

    /** Appends {@code \DDD}, the escape of one octet (RFC 1035, section 5.1). */
    public OctetBuffer escaped(int octet) {
        return u8('\\').u8('0' + octet / 100).u8('0' + octet / 10 % 10).u8('0' + octet % 10);
    }

    /** The content read as one character per octet. */
    @Override
    public String toString() {
        return new String(octets, 0, size, StandardCharsets.ISO_8859_1);
    }
}
