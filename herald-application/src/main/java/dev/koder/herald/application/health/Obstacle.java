package dev.koder.herald.application.health;

/** Why a store cannot serve, in words that every caller may read: they name no file and no other customer. */
public enum Obstacle {
    /** There is no room for what is to be written. */
    DISK_FULL("the disk is full (writes go on by themselves once there is room)"),
    /** The file system or the file takes no writes. */
    READ_ONLY("the disk is read-only"),
    /** The system could not read or write. */
    INPUT_OUTPUT("the disk reports an error"),
    /** What is kept cannot be read as what it was. */
    DAMAGED("the database is damaged"),
    /** Something else has hold of the database. */
    LOCKED("another program holds the database"),
    /** It is not where it was. */
    GONE("the database is not in its place"),
    /** The system gives no more memory. */
    OUT_OF_MEMORY("there is no memory left"),
    /** Too many wait already. */
    BUSY("too much waits for it already"),
    /** The engine is on its way out. */
    STOPPING("the engine is stopping");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    /** It as a part of a sentence. */
    public String words() {
        return words;
    }
}
