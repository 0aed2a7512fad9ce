package dev.koder.herald.domain.plan;

/**
 * What is asked of a change besides a lawful result: each policy with its word for programs and its sentence. How each is
 * checked stands in {@link PlanPolicies}.
 *
 * <p>A change that goes against one may be just what is wished. Whoever is about to make it should have seen that.
 */
public enum PlanPolicy {
    FEW_RECORD_SETS_GO(
            "many-deletions", "No more than 30 % of a zone's RRsets, or of its records, are deleted at once."),
    SOA_STAYS("soa-changed", "The SOA stays as it is, its serial aside."),
    NAME_SERVERS_STAY(
            "ns-changed",
            "Name servers, those of delegations included, stay as they are, and nothing is delegated anew."),
    NOTHING_IS_SHADOWED(
            "shadowed-by-delegation",
            "No RRset comes to stand where a delegation hides it, and no delegation above one that is there."),
    TTLS_DO_NOT_FALL("ttl-lowered", "RRsets are not cached for a shorter time than before.");

    private final String code;
    private final String sentence;

    PlanPolicy(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The word by which programs know a change that goes against it; it never changes once released. */
    public String code() {
        return code;
    }

    /** The policy in words. */
    public String sentence() {
        return sentence;
    }
}
