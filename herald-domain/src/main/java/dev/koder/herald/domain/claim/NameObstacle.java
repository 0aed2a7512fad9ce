package dev.koder.herald.domain.claim;

/** What keeps a tenant from having a zone of a name, whoever else may have it. */
public enum NameObstacle {
    /** Somebody else has a zone above or below it. Neither who nor which is ever told. */
    RELATED_NAME_HELD("a name neither above nor below a zone of somebody else"),
    /** Strangers register names directly below it. */
    PUBLIC_SUFFIX("a name below a public suffix, such as example.org."),
    /** It is the platform's own, or above or below such a name. */
    PLATFORM("a name that is not the platform's own");

    private final String expected;

    NameObstacle(String expected) {
        this.expected = expected;
    }

    /** What would have been accepted instead. */
    public String expected() {
        return expected;
    }
}
