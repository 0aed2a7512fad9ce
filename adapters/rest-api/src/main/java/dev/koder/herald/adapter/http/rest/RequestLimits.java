package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.quota.AdmitRequest;
import dev.koder.herald.application.quota.CountRequests;
import dev.koder.herald.domain.dns.IpAddress;
import dev.koder.herald.domain.quota.Admission;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.Quota;
import dev.koder.herald.domain.quota.RateLimit;
import java.util.Map;

/** Holds requests to the limits, and says so in headers (draft-ietf-httpapi-ratelimit-headers-10). Safe for use by many threads. */
final class RequestLimits {

    static final String POLICY = "RateLimit-Policy";
    static final String LEFT = "RateLimit";

    private final AdmitRequest limits;
    private final CountRequests counting;
    private final Metrics metrics;

    RequestLimits(AdmitRequest limits, CountRequests counting, Metrics metrics) {
        this.limits = limits;
        this.counting = counting;
        this.metrics = metrics;
    }

    /** What a request may spend; of nobody until it is opened. */
    RequestBudget budget() {
        return new RequestBudget(this);
    }

    /**
     * Counts an attempt to call from this address that proved no identity.
     *
     * @throws Refusal with 429 when there have been too many
     */
    void countFailure(IpAddress address) {
        refuseLimited(
                limits.countFailure(address),
                "attempts from " + address + " that prove no identity (a token that is good is still taken)");
    }

    /**
     * Spends what a request costs.
     *
     * @throws Refusal with 429 when the caller's tenant has less
     */
    Admission spend(Caller caller, LimitClass limitClass, int tokens) {
        Admission admission = limits.admit(caller, limitClass, tokens);
        refuseLimited(admission, "requests of tenant " + caller.tenant());
        return admission;
    }

    /**
     * Counts a request to what the caller's tenant may send on a day.
     *
     * @throws Refusal when it has sent as many
     */
    void count(Caller caller) {
        counting.count(caller).ifPresent(exhausted -> {
            throw new Refusal(Problem.of(
                    ProblemType.QUOTA_EXCEEDED,
                    Quota.REQUESTS_PER_DAY.word() + ": " + exhausted.limit() + " were sent (expected: at most "
                            + exhausted.limit() + "; the next day begins at " + exhausted.renewedAt() + ")",
                    Map.of("Retry-After", Long.toString(exhausted.seconds()))));
        });
    }

    private void refuseLimited(Admission admission, String what) {
        if (admission instanceof Admission.Limited limited) {
            metrics.countLimited(limited.limitClass());
            throw new Refusal(Problem.of(
                    ProblemType.RATE_LIMITED,
                    what + ": " + limited.left() + " left of class "
                            + limited.limitClass().word() + " (expected: within " + limited.limit() + ", a pause of "
                            + limited.seconds() + " s)",
                    Map.of(
                            POLICY,
                            policy(limited.limitClass(), limited.limit()),
                            LEFT,
                            left(limited.limitClass(), limited.left(), limited.seconds()),
                            "Retry-After",
                            Long.toString(limited.seconds()))));
        }
    }

    static String policy(LimitClass limitClass, RateLimit limit) {
        return "\"" + limitClass.word() + "\";q=" + limit.tokens() + ";w="
                + limit.window().toSeconds();
    }

    static String left(LimitClass limitClass, long tokens, long seconds) {
        return "\"" + limitClass.word() + "\";r=" + tokens + ";t=" + seconds;
    }
}
