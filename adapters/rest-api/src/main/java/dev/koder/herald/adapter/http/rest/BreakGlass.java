package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;

/** The header by which an administrator of a tenant has a change made although locks forbid it. */
final class BreakGlass {

    private static final String NAME = RequestHeader.BREAK_GLASS.name();

    private BreakGlass() {}

    static boolean isAskedFor(Incoming incoming) {
        String text = incoming.header(NAME).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Refusal.ofParameter(NAME, NAME + ": neither true nor false (expected: true, or none)");
        }
        return text.equals("true");
    }

    /** The caller who breaks locks; a refusal where it may not, or does not say why. */
    static Caller granted(Caller caller) {
        if (!caller.may(Permission.ADMIN)) {
            throw new Refusal(
                    ProblemType.FORBIDDEN,
                    NAME + ": not for this caller (expected: a token with the scope herald.admin besides)");
        }
        if (caller.note().reason().isEmpty()) {
            throw Refusal.ofParameter(
                    RequestHeader.REASON.name(),
                    RequestHeader.REASON.name() + ": missing (expected: why locks are to be broken, with " + NAME
                            + ")");
        }
        return caller.breakingLocks();
    }
}
