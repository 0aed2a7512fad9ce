package dev.koder.herald.application.identity;

/** What a caller may do. */
public enum Permission {
    /** Look at the zones of its own tenant. */
    READ,
    /** Change the zones of its own tenant. */
    WRITE,
    /** Agree to changes that others of its own tenant have asked for. */
    APPROVE,
    /** Keep its own tenant: its tokens, the locks of others, the rules of review. */
    ADMIN,
    /** Keep the platform: the plans and quotas of all tenants. Out of the reach of customers. */
    OPERATOR,
    /** Follow and fetch the zones of all tenants and report what is served: for points of presence alone. */
    POP
}
