package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.audit.port.OwedEntry;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditTrail;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store keeps to in each of its calls that changes something: it pays the entry that the running request owes the audit trail. */
abstract class OwedEntryContract extends Contract {

    private static final AuditEntry ENTRY = new AuditEntry(
            AuditTrail.of(ACME),
            START,
            new AuditEntry.Who("alice", "", "request-1", "2001:db8::1"),
            "anOperation",
            "/a/path",
            AuditEntry.DONE,
            "what=it did");

    /** What a request owes until it is paid. */
    private static final class Owed implements OwedEntry {

        private boolean isPaid;

        @Override
        public AuditEntry entry() {
            return ENTRY;
        }

        @Override
        public void paid() {
            isPaid = true;
        }

        @Override
        public boolean isPaid() {
            return isPaid;
        }
    }

    static Stream<StoreCall> done() {
        return OwedCalls.DONE.stream();
    }

    static Stream<StoreCall> refused() {
        return OwedCalls.REFUSED.stream();
    }

    private List<AuditEntry> paid() {
        return stores().audit().after(AuditTrail.of(ACME), 0, 500).stream()
                .map(link -> link.entry())
                .filter(entry -> entry.action().equals(ENTRY.action()))
                .toList();
    }

    private void call(OwedEntry owed, StoreCall call) {
        ScopedValue.where(OwedEntry.OF_REQUEST, owed).run(() -> call.call().accept(stores()));
    }

    @ParameterizedTest
    @MethodSource("done")
    void pays_with_what_it_changes_and_once(StoreCall call) {
        Owed owed = new Owed();
        call.before().accept(stores());

        call(owed, call);
        call(owed, OwedCalls.ANOTHER);

        assertThat(owed.isPaid()).isTrue();
        assertThat(paid()).containsExactly(ENTRY);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void pays_nothing_where_it_changes_nothing_that_was_asked_for(StoreCall call) {
        Owed owed = new Owed();
        call.before().accept(stores());

        call(owed, call);

        assertThat(owed.isPaid()).isFalse();
        assertThat(paid()).isEmpty();
        call(owed, OwedCalls.ANOTHER);
        assertThat(paid()).containsExactly(ENTRY);
    }

    @Test
    void pays_beside_an_event() {
        created(aZone());
        Owed owed = new Owed();

        ScopedValue.where(OwedEntry.OF_REQUEST, owed).run(() -> done(aCommit().replacing("www", "A", "192.0.2.1")));

        assertThat(owed.isPaid()).isTrue();
        assertThat(stores().audit().after(AuditTrail.of(ACME), 0, 500))
                .extracting(link -> link.entry().action())
                .containsExactlyInAnyOrder("zone.created", "zone.changed", ENTRY.action());
    }

    @Test
    void pays_nothing_where_nothing_is_owed() {
        OwedCalls.ANOTHER.call().accept(stores());

        assertThat(paid()).isEmpty();
    }

    @Test
    void is_thought_of_in_every_call_of_every_port() {
        Stream<String> paying = OwedCalls.DONE.stream().map(StoreCall::method);

        assertThat(PortCalls.of(paying)).isEqualTo(PortCalls.all());
    }

    @Test
    void is_tried_where_it_is_refused_wherever_that_can_be() {
        assertThat(OwedCalls.REFUSED)
                .extracting(StoreCall::method)
                .containsAll(OwedCalls.DONE.stream()
                        .map(StoreCall::method)
                        .filter(method -> !OwedCalls.NEVER_REFUSED.contains(method))
                        .toList());
    }
}
