package dev.koder.herald.app;

/** What the program ends with. */
final class ExitCodes {

    /** All went well. */
    static final int DONE = 0;

    /** It could not be done; one line on standard error says why. */
    static final int CANNOT = 1;

    /** The command line or the configuration is wrong; a line for each problem says what was expected. */
    static final int WRONG_INPUT = 2;

    /** Changes are pending, of the commands that look for them: they end with {@link #WRONG_USE} where others end with 2. */
    static final int PENDING = 2;

    /** It waits for the agreement of others: a change request was made, and nothing was changed. */
    static final int PROPOSED = 3;

    /** Nobody knows whether it was done: the answer was lost, and no further one came. */
    static final int UNKNOWN = 4;

    /** The command line is wrong, of the commands for which 2 means pending changes; EX_USAGE of BSD's sysexits. */
    static final int WRONG_USE = 64;

    private ExitCodes() {}
}
