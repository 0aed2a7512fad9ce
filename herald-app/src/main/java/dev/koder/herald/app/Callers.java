package dev.koder.herald.app;

import dev.koder.herald.adapter.http.rest.RestApi;
import dev.koder.herald.application.access.KeepTokens;
import dev.koder.herald.application.access.RecogniseTokens;
import dev.koder.herald.application.audit.KeepAudit;
import dev.koder.herald.application.identity.IdentifyCaller;
import dev.koder.herald.application.identity.port.TokenVerifier;
import dev.koder.herald.application.quota.AdmitRequest;
import dev.koder.herald.application.quota.CountRequests;
import dev.koder.herald.application.quota.TenantPlans;
import dev.koder.herald.application.retry.RememberAnswers;
import dev.koder.herald.domain.quota.Quota;

/**
 * Who calls, how often they may and how much they may have.
 *
 * @param verifier what tokens of persons are worth
 * @param programs what tokens of programs are worth
 * @param plans what tenants may have
 * @param counting how many requests they sent
 * @param audit what they did
 */
record Callers(
        TokenVerifier verifier, RecogniseTokens programs, TenantPlans plans, CountRequests counting, KeepAudit audit) {

    static Callers on(Foundation base, TokenVerifier verifier) {
        KeepAudit audit = new KeepAudit(base.stores().audit());
        TenantPlans plans = new TenantPlans(base.config().plan(), base.stores().quotas());
        return new Callers(
                verifier,
                new RecogniseTokens(base.stores().tokens(), base.clock(), Sha256::of, audit),
                plans,
                new CountRequests(
                        tenant -> plans.quota(tenant, Quota.REQUESTS_PER_DAY),
                        base.stores().quotas(),
                        base.clock()),
                audit);
    }

    RestApi.Callers useCases(Foundation base) {
        return new RestApi.Callers(
                new IdentifyCaller(verifier, programs),
                new AdmitRequest(base.config().plan().rates(), plans::ownRates, base.clock()),
                counting,
                plans,
                new KeepTokens(
                        base.stores().tokens(),
                        base.clock(),
                        base.random(),
                        Sha256::of,
                        tenant -> plans.quota(tenant, Quota.TOKENS)),
                new RememberAnswers(base.stores().answers(), base.clock()));
    }
}
