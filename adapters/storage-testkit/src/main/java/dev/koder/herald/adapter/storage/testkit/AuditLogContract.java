package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.audit.port.AuditLog;
import dev.koder.herald.domain.audit.AuditChain;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditHead;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.audit.TrailCheck;
import dev.koder.herald.domain.tenant.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} keeps to. */
abstract class AuditLogContract extends Contract {

    private static final AuditEntry.Who WHO =
            new AuditEntry.Who("alice@example.org", "token-1", "request-1", "2001:db8::1");

    private AuditLog log() {
        return stores().audit();
    }

    private static AuditEntry entry(AuditTrail trail, String detail, Instant at) {
        return new AuditEntry(trail, at, WHO, "createWebhook", "/api/v1/webhooks", AuditEntry.DONE, detail);
    }

    private List<AuditLink> trail(TenantId tenant) {
        return log().after(AuditTrail.of(tenant), 0, 500);
    }

    /** What is wrong with a trail, seen from behind this place. */
    private static Optional<String> fault(List<AuditLink> links, AuditHead base) {
        TrailCheck check = new TrailCheck(new AuditChain(AuditLogContract::sha256), base, Optional.empty());
        links.forEach(check::follow);
        return check.end(links.getLast().head());
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keeps_entries_as_they_were_added_each_tied_to_the_one_before() {
        AuditEntry first = entry(AuditTrail.of(ACME), "première", START.plusNanos(1));
        AuditEntry second = entry(AuditTrail.of(ACME), "", START);

        log().append(List.of(first, second));

        assertThat(trail(ACME)).extracting(AuditLink::entry).containsExactly(first, second);
        assertThat(trail(ACME)).extracting(link -> link.head().sequence()).containsExactly(1L, 2L);
        assertThat(fault(trail(ACME), AuditHead.ORIGIN)).isEmpty();
    }

    @Test
    void counts_each_trail_by_itself() {
        log().append(List.of(
                entry(AuditTrail.of(ACME), "a", START),
                entry(AuditTrail.PLATFORM, "b", START),
                entry(AuditTrail.of(GLOBEX), "c", START),
                entry(AuditTrail.of(ACME), "d", START)));

        assertThat(trail(ACME)).extracting(link -> link.entry().detail()).containsExactly("a", "d");
        assertThat(trail(GLOBEX)).extracting(link -> link.head().sequence()).containsExactly(1L);
        assertThat(log().after(AuditTrail.PLATFORM, 0, 10)).hasSize(1);
        assertThat(fault(trail(ACME), AuditHead.ORIGIN)).isEmpty();
    }

    @Test
    void shows_a_trail_part_by_part() {
        IntStream.range(0, 5).forEach(i -> log().append(List.of(entry(AuditTrail.of(ACME), "" + i, START))));

        assertThat(log().after(AuditTrail.of(ACME), 1, 2))
                .extracting(link -> link.head().sequence())
                .containsExactly(2L, 3L);
        assertThat(log().after(AuditTrail.of(ACME), 5, 2)).isEmpty();
    }

    @Test
    void has_an_entry_for_every_event() {
        created(aZone());
        done(aCommit().replacing("www", "A", "192.0.2.1"));
        deleted(ACME, "example.org");

        assertThat(trail(ACME))
                .extracting(link -> link.entry().action())
                .containsExactly("zone.created", "zone.changed", "zone.deleted");
        assertThat(trail(ACME))
                .allSatisfy(link -> assertThat(link.entry().target()).isEqualTo("example.org."));
        assertThat(fault(trail(ACME), AuditHead.ORIGIN)).isEmpty();
    }

    @Test
    void has_no_entry_for_what_came_to_nothing() {
        created(aZone());
        zones().commit(aCommit().replacing("@", "CNAME", "example.net.").commit());

        assertThat(trail(ACME)).hasSize(1);
    }

    @Test
    void forgets_the_oldest_and_says_so_in_the_trail() {
        for (int day = 0; day < 4; day++) {
            log().append(List.of(entry(AuditTrail.of(ACME), "" + day, START.plus(Duration.ofDays(day)))));
        }
        AuditHead last = trail(ACME).get(1).head();
        Instant now = START.plus(Duration.ofDays(9));

        boolean isMore = log().forget(START.plus(Duration.ofDays(2)), now, 100);

        assertThat(isMore).isFalse();
        assertThat(trail(ACME)).extracting(link -> link.head().sequence()).containsExactly(3L, 4L, 5L);
        assertThat(trail(ACME).getLast().entry()).isEqualTo(TrailCheck.forgotten(AuditTrail.of(ACME), last, now));
        assertThat(fault(trail(ACME), last)).isEmpty();
        assertThat(log().forget(START.plus(Duration.ofDays(2)), now, 100)).isFalse();
        assertThat(trail(ACME)).hasSize(3);
    }

    @Test
    void goes_on_with_a_trail_all_of_which_was_forgotten() {
        log().append(List.of(entry(AuditTrail.of(ACME), "", START)));
        log().forget(START.plusSeconds(1), START.plusSeconds(2), 100);
        log().append(List.of(entry(AuditTrail.of(ACME), "", START.plusSeconds(3))));

        assertThat(trail(ACME)).extracting(link -> link.head().sequence()).containsExactly(2L, 3L);
    }

    @Test
    void forgets_a_few_at_a_time() {
        IntStream.range(0, 5).forEach(i -> log().append(List.of(entry(AuditTrail.of(ACME), "" + i, START))));

        assertThat(log().forget(START.plusSeconds(1), START.plusSeconds(2), 2)).isTrue();
        assertThat(trail(ACME).getFirst().head().sequence()).isEqualTo(3);
    }
}
