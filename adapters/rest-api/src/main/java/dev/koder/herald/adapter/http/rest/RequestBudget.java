package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.domain.quota.Admission;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.RequestCost;
import org.jspecify.annotations.Nullable;

/** What one request spends of its caller's budget, and what its answer tells of that. Used by one thread. */
final class RequestBudget {

    private final RequestLimits limits;
    private @Nullable Spending spending;
    private int spent;
    private Admission last = new Admission.Unlimited();

    RequestBudget(RequestLimits limits) {
        this.limits = limits;
    }

    /** Whose budget it is. */
    private record Spending(Caller caller, LimitClass limitClass) {}

    /**
     * Spends what the smallest request costs.
     *
     * @throws Refusal when there is less
     */
    void open(Caller caller, LimitClass limitClass) {
        spending = new Spending(caller, limitClass);
        spendUpTo(RequestCost.ofBody(0));
    }

    /**
     * Spends what a body of at least so many octets costs more.
     *
     * @throws Refusal when there is less
     */
    void spendOnBody(long octets) {
        spendUpTo(RequestCost.ofBody(octets));
    }

    private void spendUpTo(int tokens) {
        Spending mine = spending;
        if (mine != null && tokens > spent) {
            last = limits.spend(mine.caller(), mine.limitClass(), tokens - spent);
            spent = tokens;
        }
    }

    /** The answer with what is left. */
    Answer toldBy(Answer answer) {
        return last instanceof Admission.Admitted admitted && !answer.headers().containsKey(RequestLimits.LEFT)
                ? answer.with(RequestLimits.POLICY, RequestLimits.policy(admitted.limitClass(), admitted.limit()))
                        .with(
                                RequestLimits.LEFT,
                                RequestLimits.left(admitted.limitClass(), admitted.left(), admitted.seconds()))
                : answer;
    }
}
