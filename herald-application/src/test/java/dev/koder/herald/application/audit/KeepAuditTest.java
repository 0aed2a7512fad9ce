package dev.koder.herald.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.application.audit.port.AuditLog;
import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of refusals while the store takes no writes. */
class KeepAuditTest {

    private final SwitchedLog log = new SwitchedLog();
    private final KeepAudit audit = new KeepAudit(log);

    private void refuse(String action, int times) {
        for (int i = 0; i < times; i++) {
            audit.refused(new AuditEntry(
                    AuditTrail.PLATFORM,
                    Instant.EPOCH,
                    new AuditEntry.Who("a", "", "192.0.2.1", ""),
                    action,
                    "",
                    "forbidden",
                    ""));
        }
    }

    private List<String> written() {
        return log.entries.stream()
                .map(entry -> (entry.action() + " " + entry.detail()).strip())
                .toList();
    }

    @Test
    void refusals_that_could_not_be_written_are_written_with_those_that_came_since() {
        refuse("putRecordSet", 2);
        log.isFull = true;
        assertThatThrownBy(audit::write).isInstanceOf(StoreUnavailableException.class);
        refuse("deleteZone", 1);
        refuse("putRecordSet", 3);

        log.isFull = false;
        audit.write();
        audit.write();

        assertThat(written()).containsExactly("putRecordSet times=5", "deleteZone");
    }

    @Test
    void no_more_of_them_are_kept_than_between_two_writes() {
        log.isFull = true;
        for (int i = 0; i < KeepAudit.MOST_OF_TRAIL; i++) {
            refuse("early" + i, 1);
        }
        assertThatThrownBy(audit::write).isInstanceOf(StoreUnavailableException.class);
        refuse("late", 7);
        assertThatThrownBy(audit::write).isInstanceOf(StoreUnavailableException.class);

        log.isFull = false;
        audit.write();

        assertThat(written())
                .hasSize(KeepAudit.MOST_OF_TRAIL + 1)
                .last()
                .asString()
                .startsWith("audit.passed-over times=7 ");
    }

    /** A log that takes nothing while its disk is full. */
    private static final class SwitchedLog implements AuditLog {

        private final List<AuditEntry> entries = new ArrayList<>();
        private boolean isFull;

        @Override
        public void append(List<AuditEntry> more) {
            if (isFull) {
                throw new StoreUnavailableException(Obstacle.DISK_FULL, "no space left");
            }
            entries.addAll(more);
        }

        @Override
        public List<AuditLink> after(AuditTrail trail, long after, int limit) {
            return List.of();
        }

        @Override
        public boolean forget(Instant olderThan, Instant at, int limit) {
            return false;
        }
    }
}
