package dev.koder.herald.app;

/** How a command says what came of it. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** For programs: one document, as the engine answered. */
    JSON
}
