package dev.koder.herald.domain.quota;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much a tenant may have, and how much it may ask for. Immutable.
 *
 * @param quotas 0 or more of each; one that is missing here is as much as anybody wants
 * @param rates how many requests
 */
public record TenantPlan(Map<Quota, Long> quotas, Rates rates) {

    /** Says nothing. */
    public static final TenantPlan NONE = new TenantPlan(Map.of(), Rates.NONE);

    /** Refuses numbers below 0. */
    public TenantPlan {
        quotas = Map.copyOf(quotas);
        quotas.forEach((quota, most) -> {
            if (most < 0) {
                throw new DnsFormatException(quota.word(), most.toString(), "0 or more");
            }
        });
    }

    /** What it says, for people, in the order of quotas and of classes. */
    public String words() {
        Stream<String> amounts = quotas.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(quota -> quota.getKey().word() + "=" + quota.getValue());
        Stream<String> limits = rates.limits().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(limit -> limit.getKey().word() + "=" + limit.getValue());
        return Stream.concat(amounts, limits).collect(Collectors.joining(" "));
    }

    /** How much of it, where there is a limit. */
    public Optional<Long> of(Quota quota) {
        return Optional.ofNullable(quotas.get(quota));
    }

    /** This plan, and of what the other one speaks too, that. */
    public TenantPlan overriddenBy(TenantPlan other) {
        Map<Quota, Long> both = new EnumMap<>(Quota.class);
        both.putAll(quotas);
        both.putAll(other.quotas);
        return new TenantPlan(both, rates.overriddenBy(other.rates));
    }
}
