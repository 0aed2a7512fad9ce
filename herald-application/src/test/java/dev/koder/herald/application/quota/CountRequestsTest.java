package dev.koder.herald.application.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How requests are counted by the day. */
class CountRequestsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final Noted noted = new Noted();
    private Instant now = NOON;
    private CountRequests counting = started();

    private CountRequests started() {
        return new CountRequests(tenant -> Optional.of(10L).filter(limit -> tenant.equals(ACME)), noted, () -> now);
    }

    private static Caller caller(String tenant, Permission... permissions) {
        return new Caller(new TenantId(tenant), new Actor("somebody"), Set.of(permissions));
    }

    private long admitted(int requests) {
        return IntStream.range(0, requests)
                .parallel()
                .filter(number ->
                        counting.count(caller("acme", Permission.READ)).isEmpty())
                .count();
    }

    @Test
    void lets_exactly_as_many_through_whatever_comes_at_once() {
        assertThat(admitted(1000)).isEqualTo(10);
        assertThat(counting.used(ACME)).isEqualTo(10);
    }

    @Test
    void begins_anew_with_the_next_day_in_utc_and_says_when_that_is() {
        admitted(11);
        Optional<CountRequests.Exhausted> refused = counting.count(caller("acme", Permission.READ));
        now = Instant.parse("2026-01-15T23:59:59.5Z");
        Optional<CountRequests.Exhausted> late = counting.count(caller("acme", Permission.READ));
        now = Instant.parse("2026-01-16T00:00:00Z");

        assertThat(refused).contains(new CountRequests.Exhausted(10, Instant.parse("2026-01-16T00:00:00Z"), 12 * 3600));
        assertThat(late.orElseThrow().seconds()).isEqualTo(1);
        assertThat(admitted(11)).isEqualTo(10);
    }

    @Test
    void counts_nobody_without_a_quota_and_neither_points_of_presence_nor_operators() {
        assertThat(counting.count(caller("globex", Permission.READ))).isEmpty();
        assertThat(counting.count(caller("acme", Permission.POP))).isEmpty();
        assertThat(counting.count(caller("acme", Permission.OPERATOR))).isEmpty();
        counting.write();

        assertThat(counting.used(ACME)).isZero();
        assertThat(noted.writes).isZero();
    }

    @Test
    void goes_on_after_a_start_from_what_was_written_of_the_day() {
        admitted(4);
        counting.write();
        counting.write();
        admitted(1);
        counting = started();
        long today = counting.used(ACME);
        now = now.plus(Duration.ofDays(1));
        counting = started();

        assertThat(noted.writes).isEqualTo(1);
        assertThat(today).isEqualTo(4);
        assertThat(counting.used(ACME)).isZero();
    }

    /** Keeps counts alone. */
    private static final class Noted implements QuotaStore {

        private final Map<LocalDate, Map<TenantId, Long>> counts = new HashMap<>();
        private int writes;

        @Override
        public Map<TenantId, Long> requests(LocalDate day) {
            return Map.copyOf(counts.getOrDefault(day, Map.of()));
        }

        @Override
        public void countRequests(LocalDate day, Map<TenantId, Long> requests) {
            writes++;
            counts.computeIfAbsent(day, none -> new HashMap<>()).putAll(requests);
        }

        @Override
        public Map<TenantId, Subscription> subscriptions() {
            return Map.of();
        }

        @Override
        public boolean put(TenantId tenant, Subscription subscription) {
            return false;
        }

        @Override
        public Map<PlanName, TenantPlan> sharedPlans() {
            return Map.of();
        }

        @Override
        public void putShared(PlanName name, TenantPlan plan) {}

        @Override
        public PlanRemoval removeShared(PlanName name) {
            return PlanRemoval.NO_SUCH_PLAN;
        }

        @Override
        public Holdings holdings(TenantId tenant) {
            return Holdings.NONE;
        }
    }
}
