package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.FeedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ZoneBookTest {
    private static final DomainName BUSY = DomainName.parse("busy.example.");
    private static final DomainName PATIENT = DomainName.parse("patient.example.");

    private static final EndMark FIRST =
            EndMark.parse("; end zone busy.example. serial 1 records 1 sha256 " + "0".repeat(64));

    private final ZoneBook book = new ZoneBook(
            () -> Instant.EPOCH, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(1)), () -> {});

    private void change(DomainName zone, int serial) {
        book.wish(List.of(new FeedEntry(zone, new Serial(serial), FeedEntry.Fate.LIVE)), false);
    }

    @Test
    void a_zone_that_changes_faster_than_it_is_served_keeps_no_other_waiting() {
        change(BUSY, 1);
        change(PATIENT, 1);
        ZoneState taken = book.take(1).getFirst();
        change(BUSY, 2);
        book.done(taken, new Outcome.Placed(FIRST));

        assertThat(taken.zone()).isEqualTo(BUSY);
        assertThat(book.take(1)).extracting(ZoneState::zone).containsExactly(PATIENT);
        assertThat(book.take(1)).extracting(ZoneState::zone).containsExactly(BUSY);
    }
}
