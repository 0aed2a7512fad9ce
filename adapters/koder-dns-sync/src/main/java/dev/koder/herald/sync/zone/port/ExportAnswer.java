package dev.koder.herald.sync.zone.port;

/** What asking for a zone's export came to. */
public sealed interface ExportAnswer {

    /**
     * The body is in the draft, unchecked.
     *
     * @param claim what it should turn out to be
     */
    record Delivered(Claim claim) implements ExportAnswer {}

    /** The engine's version is the one the agent said it has. */
    record Unchanged() implements ExportAnswer {}

    /**
     * There is no export to be had; the draft may hold part of one.
     *
     * @param why what came instead and what was expected
     */
    record NotDelivered(String why) implements ExportAnswer {}
}
