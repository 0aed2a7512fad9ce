package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.PackedRecordSet;
import dev.koder.herald.domain.record.RecordKey;
import java.util.Optional;

/** A point in the order of a zone's RRsets: on one of them, or where one could be. */
final class Place {

    private static final int BEFORE_ALL_TYPES = -1;
    private static final int AFTER_ALL_TYPES = 0x1_0000;

    /** The point before the first RRset of every zone. */
    static final Place BEGINNING = new Place(new byte[0], BEFORE_ALL_TYPES);

    private final byte[] ownerKey;
    private final int type;

    private Place(byte[] ownerKey, int type) {
        this.ownerKey = ownerKey;
        this.type = type;
    }

    /** The point on this RRset, which need not be there; empty where the zone lies before it. */
    static Optional<Place> of(RecordKey key, DomainName zone) {
        return at(key.owner(), key.type().code(), zone);
    }

    /** The point after all RRsets of this name, which need not have any; empty where the zone lies before it. */
    static Optional<Place> after(DomainName owner, DomainName zone) {
        return at(owner, AFTER_ALL_TYPES, zone);
    }

    /** The names of a zone have no others between them, so that a name outside lies before or after all of them. */
    private static Optional<Place> at(DomainName owner, int type, DomainName zone) {
        if (owner.isSubdomainOf(zone)) {
            return Optional.of(new Place(owner.canonicalKey(zone), type));
        }
        return owner.compareTo(zone) < 0 ? Optional.of(BEGINNING) : Optional.empty();
    }

    /** The owner's canonical key. */
    byte[] ownerKey() {
        return ownerKey;
    }

    /** Whether an RRset stands after the point. */
    boolean isBefore(PackedRecordSet set) {
        int order = set.compareKeyTo(ownerKey);
        return order > 0 || (order == 0 && set.typeCode() > type);
    }
}
