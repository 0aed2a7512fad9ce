package planted.domain.zone;

/** Scenery. */
public record Zone(String name) {}
