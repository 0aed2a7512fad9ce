package dev.koder.herald.domain.quota;

import java.util.Locale;

/** A kind of requests with a budget of its own: spending one leaves the others as they are. */
public enum LimitClass {
    /** Looking at things. */
    READ,
    /** Changing a few things. */
    WRITE,
    /** Whole zones coming in, and what is of that size. */
    BULK,
    /** Whole zones going out. */
    EXPORT,
    /** All that points of presence ask for. */
    POP,
    /** Attempts that prove no identity, by the address they come from. */
    AUTH_FAILURE;

    /** Its name in settings, headers and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
