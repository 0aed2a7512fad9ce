package dev.koder.herald.sync.zone.port;

/** What a report came to. */
public sealed interface ReportAnswer {

    /** The engine has it. */
    record Accepted() implements ReportAnswer {}

    /**
     * The engine may not have it.
     *
     * @param why what came instead and what was expected
     */
    record NotAccepted(String why) implements ReportAnswer {}
}
