package dev.koder.herald.application.zone;

import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import java.util.Optional;

/**
 * One version and what it changed.
 *
 * @param entry who made it, when and why
 * @param previous the version before it; empty where there is none, or none any more
 * @param patch what it changed; empty where everything counts as new
 */
public record VersionDetails(VersionEntry entry, Optional<Zone> previous, Optional<ZonePatch> patch) {}
