package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.ZoneFixture.APEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Ttl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoaRulesTest {

    @ParameterizedTest(name = "refresh {0}, retry {1}, expire {2}: {3}")
    @CsvSource({
        "0, 900, 1209600, soa-refresh-zero, refresh: 0 (expected: at least 1 second)",
        "7200, 0, 1209600, soa-retry-zero, retry: 0 (expected: at least 1 second)",
        "7200, 900, 8100, soa-expire-too-short,"
                + " 'expire: 8100 (expected: more than refresh and retry together, 8100)'",
        "7200, 900, 0, soa-expire-too-short, 'expire: 0 (expected: more than refresh and retry together, 8100)'",
        "2147483647, 2147483647, 2147483647, soa-expire-too-short,"
                + " 'expire: 2147483647 (expected: more than refresh and retry together, 4294967294)'"
    })
    void refuses_what_keeps_secondaries_from_working(
            long refresh, long retry, long expire, String code, String detail) {
        assertThat(errors(APEX, soa(refresh, retry, expire, 300, 3600)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule().code()).isEqualTo(code);
                    assertThat(problem.detail())
                            .isEqualTo(detail.replaceFirst(
                                    "\\)$", "; " + problem.rule().source() + ")"));
                });
    }

    @Test
    void tells_everything_that_keeps_secondaries_from_working() {
        assertThat(errors(APEX, soa(0, 0, 0, 0, 0)))
                .extracting(ZoneFinding::rule)
                .containsExactly(
                        ZoneRule.SOA_REFRESH_IS_A_PAUSE,
                        ZoneRule.SOA_RETRY_IS_A_PAUSE,
                        ZoneRule.SOA_EXPIRE_OUTLASTS_A_RETRY);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}, ttl {4}")
    @CsvSource({
        "7200, 900, 1209600, 300, 3600",
        "1200, 180, 1209600, 0, 0",
        "86400, 7200, 3600000, 86400, 86400",
        "10000, 2400, 2419200, 10800, 10800"
    })
    void takes_what_the_rfcs_recommend_without_a_word(long refresh, long retry, long expire, long minimum, long ttl) {
        Soa soa = soa(refresh, retry, expire, minimum, ttl);

        assertThat(errors(APEX, soa)).isEmpty();
        assertThat(warnings(APEX, soa)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}, ttl {4}: {5}")
    @CsvSource({
        "1199, 900, 1209600, 300, 3600, soa-refresh-short, refresh: 1199 (expected: at least 1200)",
        "86401, 900, 1209600, 300, 3600, soa-refresh-long, refresh: 86401 (expected: at most 86400)",
        "7200, 179, 1209600, 300, 3600, soa-retry-short, retry: 179 (expected: at least 180)",
        "7200, 7200, 1209600, 300, 3600, soa-retry-not-below-refresh,"
                + " 'retry: 7200 (expected: less than refresh, 7200)'",
        "7200, 900, 1209599, 300, 3600, soa-expire-short, expire: 1209599 (expected: at least 1209600)",
        "7200, 900, 3600001, 300, 3600, soa-expire-long, expire: 3600001 (expected: at most 3600000)",
        "7200, 900, 1209600, 86401, 90000, soa-minimum-long, minimum: 86401 (expected: at most 86400)",
        "7200, 900, 1209600, 3601, 3600, soa-ttl-below-minimum,"
                + " 'ttl: 3600 (expected: at least minimum, 3601: absence is cached for the shorter of both)'"
    })
    void warns_of_what_is_hardly_wanted(
            long refresh, long retry, long expire, long minimum, long ttl, String code, String detail) {
        assertThat(warnings(APEX, soa(refresh, retry, expire, minimum, ttl)))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.rule().code()).isEqualTo(code);
                    assertThat(warning.detail())
                            .isEqualTo(detail.replaceFirst(
                                    "\\)$", "; " + warning.rule().source() + ")"));
                });
    }

    @Test
    void warns_of_a_responsible_person_without_a_mailbox() {
        Soa soa =
                new Soa(DomainName.parse("ns1.example.net"), DomainName.ROOT, 7200, 900, 1_209_600, 300, new Ttl(3600));

        assertThat(warnings(APEX, soa)).extracting(ZoneFinding::rule).containsExactly(ZoneRule.SOA_RNAME_IS_A_MAILBOX);
    }

    private static List<ZoneFinding> errors(DomainName apex, Soa soa) {
        return SoaRules.check(apex, soa).errors().first();
    }

    private static List<ZoneFinding> warnings(DomainName apex, Soa soa) {
        return SoaRules.check(apex, soa).warnings().first();
    }

    private static Soa soa(long refresh, long retry, long expire, long minimum, long ttl) {
        return new Soa(
                DomainName.parse("ns1.example.net"),
                DomainName.parse("hostmaster.example.net"),
                refresh,
                retry,
                expire,
                minimum,
                new Ttl(ttl));
    }
}
