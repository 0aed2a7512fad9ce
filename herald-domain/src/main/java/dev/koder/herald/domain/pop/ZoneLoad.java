package dev.koder.herald.domain.pop;

import dev.koder.herald.domain.dns.Serial;
import java.time.Instant;
import java.util.Optional;

/**
 * That a point of presence began to serve another version of a zone, or none any more.
 *
 * @param serial of the version; empty where the zone is not served any more
 * @param loadedAt when that was, by its clock, but never after it was told
 * @param toldAt when the engine was told, by its own clock
 */
public record ZoneLoad(Optional<Serial> serial, Instant loadedAt, Instant toldAt) {

    /** When a change was seen that this load brought. A clock that has it before the commit is wrong: it was seen when it was told, at the latest. */
    Instant seenAt(CommittedChange change) {
        return loadedAt.isBefore(change.committedAt()) ? toldAt : loadedAt;
    }
}
