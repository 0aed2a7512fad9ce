package dev.koder.herald.domain.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An absolute domain name, kept in wire form with the case it was given.
 *
 * <p>At most 255 octets with labels of 1 to 63 octets (RFC 1035, section 2.3.4). Equality, hash and order ignore the case
 * of ASCII letters (RFC 4343); the order is the canonical one of RFC 4034, section 6.1. Immutable.
 */
public final class DomainName implements Comparable<DomainName> {
    /** The root of all names, {@code .} as text. */
    public static final DomainName ROOT = new DomainName(new byte[1]);

    private static final int LONGEST_NAME = NameText.LONGEST_NAME;

    private final byte[] wire;

    private DomainName(byte[] wire) {
        this.wire = wire;
    }

    /** Reads a name as absolute, with or without the final dot; {@code @} stands for nothing here. */
    public static DomainName parse(String text) {
        if (text.equals("@")) {
            throw new DnsFormatException("domain name", text, "a name; there is no origin that @ could stand for");
        }
        return parse(text, ROOT);
    }

    /** Reads a name relative to {@code origin} unless it ends in a dot; {@code @} alone is the origin. */
    public static DomainName parse(String text, DomainName origin) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[LONGEST_NAME];
        int length = NameText.read(octets, 0, octets.length, origin.wire, out, 0);
        if (length < 0) {
            throw new DnsFormatException("domain name", text, NameText.expected(length));
        }
        return new DomainName(Arrays.copyOf(out, length));
    }

    /**
     * Reads the octets {@code from} to {@code to} of zone text; null when they are not a name, and {@link #refusal} says why.
     *
     * @param scratch where the wire form is built; its content is lost
     */
    public static @Nullable DomainName read(byte[] text, int from, int to, DomainName origin, OctetBuffer scratch) {
        scratch.clear();
        return readWire(text, from, to, origin, scratch) ? new DomainName(scratch.toArray()) : null;
    }

    /** As {@link #read}, appending the wire form to {@code out}; answers false, with {@code out} unchanged, when it is not a name. */
    public static boolean readWire(byte[] text, int from, int to, DomainName origin, OctetBuffer out) {
        int length = NameText.read(text, from, to, origin.wire, out.reserve(LONGEST_NAME), out.size());
        out.grow(Math.max(0, length));
        return length >= 0;
    }

    /** What would have been accepted instead of octets that {@link #read} or {@link #readWire} refused. */
    public static String refusal(byte[] text, int from, int to, DomainName origin) {
        return NameText.expected(NameText.read(text, from, to, origin.wire, new byte[LONGEST_NAME], 0));
    }

    /** Takes a whole uncompressed wire form, root label included and nothing after it. */
    public static DomainName ofWire(byte[] wire) {
        if (wireLength(wire, 0, wire.length) != wire.length) {
            throw notWire(wire);
        }
        return new DomainName(wire.clone());
    }

    /** Takes the uncompressed wire form that begins at {@code at}. */
    public static DomainName ofWire(byte[] octets, int at) {
        int length = wireLength(octets, at, octets.length);
        if (length < 0) {
            throw notWire(octets);
        }
        return new DomainName(Arrays.copyOfRange(octets, at, at + length));
    }

    private static DnsFormatException notWire(byte[] wire) {
        String hex = new OctetBuffer(64).hex(wire, 0, Math.min(wire.length, 40)).toString();
        return new DnsFormatException(
                "name on the wire", hex, "uncompressed labels of 1 to 63 octets, 255 octets in all");
    }

    /** The length of the uncompressed name between {@code at} and {@code end}, root label included; -1 when there is none. */
    public static int wireLength(byte[] octets, int at, int end) {
        int i = at;
        while (i < end && i - at < LONGEST_NAME) {
            int length = octets[i] & 0xff;
            if (length == 0) {
                return i + 1 - at;
            }
            if (length > NameText.LONGEST_LABEL) {
                return -1;
            }
            i += length + 1;
        }
        return -1;
    }

    /** Appends the absolute text of the wire name at {@code at}, which must be one; returns the offset after it. */
    public static int printWire(byte[] octets, int at, OctetBuffer out) {
        return NameText.printAbsolute(octets, at, out);
    }

    /** A copy of the wire form, case as given. */
    public byte[] toWire() {
        return wire.clone();
    }

    /** Appends the wire form. */
    public void writeWire(OctetBuffer out) {
        out.put(wire);
    }

    /** The length of the wire form in octets, 1 to 255. */
    public int wireLength() {
        return wire.length;
    }

    /** How many labels the name has, the root label not counted. */
    public int labelCount() {
        int count = 0;
        for (int i = 0; wire[i] != 0; i += wire[i] + 1) {
            count++;
        }
        return count;
    }

    /** The text of the label at {@code index}, 0 being the left-most. */
    public String label(int index) {
        int at = offset(index);
        if (index < 0 || wire[at] == 0) {
            throw new IndexOutOfBoundsException("label " + index + " of " + this);
        }
        OctetBuffer out = new OctetBuffer(64);
        NameText.print(wire, at, at + 1, out);
        return out.toString();
    }

    private int offset(int index) {
        int at = 0;
        for (int i = 0; i < index && wire[at] != 0; i++) {
            at += wire[at] + 1;
        }
        return at;
    }

    public boolean isRoot() {
        return wire.length == 1;
    }

    /** The name without its left-most label; the root has none. */
    public DomainName parent() {
        if (isRoot()) {
            throw new IllegalStateException("the root has no parent");
        }
        return new DomainName(Arrays.copyOfRange(wire, wire[0] + 1, wire.length));
    }

    /** Whether this name is {@code other} or below it. */
    public boolean isSubdomainOf(DomainName other) {
        int start = wire.length - other.wire.length;
        int at = 0;
        while (at < start) {
            at += wire[at] + 1;
        }
        return at == start && sameFrom(start, other.wire);
    }

    private boolean sameFrom(int start, byte[] other) {
        int differing = Arrays.mismatch(wire, start, wire.length, other, 0, other.length);
        for (int i = differing; i >= 0 && i < other.length; i++) {
            if (fold(wire[start + i]) != fold(other[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether this name is below {@code other} and not the same. */
    public boolean isStrictlyBelow(DomainName other) {
        return wire.length > other.wire.length && isSubdomainOf(other);
    }

    /** The name one label below this one; a dot inside the label must be escaped. */
    public DomainName child(String label) {
        DomainName child = parse(label, this);
        if (child.labelCount() != labelCount() + 1 || !child.isStrictlyBelow(this)) {
            throw new DnsFormatException("label", label, "one label, relative");
        }
        return child;
    }

    /** The same name in lower case; the name itself when it already is. */
    public DomainName lowerCase() {
        for (int i = 0; i < wire.length; i++) {
            if (wire[i] != fold(wire[i])) {
                byte[] folded = wire.clone();
                foldCase(folded, i, folded.length);
                return new DomainName(folded);
            }
        }
        return this;
    }

    /** Whether the left-most label is a lone asterisk (RFC 4592). */
    public boolean isWildcard() {
        return wire[0] == 1 && wire[1] == '*';
    }

    /** Whether a label other than the left-most is a lone asterisk. */
    public boolean hasInnerAsterisk() {
        for (int at = wire[0] + 1; at < wire.length && wire[at] != 0; at += wire[at] + 1) {
            if (wire[at] == 1 && wire[at + 1] == '*') {
                return true;
            }
        }
        return false;
    }

    /** Whether a label begins as A-labels do, which stand for Unicode (RFC 5890, section 2.3.2.1). */
    public boolean hasCodedLabel() {
        for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
            boolean begins = wire[at] >= 4
                    && fold(wire[at + 1]) == 'x'
                    && fold(wire[at + 2]) == 'n'
                    && wire[at + 3] == '-'
                    && wire[at + 4] == '-';
            if (begins) {
                return true;
            }
        }
        return false;
    }

    /** The name that stands for all names below this one that do not exist (RFC 4592); empty where it would be too long. */
    public Optional<DomainName> wildcard() {
        if (wire.length + 2 > LONGEST_NAME) {
            return Optional.empty();
        }
        byte[] child = new byte[wire.length + 2];
        child[0] = 1;
        child[1] = '*';
        System.arraycopy(wire, 0, child, 2, wire.length);
        return Optional.of(new DomainName(child));
    }

    /**
     * Whether every label is of letters, digits and inner hyphens (RFC 952; RFC 1123, section 2.1). The root counts as one:
     * targets use it to say that there is no host.
     */
    public boolean isHostName() {
        for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
            if (!isHostLabel(at + 1, at + 1 + wire[at])) {
                return false;
            }
        }
        return true;
    }

    private boolean isHostLabel(int from, int to) {
        for (int at = from; at < to; at++) {
            boolean isInner = at > from && at < to - 1;
            byte octet = fold(wire[at]);
            boolean isLetterOrDigit = (octet >= 'a' && octet <= 'z') || (octet >= '0' && octet <= '9');
            if (!isLetterOrDigit && !(isInner && octet == '-')) {
                return false;
            }
        }
        return true;
    }

    /** The name as text below {@code zone}: {@code @} for the zone itself, the absolute text for a name outside it. */
    public String relativeTo(DomainName zone) {
        if (!isSubdomainOf(zone)) {
            return toString();
        }
        int end = wire.length - zone.wire.length;
        if (end == 0) {
            return "@";
        }
        OctetBuffer out = new OctetBuffer(wire.length + 8);
        NameText.print(wire, 0, end, out);
        return out.toString();
    }

    /**
     * The octets whose unsigned order is the canonical order of the names below {@code zone}: lower-case labels, right-most
     * first, each followed by 0x00; 0x00 and 0x01 inside a label become 01 01 and 01 02. Empty for the zone itself.
     */
    public byte[] canonicalKey(DomainName zone) {
        byte[] key = canonicalKeyIn(zone);
        if (key == null) {
            throw new DnsFormatException("domain name", toString(), "a name in " + zone);
        }
        return key;
    }

    /** As {@link #canonicalKey}; null for a name outside {@code zone}. */
    public byte @Nullable [] canonicalKeyIn(DomainName zone) {
        return isSubdomainOf(zone) ? CanonicalKey.of(wire, wire.length - zone.wire.length) : null;
    }

    /** The lower-case name that has this canonical key below {@code zone}. */
    public static DomainName ofCanonicalKey(byte[] key, DomainName zone) {
        return ofCanonicalKey(key, 0, key.length, zone);
    }

    /** The lower-case name whose canonical key below {@code zone} stands between two offsets. */
    public static DomainName ofCanonicalKey(byte[] octets, int from, int to, DomainName zone) {
        byte[] wire = CanonicalKey.toWire(octets, from, to, zone.lowerCase().wire);
        if (wireLength(wire, 0, wire.length) != wire.length) {
            throw notWire(wire);
        }
        return new DomainName(wire);
    }

    /** Appends the absolute text with final dot. */
    public void print(OctetBuffer out) {
        NameText.printAbsolute(wire, 0, out);
    }

    /** The canonical order: labels compared from the right, lower case, as unsigned octets (RFC 4034, section 6.1). */
    @Override
    public int compareTo(DomainName other) {
        return CanonicalKey.compare(wire, other.wire);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DomainName name && name.wire.length == wire.length && sameFrom(0, name.wire);
    }

    @Override
    public int hashCode() {
        int folded = 1;
        for (byte octet : wire) {
            // Equal for both cases of a letter; that others fall together does no harm.
            folded = 31 * folded + (octet | 0x20);
        }
        return folded;
    }

    /** The absolute text with final dot and with the escapes of RFC 1035, section 5.1. */
    @Override
    public String toString() {
        OctetBuffer out = new OctetBuffer(wire.length + 8);
        print(out);
        return out.toString();
    }

    /** Turns the ASCII letters between {@code from} and {@code to} into lower case (length octets, at most 63, are no letters). */
    public static void foldCase(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            octets[i] = fold(octets[i]);
        }
    }

    static byte fold(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
    }
}
