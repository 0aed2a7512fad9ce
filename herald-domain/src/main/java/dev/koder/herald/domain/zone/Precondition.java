package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.Optional;

/** What must be true of the stored version for a change to be made (RFC 9110, section 13.1). */
public sealed interface Precondition {

    /** Whether it holds of this zone with these contents. */
    boolean holds(Zone zone, ZoneContents contents);

    /** Whether it says enough for a zone that is run like this: some are changed only by whoever says what must hold. */
    default boolean suffices(ZoneSettings settings) {
        return true;
    }

    /** Holds always, as nothing was said. */
    record None() implements Precondition {
        @Override
        public boolean suffices(ZoneSettings settings) {
            return !settings.preconditionRequired();
        }

        @Override
        public boolean holds(Zone zone, ZoneContents contents) {
            return true;
        }
    }

    /** Holds while there is the zone. */
    record ZoneExists() implements Precondition {
        @Override
        public boolean holds(Zone zone, ZoneContents contents) {
            return true;
        }
    }

    /** Holds while the zone is at this serial. */
    record ZoneIsAt(Serial serial) implements Precondition {
        @Override
        public boolean holds(Zone zone, ZoneContents contents) {
            return zone.serial().equals(serial);
        }
    }

    /** Holds while the zone follows this set of name servers. */
    record NameServersFollow(NameServerSetName set) implements Precondition {
        @Override
        public boolean holds(Zone zone, ZoneContents contents) {
            return zone.settings().follows(set);
        }
    }

    /** Holds while the RRset exists. */
    record RecordSetExists(RecordKey key) implements Precondition {
        @Override
        public boolean holds(Zone zone, ZoneContents contents) {
            return stored(zone, contents, key).isPresent();
        }
    }

    /** Holds while there is no such RRset. */
    record RecordSetAbsent(RecordKey key) implements Precondition {
        @Override
        public boolean holds(Zone zone, ZoneContents contents) {
            return stored(zone, contents, key).isEmpty();
        }
    }

    /** Holds while the RRset exists with exactly the content that this tag names. */
    record RecordSetIs(RecordKey key, ContentTag tag) implements Precondition {
        @Override
        public boolean holds(Zone zone, ZoneContents contents) {
            return stored(zone, contents, key)
                    .map(ContentTag::of)
                    .filter(tag::equals)
                    .isPresent();
        }
    }

    /**
     * Holds while one of these does; with none, never.
     *
     * @param alternatives each of which says enough wherever anything is asked for
     */
    record AnyOf(List<Precondition> alternatives) implements Precondition {

        /** Keeps what was handed in from changing. */
        public AnyOf {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public boolean holds(Zone zone, ZoneContents contents) {
            return alternatives.stream().anyMatch(it -> it.holds(zone, contents));
        }
    }

    /** Holds while both do, and says enough where one of them does. */
    record Both(Precondition one, Precondition other) implements Precondition {
        @Override
        public boolean suffices(ZoneSettings settings) {
            return one.suffices(settings) || other.suffices(settings);
        }

        @Override
        public boolean holds(Zone zone, ZoneContents contents) {
            return one.holds(zone, contents) && other.holds(zone, contents);
        }
    }

    private static Optional<RecordSet> stored(Zone zone, ZoneContents contents, RecordKey key) {
        RecordSet soa = zone.soaRecordSet();
        return soa.key().equals(key) ? Optional.of(soa) : contents.find(key.owner(), key.type());
    }
}
