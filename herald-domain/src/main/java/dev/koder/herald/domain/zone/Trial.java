package dev.koder.herald.domain.zone;

/**
 * What would become of a wish to change a zone.
 *
 * @param base the zone as it is
 * @param judgement on the wish, seen from there
 */
public record Trial(Zone base, Judgement judgement) {}
