package planted.sync;

/** Scenery. */
public final class SyncZones {}
