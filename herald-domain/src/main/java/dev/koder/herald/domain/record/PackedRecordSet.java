package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import java.util.Arrays;

/**
 * An RRset as it lies among others in a row of octets, where there are millions of them.
 *
 * <p>The length of its owner's canonical key in two octets, the key, the type in two, the TTL in four, the length of its
 * records in two, and the records as in {@link RecordSet#packed}. What the key is relative to is known to whoever keeps the
 * octets. Only looks at them: they must not change meanwhile.
 */
public final class PackedRecordSet {

    private static final int LENGTH = 2;
    private static final int TYPE_AND_TTL = 6;

    private final byte[] octets;
    private final int at;

    /** The one that begins at {@code at}. */
    public PackedRecordSet(byte[] octets, int at) {
        this.octets = octets;
        this.at = at;
    }

    /** How many octets one takes. */
    static int length(byte[] key, int recordsLength) {
        return LENGTH + key.length + TYPE_AND_TTL + LENGTH + recordsLength;
    }

    /** Appends one to octets. */
    public static void append(OctetBuffer out, byte[] key, RecordSet set) {
        byte[] records = set.packed();
        appendHead(out, key, set.type(), set.ttl(), records.length);
        out.put(records);
    }

    /** Appends one that holds a single record to octets. */
    static void append(OctetBuffer out, byte[] key, RecordType type, Ttl ttl, Rdata rdata) {
        appendHead(out, key, type, ttl, RecordSet.packedLength(rdata));
        out.u16(rdata.length());
        rdata.writeWire(out);
    }

    private static void appendHead(OctetBuffer out, byte[] key, RecordType type, Ttl ttl, int recordsLength) {
        out.u16(key.length).put(key).u16(type.code()).u32(ttl.seconds()).u16(recordsLength);
    }

    /** Appends this one to other octets. */
    public void copyTo(OctetBuffer out) {
        out.put(octets, at, length());
    }

    /** How many octets this one takes. */
    int length() {
        return end() - at;
    }

    /** Where the next one begins. */
    public int end() {
        int head = keyEnd() + TYPE_AND_TTL;
        return head + LENGTH + u16(head);
    }

    /** A copy of the owner's canonical key. */
    public byte[] key() {
        return Arrays.copyOfRange(octets, keyStart(), keyEnd());
    }

    private int keyStart() {
        return at + LENGTH;
    }

    private int keyLength() {
        return u16(at);
    }

    private int keyEnd() {
        return keyStart() + keyLength();
    }

    /** The order of the owner beside the one with this key: below 0, 0 or above 0. */
    public int compareKeyTo(byte[] key) {
        return Arrays.compareUnsigned(octets, keyStart(), keyEnd(), key, 0, key.length);
    }

    /** The order by owner. */
    public int compareKeyTo(PackedRecordSet other) {
        return compareKeys(octets, at, other.octets, other.at);
    }

    /** The order by owner of two that begin at these places. */
    static int compareKeys(byte[] left, int leftAt, byte[] right, int rightAt) {
        int leftKey = leftAt + LENGTH;
        int rightKey = rightAt + LENGTH;
        return Arrays.compareUnsigned(
                left, leftKey, leftKey + u16(left, leftAt), right, rightKey, rightKey + u16(right, rightAt));
    }

    /** The order by type of two that begin at these places. */
    static int compareTypes(byte[] left, int leftAt, byte[] right, int rightAt) {
        return u16(left, leftAt + LENGTH + u16(left, leftAt)) - u16(right, rightAt + LENGTH + u16(right, rightAt));
    }

    /** The type's number. */
    public int typeCode() {
        return u16(keyEnd());
    }

    /** The TTL in seconds. */
    public long ttlSeconds() {
        return (long) u16(keyEnd() + LENGTH) << 16 | u16(keyEnd() + 2 * LENGTH);
    }

    /** Whether a label of the owner, other than the left-most and those of the origin, is a lone asterisk. */
    public boolean hasInnerAsterisk() {
        int end = keyEnd();
        for (int i = keyStart(); i + 2 < end; i++) {
            if (octets[i] == '*' && octets[i + 1] == 0 && (i == keyStart() || octets[i - 1] == 0)) {
                return true;
            }
        }
        return false;
    }

    /** The owner, in lower case. */
    public DomainName owner(DomainName origin) {
        return DomainName.ofCanonicalKey(octets, keyStart(), keyEnd(), origin);
    }

    /** The RRset. */
    public RecordSet recordSet(DomainName origin) {
        return ofOwner(owner(origin));
    }

    /** The RRset, where the owner is known. */
    public RecordSet ofOwner(DomainName owner) {
        int records = keyEnd() + TYPE_AND_TTL + LENGTH;
        return RecordSet.ofPacked(owner, RecordType.of(typeCode()), new Ttl(ttlSeconds()), octets, records, end());
    }

    private int u16(int index) {
        return u16(octets, index);
    }

    private static int u16(byte[] octets, int index) {
        return (octets[index] & 0xff) << 8 | (octets[index + 1] & 0xff);
    }
}
