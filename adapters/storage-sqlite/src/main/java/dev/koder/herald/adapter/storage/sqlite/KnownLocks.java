package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.lock.ZoneLocks;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The locks of the zones that a connection has lately read, by the text that is stored of them: they change seldom, and to take the
 * text of twenty apart would be a third of what a write costs. Used by one thread at a time.
 */
final class KnownLocks {

    /** The most texts that are remembered. */
    static final int MOST = 64;

    private static final float LOAD = 0.75f;

    private final SequencedMap<String, ZoneLocks> lately = new LinkedHashMap<>(MOST, LOAD, true);

    /** What a stored text says. */
    ZoneLocks of(String text) {
        if (text.isEmpty()) {
            return ZoneLocks.NONE;
        }
        ZoneLocks known = lately.get(text);
        return known == null ? learned(text) : known;
    }

    private ZoneLocks learned(String text) {
        ZoneLocks locks = LockText.parse(text);
        lately.put(text, locks);
        if (lately.size() > MOST) {
            lately.pollFirstEntry();
        }
        return locks;
    }
}
