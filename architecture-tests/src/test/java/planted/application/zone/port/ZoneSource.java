package planted.application.zone.port;

/** Scenery: a port. */
public interface ZoneSource {}
