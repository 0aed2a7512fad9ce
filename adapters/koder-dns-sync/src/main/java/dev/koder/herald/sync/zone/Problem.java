package dev.koder.herald.sync.zone;

import java.time.Instant;

/**
 * Something that is not as it should be.
 *
 * @param what in words
 * @param since when it began
 */
public record Problem(String what, Instant since) {}
