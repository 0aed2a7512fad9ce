package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.lock.ZoneLock;
import java.util.List;
import java.util.Optional;

/** What becomes of a wish to change a zone. */
public sealed interface Judgement {

    /**
     * The change is lawful: {@code patch} turns the stored contents into those of {@code next}.
     *
     * @param next the zone after the change, its serial ahead of the stored one
     * @param patch what to write; empty where only the SOA changes
     * @param warnings what whoever wished it is to be told
     */
    record Accepted(Zone next, ZonePatch patch, ZoneFindings warnings) implements Judgement {}

    /**
     * The change is lawful, and leaves so little as it was that the contents are to be written anew.
     *
     * @param next the zone after the change, its serial ahead of the stored one
     * @param contents all that is to be in it
     * @param patch how it differs from what was there, for its history; empty where there is too much of it
     * @param warnings what whoever wished it is to be told
     */
    record Replaced(Zone next, MemoryContents contents, Optional<ZonePatch> patch, ZoneFindings warnings)
            implements Judgement {}

    /**
     * The change is made although locks forbid it: whoever wished it may break them, and did.
     *
     * @param locks those that forbid it, at least one
     * @param change what is made: {@link Accepted} or {@link Replaced}
     */
    record BreaksLocks(List<ZoneLock> locks, Judgement change) implements Judgement {}

    /**
     * The zone is already as wished: no new version comes of it.
     *
     * @param warnings what whoever wished it is to be told
     */
    record Unchanged(Zone zone, ZoneFindings warnings) implements Judgement {}

    /**
     * The result would break rules.
     *
     * @param errors at least one
     */
    record Refused(ZoneFindings errors) implements Judgement {}

    /**
     * The change is lawful, but something stands against it.
     *
     * @param current the zone as it is
     */
    record Objected(Zone current, Objection objection) implements Judgement {}

    /**
     * The precondition does not hold.
     *
     * @param current the zone as it is
     */
    record PreconditionFailed(Zone current) implements Judgement {}

    /**
     * The zone is changed only by whoever says what must hold.
     *
     * @param current the zone as it is
     */
    record PreconditionRequired(Zone current) implements Judgement {}
}
