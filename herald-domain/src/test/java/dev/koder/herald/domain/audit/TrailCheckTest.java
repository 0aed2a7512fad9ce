package dev.koder.herald.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.tenant.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever lays hands on a trail is found out. */
class TrailCheckTest {

    private static final Instant AT = Instant.parse("2026-01-15T10:00:00Z");
    private static final AuditTrail TRAIL = AuditTrail.of(new TenantId("acme"));
    private static final AuditChain CHAIN = new AuditChain(TrailCheckTest::sha256);
    private static final AuditEntry.Who WHO = new AuditEntry.Who("alice", "token-1", "request-1", "192.0.2.1");

    private final List<AuditLink> trail = trail(6);
    private final AuditHead last = trail.getLast().head();

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AuditEntry entry(String detail) {
        return new AuditEntry(TRAIL, AT, WHO, "zone.changed", "example.org.", AuditEntry.DONE, detail);
    }

    private static List<AuditLink> trail(int length) {
        List<AuditLink> links = new ArrayList<>();
        AuditHead head = AuditHead.ORIGIN;
        for (int i = 0; i < length; i++) {
            links.add(CHAIN.link(head, entry("serial=" + i)));
            head = links.getLast().head();
        }
        return links;
    }

    private Optional<String> fault(List<AuditLink> links) {
        return fault(links, AuditHead.ORIGIN, Optional.empty());
    }

    private Optional<String> fault(List<AuditLink> links, AuditHead base, Optional<AuditHead> known) {
        TrailCheck check = new TrailCheck(CHAIN, base, known);
        links.forEach(check::follow);
        return check.end(last);
    }

    @Test
    void finds_nothing_wrong_with_a_trail_as_it_was_written() {
        assertThat(fault(trail)).isEmpty();
        assertThat(fault(trail, AuditHead.ORIGIN, Optional.of(trail.get(3).head())))
                .isEmpty();
    }

    @Test
    void finds_every_entry_that_was_taken_away() {
        for (int i = 0; i < trail.size(); i++) {
            List<AuditLink> without = new ArrayList<>(trail);
            without.remove(i);

            assertThat(fault(without)).isPresent();
        }
    }

    @Test
    void finds_every_two_entries_that_changed_places() {
        for (int i = 1; i < trail.size(); i++) {
            List<AuditLink> swapped = new ArrayList<>(trail);
            Collections.swap(swapped, i - 1, i);

            assertThat(fault(swapped)).isPresent();
        }
    }

    static Stream<AuditEntry> changes() {
        AuditEntry it = entry("serial=2");
        AuditEntry.Who other = new AuditEntry.Who("mallory", "token-1", "request-1", "192.0.2.1");
        return Stream.of(
                new AuditEntry(
                        AuditTrail.PLATFORM, it.at(), it.who(), it.action(), it.target(), it.outcome(), it.detail()),
                new AuditEntry(TRAIL, AT.plusNanos(1), it.who(), it.action(), it.target(), it.outcome(), it.detail()),
                new AuditEntry(TRAIL, AT, other, it.action(), it.target(), it.outcome(), it.detail()),
                new AuditEntry(TRAIL, AT, WHO, "zone.deleted", it.target(), it.outcome(), it.detail()),
                new AuditEntry(TRAIL, AT, WHO, it.action(), "example.net.", it.outcome(), it.detail()),
                new AuditEntry(TRAIL, AT, WHO, it.action(), it.target(), "zone-locked", it.detail()),
                it.withDetail("serial=3"),
                new AuditEntry(TRAIL, AT, WHO, it.action(), it.target() + it.outcome(), "", it.detail()),
                new AuditEntry(
                        TRAIL,
                        AT,
                        new AuditEntry.Who("alicetoken-1", "", "request-1", "192.0.2.1"),
                        it.action(),
                        it.target(),
                        it.outcome(),
                        it.detail()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void finds_an_entry_that_was_changed(AuditEntry changed) {
        List<AuditLink> links = new ArrayList<>(trail);
        links.set(2, new AuditLink(trail.get(2).head(), changed));

        assertThat(fault(links)).hasValueSatisfying(what -> assertThat(what).startsWith("entry 3 is not what"));
    }

    @Test
    void finds_an_entry_that_was_changed_together_with_its_hash() {
        List<AuditLink> links = new ArrayList<>(trail);
        links.set(2, CHAIN.link(trail.get(1).head(), entry("other")));

        assertThat(fault(links)).hasValueSatisfying(what -> assertThat(what).startsWith("entry 4 is not what"));
    }

    @Test
    void finds_a_trail_that_was_cut_off_or_written_anew_against_what_was_noted_elsewhere() {
        List<AuditLink> anew = new ArrayList<>();
        anew.add(CHAIN.link(AuditHead.ORIGIN, entry("forged")));
        TrailCheck check = new TrailCheck(CHAIN, AuditHead.ORIGIN, Optional.of(last));
        anew.forEach(check::follow);

        assertThat(fault(trail.subList(0, 3))).isPresent();
        assertThat(check.end(anew.getLast().head())).isPresent();
        assertThat(fault(trail, AuditHead.ORIGIN, Optional.of(new AuditHead(4, "f".repeat(64)))))
                .isPresent();
    }

    @Test
    void takes_a_beginning_that_is_missing_for_forgotten_only_where_an_entry_says_so() {
        AuditHead base = trail.get(1).head();
        List<AuditLink> rest = new ArrayList<>(trail.subList(2, 6));
        Optional<String> silent = fault(rest, base, Optional.empty());
        rest.add(CHAIN.link(last, TrailCheck.forgotten(TRAIL, base, AT)));
        TrailCheck check = new TrailCheck(CHAIN, base, Optional.empty());
        rest.forEach(check::follow);

        assertThat(silent).isPresent();
        assertThat(check.end(rest.getLast().head())).isEmpty();
    }
}
