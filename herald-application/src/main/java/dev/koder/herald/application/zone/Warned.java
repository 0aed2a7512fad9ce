package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.ZoneFindings;

/** What became of a wish, together with what the rules had to say of its result. */
public interface Warned {

    /** What does not keep the result from being published, and is worth telling. */
    ZoneFindings warnings();
}
