package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.Serial;
import java.util.List;
import java.util.Optional;

/** What a commit wants to do to a zone. */
public sealed interface ZoneChange {

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
    }

    /**
     * Puts whole new contents in the place of the old ones.
     *
     * @param soa the new start of authority
     * @param serial the serial the new contents came with: taken when it is ahead of the zone's (RFC 1982)
     * @param contents all RRsets, the SOA left out
     */
    record ReplaceContents(Soa soa, Optional<Serial> serial, MemoryContents contents) implements ZoneChange {}
}
