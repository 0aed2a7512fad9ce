package planted.application.zone;

/** Scenery: a use case. */
public final class CreateZone {}
