package dev.koder.herald.domain.quota;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What operators have settled for one tenant.
 *
 * @param plan the plan that it shares with others; empty for the one of all who have no other
 * @param own what counts for it alone, whatever its plan says
 */
public record Subscription(Optional<PlanName> plan, TenantPlan own) {

    /** Nothing is settled. */
    public static final Subscription NONE = new Subscription(Optional.empty(), TenantPlan.NONE);

    /** What was settled, for people: the plan's name, and what counts instead. */
    public String words() {
        return Stream.of(plan.map(name -> "plan=" + name).orElse(""), own.words())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** No plan but its own. */
    public static Subscription of(TenantPlan own) {
        return new Subscription(Optional.empty(), own);
    }
}
