package dev.koder.herald.domain.review;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a change request wants to become of a zone, seen from one version of it. */
public sealed interface ReviewedChange {

    /** The zone. */
    DomainName zone();

    /** The serial of the version that it is seen from. */
    Serial base();

    /** Base and change as octets, the same for the same on every machine: whoever has agreed to their digest has agreed to this. */
    byte[] octets();

    /** The RRsets that are kept to be shown, as they are and as they would be. */
    Stream<RecordSet> shown();

    /** What the rules of zones say of the result. */
    ZoneFindings warnings();

    /** What deserves a second look. */
    Cautions cautions();

    /**
     * That RRsets become others, and the zone is run in another way with that.
     *
     * @param settingsBefore how the zone is run
     * @param settings how it would be run
     */
    record Difference(Prospect prospect, ZoneSettings settingsBefore, ZoneSettings settings) implements ReviewedChange {

        @Override
        public DomainName zone() {
            return prospect.zone();
        }

        @Override
        public Serial base() {
            return prospect.base();
        }

        @Override
        public Stream<RecordSet> shown() {
            ZonePatch patch = prospect.recordSets();
            return Stream.concat(patch.before().stream(), patch.after().stream());
        }

        @Override
        public ZoneFindings warnings() {
            return prospect.warnings();
        }

        @Override
        public Cautions cautions() {
            return prospect.cautions();
        }

        /** Whether the zone would be run in another way. */
        public boolean changesSettings() {
            return !settings.equals(settingsBefore);
        }

        /** Those of a plan, and behind them how the zone is run where that changes. */
        @Override
        public byte[] octets() {
            byte[] ofPlan = prospect.octets();
            return changesSettings() ? joined(ofPlan, words(settingsBefore) + "\n" + words(settings)) : ofPlan;
        }

        private static String words(ZoneSettings settings) {
            return settings.serialPolicy().word() + " "
                    + settings.nameServerSet().map(NameServerSetName::value).orElse("-") + " "
                    + settings.preconditionRequired();
        }

        /** The change by itself: the SOA is left alone where it is not part of it. */
        public ZoneChange change() {
            List<RecordChange> changes = new ArrayList<>();
            prospect.recordSets().removed().forEach(key -> changes.add(new RecordChange.Delete(key)));
            prospect.recordSets().after().forEach(set -> changes.add(new RecordChange.Replace(set)));
            if (!prospect.soa().equals(prospect.soaBefore())) {
                changes.add(new RecordChange.Replace(prospect.soa().toRecordSet(zone(), base())));
            }
            ZoneChange.ChangeRecords records = new ZoneChange.ChangeRecords(changes);
            return changesSettings() ? new ZoneChange.ChangeBoth(records, settingsBefore, settings) : records;
        }
    }

    /** What is wanted of a zone as a whole: what it holds is shown, and follows from its serial, which never comes again. */
    sealed interface OfWhole extends ReviewedChange {

        /** So many of its RRsets are shown. */
        int MOST_SHOWN = 100;

        /** The zone's SOA. */
        Soa soa();

        /** How many RRsets it holds, the SOA left out. */
        long recordSetCount();

        /** The first of them in canonical order, at most {@link #MOST_SHOWN}. */
        List<RecordSet> first();

        /** What is wanted, in a word. */
        String word();

        @Override
        default byte[] octets() {
            OctetBuffer out = new OctetBuffer(256);
            out.put(zone().toWire()).u32(base().value());
            return joined(out.toArray(), word());
        }

        @Override
        default Stream<RecordSet> shown() {
            return first().stream();
        }

        @Override
        default ZoneFindings warnings() {
            return ZoneFindings.NONE;
        }

        @Override
        default Cautions cautions() {
            return Cautions.NONE;
        }
    }

    /** That the zone is deleted. */
    record Deletion(DomainName zone, Serial base, Soa soa, long recordSetCount, List<RecordSet> first)
            implements OfWhole {

        /** Keeps what was handed in from changing. */
        public Deletion {
            first = List.copyOf(first);
        }

        /** The deletion of this version. */
        public static Deletion of(Zone zone, List<RecordSet> first) {
            return new Deletion(zone.name(), zone.serial(), zone.soa(), zone.recordSetCount(), first);
        }

        @Override
        public String word() {
            return "delete";
        }
    }

    /** That the zone, which was deleted at this version, is had back. */
    record Undeletion(DomainName zone, Serial base, Soa soa, long recordSetCount, List<RecordSet> first)
            implements OfWhole {

        /** Keeps what was handed in from changing. */
        public Undeletion {
            first = List.copyOf(first);
        }

        /** The return of this version. */
        public static Undeletion of(Zone last, List<RecordSet> first) {
            return new Undeletion(last.name(), last.serial(), last.soa(), last.recordSetCount(), first);
        }

        @Override
        public String word() {
            return "undelete";
        }
    }

    private static byte[] joined(byte[] octets, String word) {
        byte[] more = word.getBytes(StandardCharsets.US_ASCII);
        return new OctetBuffer(octets.length + more.length)
                .put(octets)
                .put(more)
                .toArray();
    }
}
