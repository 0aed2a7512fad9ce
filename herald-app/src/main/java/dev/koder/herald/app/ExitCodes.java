package dev.koder.herald.app;

/** What the program ends with. */
final class ExitCodes {

    /** All went well. */
    static final int DONE = 0;

    /** It could not be done; one line on standard error says why. */
    static final int CANNOT = 1;

    /** The command line or the configuration is wrong; a line for each problem says what was expected. */
    static final int WRONG_INPUT = 2;

    private ExitCodes() {}
}
