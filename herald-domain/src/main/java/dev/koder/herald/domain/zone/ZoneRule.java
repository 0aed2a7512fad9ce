package dev.koder.herald.domain.zone;

/**
 * What must hold of a zone before it is published, each rule with its source.
 *
 * <p>A rule is checked at the names that a change touches, against what results from the change as a whole: a batch may
 * pass through states that break a rule, its end may not.
 */
public enum ZoneRule {
    /** Every name belongs to the zone (RFC 1035, section 5.2). */
    NAMES_ARE_IN_ZONE("out-of-zone"),
    /** There is one SOA, and it stands at the apex (RFC 1035, section 5.2; RFC 2181, section 6.1). */
    SOA_STANDS_ONCE_AT_APEX("soa-misplaced"),
    /** The apex has name servers (RFC 1035, section 5.2). */
    APEX_HAS_NAME_SERVERS("apex-without-ns"),
    /** Where a CNAME stands, nothing else does (RFC 1034, section 3.6.2; RFC 2181, section 10.1). */
    CNAME_STANDS_ALONE("cname-with-other-data"),
    /** A name has one DNAME at most (RFC 6672, section 2.4). */
    DNAME_STANDS_ONCE("several-dnames"),
    /** A name below a DNAME has no data (RFC 6672, section 2.4). */
    NOTHING_BELOW_DNAME("data-below-dname"),
    /** A DS stands at a delegation, never at the apex (RFC 4035, section 2.4). */
    DS_STANDS_AT_DELEGATION("ds-without-delegation"),
    /** A name server's or mail host's name is no alias (RFC 2181, section 10.3). */
    NAME_SERVERS_ARE_NO_ALIASES("ns-target-is-alias"),
    /** A name server inside the part that it serves has an address beside it (RFC 1034, section 4.2.1). */
    GLUE_IS_PRESENT("glue-missing"),
    /** Mail hosts, services' hosts and name servers have host names (RFC 952; RFC 1123, section 2.1). */
    TARGETS_ARE_HOST_NAMES("target-not-a-host-name"),
    /** An asterisk label stands only at the left (RFC 4592, section 2.1.1, and a choice of Herald's). */
    WILDCARD_IS_LEFT_MOST("wildcard-inside-name"),
    /** Records that the signer at the PoP makes itself are not customers' (RFC 4034; RFC 5155; RFC 7344; RFC 8976). */
    SIGNER_OWNS_ITS_RECORDS("managed-by-signer"),
    /** Types that exist only in queries and messages are not data (RFC 6895, section 3.1). */
    META_TYPES_ARE_NO_DATA("meta-type");

    private final String code;

    ZoneRule(String code) {
        this.code = code;
    }

    /** The word by which programs know a breach of this rule; it never changes once released. */
    public String code() {
        return code;
    }
}
