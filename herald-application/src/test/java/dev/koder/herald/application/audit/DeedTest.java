package dev.koder.herald.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.audit.port.OwedEntry;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditTrail;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request does, until its entry is in the trail. */
class DeedTest {

    private final Deed deed = new Deed(new AuditEntry(
            AuditTrail.PLATFORM,
            Instant.EPOCH,
            new AuditEntry.Who("alice", "", "", ""),
            "issueToken",
            "/api/v1/tokens",
            AuditEntry.DONE,
            "reason=a new build"));

    private String said(String what, Object value) {
        deed.during(() -> {
            Deed.say(what, value);
            return true;
        });
        return deed.entry().detail();
    }

    @Test
    void is_owed_by_its_request_until_it_is_paid() {
        boolean isOwed = deed.during(() -> OwedEntry.now().isPresent());
        deed.paid();
        boolean isOwedStill = deed.during(() -> OwedEntry.now().isPresent());

        assertThat(isOwed).isTrue();
        assertThat(isOwedStill).isFalse();
        assertThat(OwedEntry.now()).isEmpty();
    }

    @Test
    void says_before_the_reason_what_it_came_to_and_of_what_is_said_twice_the_last() {
        said("token", "tok_1");
        said("times", 1);

        assertThat(said("token", "tok_2")).isEqualTo("token=tok_2 times=1 reason=a new build");
    }

    @ParameterizedTest
    @CsvSource({"a build, '\"a build\"'", "a\"b, '\"a''b\"'", "'', '\"\"'", "tok_1, tok_1"})
    void shows_where_a_value_ends_whatever_somebody_called_it(String value, String shown) {
        assertThat(said("name", value)).isEqualTo("name=" + shown + " reason=a new build");
    }

    @Test
    void says_no_more_than_an_entry_has_room_for_and_nothing_that_breaks_a_line() {
        for (int i = 0; i < 100; i++) {
            said("name" + i, "a\nb".repeat(AuditEntry.LONGEST_TEXT));
        }

        assertThat(deed.entry().detail())
                .startsWith("name0=a?ba?b")
                .endsWith("... reason=a new build")
                .hasSizeLessThan(Deed.LONGEST + 50);
    }

    @Test
    void says_nothing_where_no_request_runs() {
        Deed.say("token", "tok_1");

        assertThat(deed.entry().detail()).isEqualTo("reason=a new build");
    }
}
