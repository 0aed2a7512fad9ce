package dev.koder.herald.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

    @Test
    void keeps_an_odd_credential_from_getting_in_the_way_of_a_commit() {
        String odd = "a\nb".repeat(AuditEntry.LONGEST_TEXT);
        ChangeNote note = new ChangeNote(Optional.empty(), Optional.empty(), Optional.of(odd));

        AuditEntry.Who who = AuditEntry.Who.of(new Actor("alice"), note, "");

        assertThat(who.credential()).hasSize(AuditEntry.LONGEST_TEXT).startsWith("a?ba?b");
    }

    @Test
    void takes_no_text_that_would_break_a_line() {
        AuditEntry.Who nobody = new AuditEntry.Who("", "", "", "");

        assertThatThrownBy(() -> new AuditEntry(
                        AuditTrail.PLATFORM, Instant.EPOCH, nobody, "zone.created", "a\nb", AuditEntry.DONE, ""))
                .isInstanceOf(DnsFormatException.class)
                .hasMessageContaining("target");
    }
}
