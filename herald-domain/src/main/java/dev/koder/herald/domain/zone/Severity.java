package dev.koder.herald.domain.zone;

/** What it means for a change that a rule does not hold of its result. */
public enum Severity {
    /** The change is not made. */
    ERROR,
    /** The change is made, and whoever wished it is told. */
    WARNING
}
