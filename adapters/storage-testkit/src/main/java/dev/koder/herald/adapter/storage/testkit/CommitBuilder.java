package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Agreement;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.IdempotencyKey;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.RecordChange;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A wish to change {@code example.org.} of {@link Samples#ACME}, an hour after it came into being, unless told otherwise. */
public final class CommitBuilder {

    private final List<RecordChange> changes = new ArrayList<>();
    private TenantId tenant = Samples.ACME;
    private DomainName zone = Samples.name("example.org.");
    private Optional<ZoneChange> whole = Optional.empty();
    private Precondition precondition = new Precondition.None();
    private ChangeNote note = ChangeNote.NONE;
    private Optional<IdempotencyKey> key = Optional.empty();
    private ChangeGuard guard = ChangeGuard.NONE;
    private boolean breaksLocks;
    private Instant at = Samples.START.plus(Duration.ofHours(1));

    private CommitBuilder() {}

    /** A commit that changes nothing yet. */
    public static CommitBuilder aCommit() {
        return new CommitBuilder();
    }

    /** Aims at another zone. */
    public CommitBuilder to(String name) {
        return to(Samples.name(name));
    }

    /** Aims at another zone. */
    public CommitBuilder to(DomainName name) {
        zone = name;
        return this;
    }

    /** Has another tenant wish it. */
    public CommitBuilder by(TenantId wisher) {
        tenant = wisher;
        return this;
    }

    /** Asks for something to hold. */
    public CommitBuilder onlyIf(Precondition condition) {
        precondition = condition;
        return this;
    }

    /** Has it wished for a reason. */
    public CommitBuilder because(String reason) {
        note = new ChangeNote(Optional.of("request-1"), Optional.of(reason), Optional.of("token-1"));
        return this;
    }

    /** Has others agree to it. */
    public CommitBuilder agreedTo(Agreement agreement) {
        note = ChangeNote.agreed(Optional.of("agreed"), agreement);
        return this;
    }

    /** Has it wished under a key, so that it may come twice. */
    public CommitBuilder under(IdempotencyKey idempotencyKey) {
        key = Optional.of(idempotencyKey);
        return this;
    }

    /** Has it judged by a guard. */
    public CommitBuilder guardedBy(ChangeGuard changeGuard) {
        guard = changeGuard;
        return this;
    }

    /** Has it made although locks forbid it. */
    public CommitBuilder breakingLocks() {
        breaksLocks = true;
        return this;
    }

    /** Has it wished at another time. */
    public CommitBuilder wishedAt(Instant time) {
        at = time;
        return this;
    }

    /** Puts an RRset in place; the owner is relative to the zone unless it ends in a dot. */
    public CommitBuilder replacing(String owner, String type, String... records) {
        return changing(new RecordChange.Replace(recordSet(owner, type, records)));
    }

    /** Adds records to an RRset. */
    public CommitBuilder extending(String owner, String type, String... records) {
        return changing(new RecordChange.Extend(recordSet(owner, type, records), false));
    }

    /** Takes records out of an RRset. */
    public CommitBuilder pruning(String owner, String type, String... records) {
        return changing(new RecordChange.Prune(recordSet(owner, type, records)));
    }

    /** Takes an RRset away. */
    public CommitBuilder deleting(String owner, String type) {
        return changing(new RecordChange.Delete(new RecordKey(DomainName.parse(owner, zone), RecordType.parse(type))));
    }

    /** Changes the whole zone, in the place of single RRsets. */
    public CommitBuilder replacingAll(ZoneChange.ReplaceContents change) {
        return making(change);
    }

    /** Makes this change, in the place of those to single RRsets. */
    public CommitBuilder making(ZoneChange change) {
        whole = Optional.of(change);
        return this;
    }

    /** Adds any change. */
    public CommitBuilder changing(RecordChange change) {
        changes.add(change);
        return this;
    }

    private RecordSet recordSet(String owner, String type, String... records) {
        return Samples.recordSet(DomainName.parse(owner, zone), RecordType.parse(type), Samples.HOUR, records);
    }

    /** The wish. */
    public ZoneCommit commit() {
        ZoneChange change = whole.orElseGet(() -> new ZoneChange.ChangeRecords(changes));
        return new ZoneCommit(
                tenant,
                zone,
                precondition,
                change,
                Samples.ALICE,
                note,
                key,
                at,
                ZoneLimits.DEFAULT,
                guard,
                breaksLocks);
    }
}
