package dev.koder.herald.application.identity;

/** What a caller may do. */
public enum Permission {
    /** Look at the zones of its own tenant. */
    READ,
    /** Change the zones of its own tenant. */
    WRITE,
    /** Follow and fetch the zones of all tenants and report what is served: for points of presence alone. */
    POP
}
