package dev.koder.herald.sync.zone;

/** The next thing to do for a zone. */
enum Todo {
    NOTHING,
    /** Find out whether the name server takes the file in use, whose predecessor is still kept. */
    CONFIRM,
    /** Get the engine's newest version. */
    FETCH,
    /** Have the name server read the file in use, which it does not serve. */
    LOAD,
    /** Put the zone into the name server's configuration. */
    JOIN,
    /** Take the zone out of the name server's configuration. */
    LEAVE,
    /** Put the file of a deleted zone out of the way. */
    SET_ASIDE;

    /** Whether it is done zone by zone; the name server's configuration changes for many zones at once. */
    boolean isSingle() {
        return this == CONFIRM || this == FETCH || this == LOAD || this == SET_ASIDE;
    }

    /** Whether it changes the name server's configuration. */
    boolean isMembership() {
        return this == JOIN || this == LEAVE;
    }
}
