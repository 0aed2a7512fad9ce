package planted.adapter.storage.sqlite;

/** Scenery: the entry point of an adapter. */
public final class Database {}
