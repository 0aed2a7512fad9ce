package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.record.PackedRecordSet;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;

/** One side of a difference as octets: its RRsets packed as in a {@link Piece}, in the order of the difference. */
final class PackedSide {

    private PackedSide() {}

    /**
     * As octets.
     *
     * @param most what follows the RRset that goes beyond so many is left out
     */
    static byte[] packed(DomainName zone, List<RecordSet> sets, int most) {
        OctetBuffer out = new OctetBuffer(64);
        for (RecordSet set : sets) {
            PackedRecordSet.append(out, set.owner().canonicalKey(zone), set);
            if (out.size() > most) {
                break;
            }
        }
        return out.toArray();
    }

    /** Takes octets back. */
    static List<RecordSet> recordSets(DomainName zone, byte[] packed) {
        List<RecordSet> sets = new ArrayList<>();
        new Piece(Piece.NONE.start(), packed).forEach(set -> sets.add(set.recordSet(zone)));
        return sets;
    }
}
