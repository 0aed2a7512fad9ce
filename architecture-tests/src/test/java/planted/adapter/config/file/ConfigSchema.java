package planted.adapter.config.file;

/** Scenery. */
public final class ConfigSchema {}
