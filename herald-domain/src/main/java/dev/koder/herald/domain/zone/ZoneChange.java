package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a commit wants to do to a zone. */
public sealed interface ZoneChange {

    /** How many RRsets it names, those of whole contents left out. */
    default int size() {
        return 0;
    }

    /**
     * Changes single RRsets, in this order, and is judged on what results.
     *
     * <p>A SOA RRset that is put in place changes the zone's SOA; its serial is passed over, as serials are the
     * engine's.
     *
     * @param changes at least one
     */
    record ChangeRecords(List<RecordChange> changes) implements ZoneChange {

        /** Keeps what was handed in from changing. */
        public ChangeRecords {
            changes = List.copyOf(changes);
        }

        @Override
        public int size() {
            return changes.size();
        }

        /**
         * What leads along a difference.
         *
         * @param soa the zone's SOA at its end
         */
        public static ChangeRecords along(ZonePatch way, RecordSet soa) {
            List<RecordChange> changes = new ArrayList<>();
            way.removed().forEach(key -> changes.add(new RecordChange.Delete(key)));
            way.after().forEach(set -> changes.add(new RecordChange.Replace(set)));
            changes.add(new RecordChange.Replace(soa));
            return new ChangeRecords(changes);
        }
    }

    /**
     * Changes single RRsets, and how the zone is run as two ways of running it differ.
     *
     * @param records what changes besides
     */
    record ChangeBoth(ChangeRecords records, ZoneSettings before, ZoneSettings after) implements ZoneChange {

        @Override
        public int size() {
            return records.size();
        }
    }

    /**
     * Puts whole new contents in the place of the old ones.
     *
     * @param soa the new start of authority; empty for that which the zone has when the change is made
     * @param serial the serial the new contents came with: taken when it is ahead of all that are kept (RFC 1982)
     * @param contents all RRsets, the SOA left out
     */
    record ReplaceContents(Optional<Soa> soa, Optional<Serial> serial, MemoryContents contents) implements ZoneChange {

        /** Contents that come with an SOA. */
        public ReplaceContents(Soa soa, Optional<Serial> serial, MemoryContents contents) {
            this(Optional.of(soa), serial, contents);
        }
    }

    /**
     * Puts another start of authority in place, and has serials go on in another way.
     *
     * @param soa the new start of authority
     * @param primary whose primary name server it is, seen when the change is made
     * @param serialPolicy how serials go on, this change's own included
     */
    record ReplaceSoa(Soa soa, Primary primary, SerialPolicy serialPolicy) implements ZoneChange {

        /** Another SOA as a whole. */
        public ReplaceSoa(Soa soa, SerialPolicy serialPolicy) {
            this(soa, new Primary.Named(), serialPolicy);
        }

        /** The SOA that this version of a zone gets. */
        Soa upon(Zone stored) {
            boolean isTaken =
                    switch (primary) {
                        case Primary.Named named -> true;
                        case Primary.Kept kept -> false;
                        case Primary.OfSet(NameServerSetName set) ->
                            stored.settings().follows(set);
                    };
            return isTaken ? soa : soa.withMname(stored.soa().mname());
        }
    }

    /** Where the primary name server of another SOA comes from. */
    sealed interface Primary {

        /** It was asked for. */
        record Named() implements Primary {}

        /** It is the one that the zone has. */
        record Kept() implements Primary {}

        /** It is the first of this set, provided that the zone still follows it; else the one that the zone has. */
        record OfSet(NameServerSetName set) implements Primary {}
    }

    /**
     * Has the zone run in another way.
     *
     * @param preconditionRequired whether it is changed only by whoever says what must hold
     */
    record ChangeSettings(boolean preconditionRequired) implements ZoneChange {}

    /**
     * Puts other name servers at the apex: the NS RRset, and the addresses of those inside the zone, as far as they are told.
     *
     * <p>An SOA that names a name server which is not among them any more names the first of them.
     *
     * @param set the set that they are taken from, which the zone follows from now on; empty for name servers of its own,
     *     which must then come without addresses where they are outside the zone
     * @param ttl of the NS RRset; empty to keep the one that is there
     */
    record ReplaceNameServers(NameServers servers, Optional<NameServerSetName> set, Optional<Ttl> ttl)
            implements ZoneChange {}
}
