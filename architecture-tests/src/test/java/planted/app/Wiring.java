package planted.app;

/** Scenery. */
public final class Wiring {}
