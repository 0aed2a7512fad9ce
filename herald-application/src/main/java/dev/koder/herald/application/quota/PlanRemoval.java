package dev.koder.herald.application.quota;

/** What became of the wish to remove a plan that tenants share. */
public enum PlanRemoval {
    /** It is gone. */
    REMOVED,
    /** There was none. */
    NO_SUCH_PLAN,
    /** A tenant has been given it. */
    IN_USE
}
