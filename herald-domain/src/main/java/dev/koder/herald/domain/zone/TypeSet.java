package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;

/**
 * A set of record types, coarse above type 62: those fall together. A rule that no type of a name concerns is passed over by
 * one comparison, which is what keeps the check of a million names short.
 *
 * @param bits one for each type up to 62, the highest for all others
 */
record TypeSet(long bits) {

    private static final int ALL_OTHERS = 63;

    /** The bit of type 0, which no record has, is set for every name. */
    private static final long ALWAYS = 1;

    /** Meets every name's types, also where there are none. */
    static final TypeSet ANY = new TypeSet(ALWAYS);

    static TypeSet of(RecordType... types) {
        long bits = 0;
        for (RecordType type : types) {
            bits |= bit(type);
        }
        return new TypeSet(bits);
    }

    /** The types at a name. */
    static TypeSet in(List<RecordSet> sets) {
        long bits = ALWAYS;
        for (int i = 0; i < sets.size(); i++) {
            bits |= bit(sets.get(i).type());
        }
        return new TypeSet(bits);
    }

    private static long bit(RecordType type) {
        return 1L << Math.min(type.code(), ALL_OTHERS);
    }

    /** Whether the type may be among them; certain up to type 62. */
    boolean has(RecordType type) {
        return (bits & bit(type)) != 0;
    }

    boolean meets(TypeSet other) {
        return (bits & other.bits) != 0;
    }
}
