package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.Severity.ERROR;
import static dev.koder.herald.domain.zone.Severity.WARNING;

/**
 * What is asked of a zone before it is published: each rule with its severity, its word for programs, its source and its
 * sentence. How each is checked stands in {@link ZoneRules}.
 *
 * <p>A rule is checked at the names that a change touches, against what results from the change as a whole: a batch may
 * pass through states that break a rule, its end may not.
 */
public enum ZoneRule {
    APEX_HAS_NAME_SERVERS(ERROR, "apex-without-ns", "RFC 1035, section 5.2", "The apex has name servers."),
    NAMES_ARE_IN_ZONE(ERROR, "out-of-zone", "RFC 1035, section 5.2", "Every name belongs to the zone."),
    SOA_STANDS_ONCE_AT_APEX(
            ERROR, "soa-misplaced", "RFC 1035, section 5.2", "There is one SOA, and it stands at the apex."),
    SOA_REFRESH_IS_A_PAUSE(
            ERROR,
            "soa-refresh-zero",
            "RFC 1912, section 2.2",
            "Secondaries pause between two looks for a new version."),
    SOA_RETRY_IS_A_PAUSE(ERROR, "soa-retry-zero", "RFC 1912, section 2.2", "Secondaries pause after a failed look."),
    SOA_EXPIRE_OUTLASTS_A_RETRY(
            ERROR,
            "soa-expire-too-short",
            "RFC 1912, section 2.2",
            "Secondaries go on until they have looked again after a failed look."),
    CNAME_STANDS_ALONE(
            ERROR,
            "cname-with-other-data",
            "RFC 1034, section 3.6.2; RFC 2181, section 10.1",
            "Where a CNAME stands, nothing else does."),
    DNAME_STANDS_ONCE(ERROR, "several-dnames", "RFC 6672, section 2.4", "A name has one DNAME at most."),
    DNAME_STANDS_AT_NO_DELEGATION(
            ERROR, "dname-beside-ns", "RFC 6672, section 2.3", "Below the apex, no DNAME stands beside an NS."),
    NOTHING_BELOW_DNAME(ERROR, "data-below-dname", "RFC 6672, section 2.4", "A name below a DNAME has no data."),
    DS_STANDS_AT_DELEGATION(
            ERROR, "ds-without-delegation", "RFC 4035, section 2.4", "A DS stands at a delegation, never at the apex."),
    NAME_SERVERS_ARE_NO_ALIASES(
            ERROR, "ns-target-is-alias", "RFC 2181, section 10.3", "A name server's name is no CNAME."),
    GLUE_IS_PRESENT(
            ERROR,
            "glue-missing",
            "RFC 1034, section 4.2.1",
            "A name server inside the part that it serves has an address beside it."),
    TARGETS_ARE_HOST_NAMES(
            ERROR,
            "target-not-a-host-name",
            "RFC 952; RFC 1123, section 2.1",
            "Mail hosts, services' hosts and name servers have host names."),
    NULL_MX_STANDS_ALONE(
            ERROR, "null-mx-with-others", "RFC 7505, section 3", "An MX that says there is no mail stands alone."),
    WILDCARD_IS_LEFT_MOST(
            ERROR,
            "wildcard-inside-name",
            "RFC 4592, section 2.1.1, and a choice of Herald's",
            "An asterisk label stands only at the left."),
    SIGNER_OWNS_ITS_RECORDS(
            ERROR,
            "managed-by-signer",
            "RFC 4034; RFC 5155; RFC 7344; RFC 8976",
            "Records that the signer at the PoP makes itself are not customers'."),
    RRSET_FITS_INTO_A_MESSAGE(
            ERROR, "rrset-too-large", "RFC 1035, section 4.2.2", "An RRset fits into one message of 65535 octets."),
    ZONE_KEEPS_ITS_LIMIT(ERROR, "zone-too-large", "the setting limits.zone-record-sets", "A zone keeps its limit."),

    HIDDEN_BY_DELEGATION(
            WARNING,
            "hidden-by-delegation",
            "RFC 1034, section 4.2.1; RFC 5936, section 3.5",
            "Data at or below a delegation, but for DS and glue, is answered by nobody."),
    TARGETS_HAVE_DATA(
            WARNING,
            "dangling-target",
            "RFC 1034, section 3.6.2; RFC 5321, section 5.1",
            "A target inside the zone leads to data, that of a host to an address."),
    HOSTS_ARE_NO_ALIASES(
            WARNING,
            "target-is-alias",
            "RFC 2181, section 10.3; RFC 2782",
            "A mail host's or a service's host's name is no CNAME."),
    TTL_IS_WORTH_CACHING(WARNING, "ttl-very-low", "RFC 1912, section 2.2", "A TTL is long enough to be of use."),
    SOA_RNAME_IS_A_MAILBOX(
            WARNING, "soa-rname-no-mailbox", "RFC 1912, section 2.2", "The SOA tells a mailbox, with a domain."),
    SOA_REFRESH_IS_NOT_SHORT(
            WARNING, "soa-refresh-short", "RFC 1912, section 2.2", "Secondaries look every 20 minutes at most."),
    SOA_REFRESH_IS_NOT_LONG(WARNING, "soa-refresh-long", "RIPE-203", "Secondaries look once a day at least."),
    SOA_RETRY_IS_NOT_SHORT(
            WARNING,
            "soa-retry-short",
            "RFC 1912, section 2.2",
            "Secondaries look again after 3 minutes at the earliest."),
    SOA_RETRY_IS_BELOW_REFRESH(
            WARNING,
            "soa-retry-not-below-refresh",
            "RFC 1912, section 2.2",
            "Secondaries look again before the next look would be due."),
    SOA_EXPIRE_IS_NOT_SHORT(
            WARNING, "soa-expire-short", "RFC 1912, section 2.2", "Secondaries go on for two weeks without contact."),
    SOA_EXPIRE_IS_NOT_LONG(
            WARNING, "soa-expire-long", "RIPE-203", "Secondaries stop with what is older than 1000 hours."),
    SOA_MINIMUM_IS_NOT_LONG(WARNING, "soa-minimum-long", "RFC 2308, section 5", "Absence is cached for a day at most."),
    SOA_TTL_IS_NOT_BELOW_MINIMUM(
            WARNING,
            "soa-ttl-below-minimum",
            "RFC 2308, section 5",
            "The SOA, which proves absence, is cached for as long as absence is."),
    NAME_SERVERS_ARE_TWO(WARNING, "nameserver-alone", "RFC 2182, section 5", "A zone has two name servers at least."),
    NAME_SERVERS_SHARE_NO_ADDRESS(
            WARNING, "nameservers-share-address", "RFC 2182, section 3.1", "Name servers share no address."),
    NAME_SERVERS_ARE_THOSE_OF_THE_SET(
            WARNING,
            "nameservers-behind-set",
            "a choice of Herald's",
            "A zone that follows a set of name servers has those of the set.");

    private final Severity severity;
    private final String code;
    private final String source;
    private final String sentence;

    ZoneRule(Severity severity, String code, String source, String sentence) {
        this.severity = severity;
        this.code = code;
        this.source = source;
        this.sentence = sentence;
    }

    /** What it means that the rule does not hold. */
    public Severity severity() {
        return severity;
    }

    /** The word by which programs know a breach of this rule; it never changes once released. */
    public String code() {
        return code;
    }

    /** Where the rule comes from. */
    public String source() {
        return source;
    }

    /** The rule in words. */
    public String sentence() {
        return sentence;
    }

    /** Whether something that is missing breaks it, so that a part of a zone proves nothing. */
    boolean isAboutWhatIsMissing() {
        return switch (this) {
            case APEX_HAS_NAME_SERVERS, DS_STANDS_AT_DELEGATION, GLUE_IS_PRESENT, TARGETS_HAVE_DATA -> true;
            default -> false;
        };
    }
}
