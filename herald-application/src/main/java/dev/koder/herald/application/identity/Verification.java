package dev.koder.herald.application.identity;

/** What a bearer token proved. */
public sealed interface Verification {

    /**
     * The token is good.
     *
     * @param caller who it stands for
     */
    record Accepted(Caller caller) implements Verification {}

    /**
     * The token proves nothing.
     *
     * @param reason for the log and the caller; holds no part of the token
     */
    record Rejected(String reason) implements Verification {}
}
