package dev.koder.herald.application.review;

import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Instant;

/** A step of a change request, or of the rules that ask for one, as the event tells of it that is left with it. */
public record ReviewStep(EventType type, Actor actor, ChangeNote note, Instant at) {}
