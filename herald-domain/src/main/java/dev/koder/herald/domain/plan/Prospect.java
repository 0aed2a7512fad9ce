package dev.koder.herald.domain.plan;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.PackedRecordSet;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.List;

/**
 * What would become of a zone, and what there is to say of it.
 *
 * @param zone the zone's name
 * @param base the serial of the version that would be changed
 * @param soaBefore the SOA of that version
 * @param soa the SOA that would be
 * @param recordSets what would change besides, both sides in canonical order
 * @param warnings what the rules of zones say of the result
 * @param cautions what the policies say of the change
 */
public record Prospect(
        DomainName zone,
        Serial base,
        Soa soaBefore,
        Soa soa,
        ZonePatch recordSets,
        ZoneFindings warnings,
        Cautions cautions) {

    private static final Serial NO_SERIAL = new Serial(0);

    /** Whether nothing would change. */
    public boolean isEmpty() {
        return recordSets.isEmpty() && soa.equals(soaBefore);
    }

    /** How many places change. */
    public Counts counts() {
        int deleted = recordSets.removed().size();
        int replaced = recordSets.before().size() - deleted;
        return new Counts(recordSets.after().size() - replaced, replaced, deleted);
    }

    /**
     * How many RRsets change, the SOA left out.
     *
     * @param created where there were none
     * @param replaced where there were others, or others in part
     * @param deleted where there are none any more
     */
    public record Counts(int created, int replaced, int deleted) {}

    /** The change that makes it true. */
    public ZoneChange change() {
        return ZoneChange.ChangeRecords.along(recordSets, soa.toRecordSet(zone, base));
    }

    /**
     * Base and change as octets, the same for the same on every machine: the name in wire form, the base's serial in four octets,
     * both SOAs with serial 0, and the RRsets before and after, each of the two with their number in four octets in front and
     * packed as {@link PackedRecordSet} says, with owners relative to the zone.
     */
    public byte[] octets() {
        OctetBuffer out = new OctetBuffer(256);
        out.put(zone.toWire()).u32(base.value());
        append(out, soaBefore.toRecordSet(zone, NO_SERIAL));
        append(out, soa.toRecordSet(zone, NO_SERIAL));
        append(out, recordSets.before());
        append(out, recordSets.after());
        return out.toArray();
    }

    private void append(OctetBuffer out, List<RecordSet> sets) {
        out.u32(sets.size());
        sets.forEach(set -> append(out, set));
    }

    private void append(OctetBuffer out, RecordSet set) {
        PackedRecordSet.append(out, set.owner().canonicalKey(zone), set);
    }
}
