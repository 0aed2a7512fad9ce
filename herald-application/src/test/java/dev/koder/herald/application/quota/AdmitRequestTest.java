package dev.koder.herald.application.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.dns.IpAddress;
import dev.koder.herald.domain.quota.Admission;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tenants are held to their limits, each by itself. */
@Timeout(60)
class AdmitRequestTest {

    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");
    private static final Rates RATES = new Rates(Map.of(
            LimitClass.READ, RateLimit.parse("1000/m"),
            LimitClass.WRITE, RateLimit.parse("10/m"),
            LimitClass.POP, RateLimit.parse("5000/m"),
            LimitClass.AUTH_FAILURE, RateLimit.parse("10/m")));

    private Instant now = START;
    private Rates own = Rates.NONE;
    private final AdmitRequest limits = new AdmitRequest(RATES, tenant -> own, () -> now);

    private static Caller caller(String tenant, Permission... permissions) {
        return new Caller(new TenantId(tenant), new Actor("tester"), Set.of(permissions));
    }

    private boolean isAdmitted(String tenant, LimitClass limitClass, long cost) {
        return limits.admit(caller(tenant, Permission.WRITE), limitClass, cost) instanceof Admission.Admitted;
    }

    private void passToFullBudgets() {
        now = now.plusSeconds(60);
    }

    @Test
    void tells_what_is_left_and_when_all_of_it_is_there_again() {
        passToFullBudgets();

        assertThat(limits.admit(caller("a", Permission.WRITE), LimitClass.WRITE, 4))
                .isEqualTo(new Admission.Admitted(LimitClass.WRITE, RateLimit.parse("10/m"), 6, 24));
        assertThat(limits.admit(caller("a", Permission.WRITE), LimitClass.WRITE, 8))
                .isEqualTo(new Admission.Limited(LimitClass.WRITE, RateLimit.parse("10/m"), 6, 12));
    }

    @Test
    void what_was_refused_costs_nothing() {
        passToFullBudgets();

        assertThat(isAdmitted("a", LimitClass.WRITE, 9)).isTrue();
        assertThat(isAdmitted("a", LimitClass.WRITE, 2)).isFalse();
        assertThat(isAdmitted("a", LimitClass.WRITE, 1)).isTrue();
    }

    @Test
    void reads_do_not_spend_what_writes_need() {
        passToFullBudgets();

        assertThat(isAdmitted("a", LimitClass.READ, 1000)).isTrue();
        assertThat(isAdmitted("a", LimitClass.READ, 1)).isFalse();
        assertThat(isAdmitted("a", LimitClass.WRITE, 10)).isTrue();
    }

    @Test
    void a_tenant_does_not_spend_what_another_has() {
        passToFullBudgets();

        assertThat(isAdmitted("a", LimitClass.WRITE, 10)).isTrue();
        assertThat(isAdmitted("a", LimitClass.WRITE, 1)).isFalse();
        assertThat(isAdmitted("b", LimitClass.WRITE, 10)).isTrue();
    }

    @Test
    void after_a_start_there_is_half() {
        assertThat(isAdmitted("a", LimitClass.WRITE, 5)).isTrue();
        assertThat(isAdmitted("a", LimitClass.WRITE, 1)).isFalse();
    }

    @Test
    void what_costs_more_than_there_ever_is_takes_all_of_it() {
        passToFullBudgets();

        assertThat(isAdmitted("a", LimitClass.WRITE, 64)).isTrue();
        assertThat(isAdmitted("a", LimitClass.WRITE, 1)).isFalse();
    }

    @Test
    void a_class_without_a_limit_is_not_limited() {
        assertThat(limits.admit(caller("a"), LimitClass.EXPORT, 1_000_000)).isEqualTo(new Admission.Unlimited());
    }

    @Test
    void what_a_tenant_was_given_counts_instead_and_at_once() {
        passToFullBudgets();
        assertThat(isAdmitted("a", LimitClass.WRITE, 10)).isTrue();

        own = new Rates(Map.of(LimitClass.WRITE, RateLimit.parse("6000/m")));
        now = now.plusSeconds(1);

        assertThat(isAdmitted("a", LimitClass.WRITE, 100)).isTrue();
        assertThat(isAdmitted("a", LimitClass.WRITE, 1)).isFalse();
    }

    @Test
    void points_of_presence_have_a_budget_of_their_own_whatever_they_ask_for() {
        passToFullBudgets();
        Caller pop = caller("pops", Permission.POP);

        assertThat(limits.admit(pop, LimitClass.READ, 3000)).isInstanceOf(Admission.Admitted.class);
        assertThat(limits.admit(pop, LimitClass.EXPORT, 2001)).isInstanceOf(Admission.Limited.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::2, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false"
    })
    void failures_are_counted_by_address_and_those_of_ipv6_by_network(String one, String other, boolean isShared) {
        passToFullBudgets();
        for (int i = 0; i < 10; i++) {
            assertThat(limits.countFailure(IpAddress.parse(one))).isInstanceOf(Admission.Admitted.class);
        }

        assertThat(limits.countFailure(IpAddress.parse(other)) instanceof Admission.Limited)
                .isEqualTo(isShared);
    }

    @Test
    void of_many_threads_exactly_as_many_requests_are_admitted_as_the_limit_says() throws InterruptedException {
        passToFullBudgets();
        AtomicInteger admitted = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        var threads = IntStream.range(0, 64)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    await(go);
                    for (int i = 0; i < 200; i++) {
                        admitted.addAndGet(isAdmitted("a", LimitClass.READ, 1) ? 1 : 0);
                    }
                }))
                .toList();

        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(admitted).hasValue(1000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_million_tenants_fit_into_a_bounded_room_and_the_busy_one_among_them_keeps_its_limit() {
        Buckets<Integer> buckets = new Buckets<>(START);
        passToFullBudgets();
        RateLimit ten = RateLimit.parse("10/m");

        int admitted = 0;
        for (int tenant = 1; tenant <= 1_000_000; tenant++) {
            buckets.take(tenant, ten, 1, now);
            admitted += tenant % 1000 == 0 && buckets.take(0, ten, 1, now).isTaken() ? 1 : 0;
        }

        assertThat(buckets.size()).isLessThanOrEqualTo(Buckets.MOST);
        assertThat(admitted).isEqualTo(10);
    }

    @Test
    void budgets_that_are_whole_again_are_forgotten() {
        Buckets<Integer> buckets = new Buckets<>(START);
        RateLimit ten = RateLimit.parse("10/m");
        for (int tenant = 0; tenant < 10_000; tenant++) {
            passToFullBudgets();
            buckets.take(tenant, ten, 1, now);
        }

        assertThat(buckets.size()).isLessThan(200);
    }
}
