package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Instant;

/**
 * What a request with an idempotency key made of a zone.
 *
 * @param fingerprint tells the request from others
 * @param version what it made
 * @param warnings what the rules warned of
 * @param at when it was wished
 */
record KeptChange(String fingerprint, ZoneVersion version, ZoneFindings warnings, Instant at) {}
