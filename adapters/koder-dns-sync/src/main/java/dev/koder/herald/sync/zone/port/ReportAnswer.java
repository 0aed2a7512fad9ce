package dev.koder.herald.sync.zone.port;

/** What a report came to. */
public sealed interface ReportAnswer {

    /**
     * The engine has it.
     *
     * @param wasKnown whether it knew this point of presence; where not, it has nothing of what it was told before
     */
    record Accepted(boolean wasKnown) implements ReportAnswer {}

    /**
     * The engine may not have it.
     *
     * @param why what came instead and what was expected
     */
    record NotAccepted(String why) implements ReportAnswer {}
}
