package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;

/**
 * A set of record types, exact for those that rules ask for: types up to 61 have a bit each, ZONEMD, SVCB and HTTPS share one, and
 * all others share one. A rule that no type of a name concerns is passed over by one comparison, which is what keeps the check
 * of a million names short.
 *
 * @param bits one for each type or group of types; bit 0 is set for every name
 */
public record TypeSet(long bits) {

    private static final int LAST_EXACT = 61;
    private static final int ALL_OTHERS = 62;
    private static final int ZONEMD_SVCB_HTTPS = 63;
    private static final int FIRST_OF_GROUP = 63;
    private static final int LAST_OF_GROUP = 65;

    /** No types; a name without data has them. */
    public static final TypeSet NONE = new TypeSet(1);

    /** Meets the types of every name. */
    static final TypeSet ANY = NONE;

    static TypeSet of(RecordType... types) {
        long bits = 0;
        for (RecordType type : types) {
            bits |= bit(type.code());
        }
        return new TypeSet(bits);
    }

    /** The types at a name. */
    static TypeSet in(List<RecordSet> sets) {
        TypeSet types = NONE;
        for (int i = 0; i < sets.size(); i++) {
            types = types.with(sets.get(i).type().code());
        }
        return types;
    }

    /** These types and another. */
    TypeSet with(int typeCode) {
        return new TypeSet(bits | bit(typeCode));
    }

    static long bit(int typeCode) {
        if (typeCode <= LAST_EXACT) {
            return 1L << typeCode;
        }
        return 1L << (typeCode >= FIRST_OF_GROUP && typeCode <= LAST_OF_GROUP ? ZONEMD_SVCB_HTTPS : ALL_OTHERS);
    }

    /** Whether the type may be among them; certain up to type 61. */
    boolean has(RecordType type) {
        return (bits & bit(type.code())) != 0;
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    boolean meets(TypeSet other) {
        return (bits & other.bits) != 0;
    }

    TypeSet and(TypeSet other) {
        return new TypeSet(bits | other.bits);
    }
}
