package dev.koder.herald.domain.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SerialPolicyTest {

    private static final long FARTHEST_STEP = (1L << 31) - 1;

    @ParameterizedTest(name = "{0} after {1} at {2}: {3}")
    @CsvSource({
        "increment, 41, 2026-11-22T10:00:00Z, 42",
        "increment, 4294967295, 2026-11-22T10:00:00Z, 0",
        "unixtime, 41, 2026-11-22T10:00:00Z, 1795341600",
        "unixtime, 1795341600, 2026-11-22T10:00:00Z, 1795341601",
        "unixtime, 1795341700, 2026-11-22T10:00:00Z, 1795341701",
        "unixtime, 4294967295, 2106-02-07T06:28:16Z, 0",
        "unixtime, 4294967290, 2106-02-07T06:28:20Z, 4",
        "unixtime, 5, 1969-12-31T23:59:59Z, 6",
        "date, 41, 2026-11-22T10:00:00Z, 2026112200",
        "date, 2026112200, 2026-11-22T23:59:59.999Z, 2026112201",
        "date, 2026112203, 2026-11-23T00:00:00Z, 2026112300",
        "date, 2026112299, 2026-11-22T10:00:00Z, 2026112300",
        "date, 2026112300, 2026-11-23T10:00:00Z, 2026112301",
        "date, 2026123150, 2027-01-01T00:00:00Z, 2027010100",
        "date, 2026112201, 1970-01-01T00:00:00Z, 2026112202",
        "date, 7, 4294-12-31T00:00:00Z, 8",
        "date, 2200000000, 4294-12-31T00:00:00Z, 4294123100",
        "date, 7, 4295-01-01T00:00:00Z, 8"
    })
    void goes_on_as_the_policy_says(String policy, long current, Instant at, long expected) {
        assertThat(SerialPolicy.parse(policy).next(KeptSerials.of(new Serial(current)), at))
                .isEqualTo(new Serial(expected));
    }

    @ParameterizedTest(name = "{0} after {1} at {2}, and nobody knows what was since: {3}")
    @CsvSource({
        "increment, 41, 2026-11-22T10:00:00Z, 16777257",
        "increment, 4294967295, 2026-11-22T10:00:00Z, 16777215",
        "unixtime, 1795341600, 2026-11-22T10:00:00Z, 1795345200",
        "unixtime, 1795345200, 2026-11-22T10:00:00Z, 1812122416",
        "date, 2026112001, 2026-11-22T23:00:00Z, 2026112300",
        "date, 2026112300, 2026-11-22T10:00:00Z, 2042889516"
    })
    void leaps_beyond_what_nobody_knows(String policy, long last, Instant at, long expected) {
        assertThat(SerialPolicy.parse(policy).beyondUnknown(KeptSerials.of(new Serial(last)), at))
                .isEqualTo(new Serial(expected));
    }

    @Test
    void counts_on_when_the_new_policys_serials_are_behind() {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");

        assertThat(SerialPolicy.UNIX_TIME.next(KeptSerials.of(new Serial(2_026_112_201L)), now))
                .isEqualTo(new Serial(2_026_112_202L));
    }

    @Test
    void counts_on_where_rfc_1982_knows_no_order() {
        Serial oppositeOfNow = new Serial(1_795_341_600L + (1L << 31));

        assertThat(SerialPolicy.UNIX_TIME.next(KeptSerials.of(oppositeOfNow), Instant.ofEpochSecond(1_795_341_600L)))
                .isEqualTo(oppositeOfNow.next());
    }

    @ParameterizedTest
    @CsvSource({"increment, 1", "unixtime, 1795341600", "date, 2026112200"})
    void begins_a_zone(String policy, long expected) {
        assertThat(SerialPolicy.parse(policy).first(Instant.parse("2026-11-22T10:00:00Z")))
                .isEqualTo(new Serial(expected));
    }

    @ParameterizedTest
    @EnumSource
    void moves_forward_by_less_than_half_the_numbers_whatever_the_clock_does(SerialPolicy policy) {
        SplittableRandom random = new SplittableRandom(1982);
        Serial serial = new Serial(0);
        for (int i = 0; i < 100_000; i++) {
            Serial current = random.nextInt(10) == 0 ? new Serial(random.nextLong(1L << 32)) : serial;
            Instant at = Instant.ofEpochSecond(random.nextLong(-1L << 33, 1L << 37), random.nextInt(1_000_000_000));

            serial = policy.next(KeptSerials.of(current), at);

            long step = (serial.value() - current.value()) & Serial.MAX_VALUE;
            assertThat(serial.isAfter(current)).as("%s at %s", current, at).isTrue();
            assertThat(step).isBetween(1L, FARTHEST_STEP);
        }
    }

    @ParameterizedTest
    @EnumSource
    void never_repeats_a_serial_on_a_clock_that_jitters(SerialPolicy policy) {
        SplittableRandom random = new SplittableRandom(7);
        Instant clock = Instant.parse("2026-11-20T00:00:00Z");
        Serial serial = policy.first(clock);
        for (int i = 0; i < 20_000; i++) {
            clock = clock.plus(Duration.ofSeconds(random.nextLong(-600, 900)));
            Serial next = policy.next(KeptSerials.of(serial), clock);

            assertThat(next.isAfter(serial)).isTrue();
            serial = next;
        }
    }

    @Test
    void follows_a_switch_of_policies_in_any_order_forward() {
        SplittableRandom random = new SplittableRandom(3);
        List<SerialPolicy> policies = List.of(SerialPolicy.values());
        Serial serial = new Serial(1);
        for (int i = 0; i < 10_000; i++) {
            SerialPolicy policy = policies.get(random.nextInt(policies.size()));
            Serial next = policy.next(KeptSerials.of(serial), Instant.ofEpochSecond(1_700_000_000L + 86_400L * i));

            assertThat(next.isAfter(serial)).isTrue();
            serial = next;
        }
    }

    @Test
    void knows_no_other_words() {
        assertThatThrownBy(() -> SerialPolicy.parse("epoch"))
                .hasMessage("serial policy: epoch (expected: increment, unixtime, date)");
    }

    @Test
    void leaps_to_no_serial_from_which_counting_on_would_meet_one_that_is_kept() {
        Serial latest = new Serial(1_700_000_000L);
        KeptSerials near = new KeptSerials(new Serial(5), latest);
        KeptSerials farBehind = new KeptSerials(new Serial(3_900_000_000L), latest);

        assertThat(SerialPolicy.UNIX_TIME.next(near, Instant.ofEpochSecond(1_800_000_000L)))
                .isEqualTo(new Serial(1_800_000_000L));
        assertThat(SerialPolicy.UNIX_TIME.next(farBehind, Instant.ofEpochSecond(1_740_000_000L)))
                .isEqualTo(new Serial(1_740_000_000L));
        assertThat(SerialPolicy.UNIX_TIME.next(farBehind, Instant.ofEpochSecond(1_800_000_000L)))
                .isEqualTo(new Serial(1_700_000_001L));
    }
}
