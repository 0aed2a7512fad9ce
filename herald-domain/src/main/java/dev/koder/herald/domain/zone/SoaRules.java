package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;

/**
 * Which start of authority works, and which is wise (RFC 1912, section 2.2; RFC 2308, section 5; RIPE-203).
 *
 * <p>Refused is only what keeps secondaries from working: those that would ask without a pause, and those that would stop
 * answering before they had asked twice.
 */
public final class SoaRules {

    private static final long SHORTEST_REFRESH = 20 * 60;
    private static final long LONGEST_REFRESH = 24 * 3600;
    private static final long SHORTEST_RETRY = 3 * 60;
    private static final long SHORTEST_EXPIRE = 14 * 24 * 3600;
    private static final long LONGEST_EXPIRE = 1000 * 3600;
    private static final long LONGEST_MINIMUM = 24 * 3600;

    private final DomainName apex;
    private final Soa soa;
    private final RuleReport.Draft draft;

    private SoaRules(DomainName apex, Soa soa, RuleReport.Draft draft) {
        this.apex = apex;
        this.soa = soa;
        this.draft = draft;
    }

    /** What is to be said of this SOA. */
    public static RuleReport check(DomainName apex, Soa soa) {
        RuleReport.Draft draft = new RuleReport.Draft(ZoneLimits.DEFAULT.findings());
        refuse(apex, soa, draft);
        warn(apex, soa, draft);
        return draft.report();
    }

    /** Finds what keeps this SOA from being published. */
    static void refuse(DomainName apex, Soa soa, RuleReport.Draft draft) {
        SoaRules rules = new SoaRules(apex, soa, draft);
        rules.secondariesPause();
        rules.secondariesOutlastARetry();
    }

    private void secondariesPause() {
        if (soa.refresh() == 0) {
            tell(ZoneRule.SOA_REFRESH_IS_A_PAUSE, "refresh: 0", "at least 1 second");
        }
        if (soa.retry() == 0) {
            tell(ZoneRule.SOA_RETRY_IS_A_PAUSE, "retry: 0", "at least 1 second");
        }
    }

    private void secondariesOutlastARetry() {
        long twice = soa.refresh() + soa.retry();
        if (soa.expire() <= twice) {
            tell(
                    ZoneRule.SOA_EXPIRE_OUTLASTS_A_RETRY,
                    "expire: " + soa.expire(),
                    "more than refresh and retry together, " + twice);
        }
    }

    /** Finds what its owner will hardly want. */
    static void warn(DomainName apex, Soa soa, RuleReport.Draft draft) {
        SoaRules rules = new SoaRules(apex, soa, draft);
        rules.warnOfMailbox();
        rules.warnOfRefreshing();
        rules.warnOfExpiry();
        rules.warnOfCaching();
    }

    private void warnOfMailbox() {
        if (soa.rname().labelCount() < 2) {
            tell(
                    ZoneRule.SOA_RNAME_IS_A_MAILBOX,
                    "rname: " + soa.rname(),
                    "a mailbox, such as hostmaster.example.org. for hostmaster@example.org");
        }
    }

    private void warnOfRefreshing() {
        if (soa.refresh() < SHORTEST_REFRESH) {
            tell(ZoneRule.SOA_REFRESH_IS_NOT_SHORT, "refresh: " + soa.refresh(), "at least " + SHORTEST_REFRESH);
        }
        if (soa.refresh() > LONGEST_REFRESH) {
            tell(ZoneRule.SOA_REFRESH_IS_NOT_LONG, "refresh: " + soa.refresh(), "at most " + LONGEST_REFRESH);
        }
        if (soa.retry() < SHORTEST_RETRY) {
            tell(ZoneRule.SOA_RETRY_IS_NOT_SHORT, "retry: " + soa.retry(), "at least " + SHORTEST_RETRY);
        }
        if (soa.retry() >= soa.refresh()) {
            tell(ZoneRule.SOA_RETRY_IS_BELOW_REFRESH, "retry: " + soa.retry(), "less than refresh, " + soa.refresh());
        }
    }

    private void warnOfExpiry() {
        if (soa.expire() < SHORTEST_EXPIRE) {
            tell(ZoneRule.SOA_EXPIRE_IS_NOT_SHORT, "expire: " + soa.expire(), "at least " + SHORTEST_EXPIRE);
        }
        if (soa.expire() > LONGEST_EXPIRE) {
            tell(ZoneRule.SOA_EXPIRE_IS_NOT_LONG, "expire: " + soa.expire(), "at most " + LONGEST_EXPIRE);
        }
    }

    private void warnOfCaching() {
        if (soa.minimum() > LONGEST_MINIMUM) {
            tell(ZoneRule.SOA_MINIMUM_IS_NOT_LONG, "minimum: " + soa.minimum(), "at most " + LONGEST_MINIMUM);
        }
        if (soa.ttl().seconds() < soa.minimum()) {
            tell(
                    ZoneRule.SOA_TTL_IS_NOT_BELOW_MINIMUM,
                    "ttl: " + soa.ttl(),
                    "at least minimum, " + soa.minimum() + ": absence is cached for the shorter of both");
        }
    }

    private void tell(ZoneRule rule, String found, String expected) {
        String detail = found + " (expected: " + expected + "; " + rule.source() + ")";
        draft.add(new ZoneFinding(rule, apex, RecordType.SOA, detail, 0));
    }
}
