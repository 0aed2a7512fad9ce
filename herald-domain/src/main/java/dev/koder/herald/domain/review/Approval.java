package dev.koder.herald.domain.review;

import dev.koder.herald.domain.tenant.Actor;
import java.time.Instant;

/** That somebody agrees to a change, exactly as its digest names it. */
public record Approval(Actor actor, Instant at) {}
