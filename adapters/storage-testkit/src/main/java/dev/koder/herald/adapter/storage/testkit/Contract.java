package dev.koder.herald.adapter.storage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneDeletion;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the parts of the contract have in common: an empty store at first, and short words for what is done to it. */
abstract class Contract {

    static final Instant DELETED_AT = Samples.START.plus(Duration.ofDays(1));

    /** The store under test. */
    abstract Stores stores();

    final ZoneStore zones() {
        return stores().zones();
    }

    final Zone created(ZoneBuilder zone) {
        return createdVersion(zone).zone();
    }

    final ZoneVersion createdVersion(ZoneBuilder zone) {
        CreateOutcome outcome = zones().create(zone.creation());
        assertThat(outcome).isInstanceOf(CreateOutcome.Created.class);
        return ((CreateOutcome.Created) outcome).version();
    }

    final ZoneVersion done(CommitBuilder commit) {
        CommitOutcome outcome = zones().commit(commit.commit());
        assertThat(outcome).isInstanceOf(CommitOutcome.Done.class);
        return ((CommitOutcome.Done) outcome).version();
    }

    final ChangeId deleted(TenantId tenant, String zone) {
        DeleteOutcome outcome = zones().delete(deletion(tenant, zone));
        assertThat(outcome).isInstanceOf(DeleteOutcome.Deleted.class);
        return ((DeleteOutcome.Deleted) outcome).change();
    }

    static ZoneDeletion deletion(TenantId tenant, String zone) {
        return deletion(tenant, zone, new Precondition.None());
    }

    static ZoneDeletion deletion(TenantId tenant, String zone, Precondition precondition) {
        return new ZoneDeletion(
                tenant,
                Samples.name(zone),
                precondition,
                Samples.ALICE,
                ChangeNote.NONE,
                Optional.empty(),
                DELETED_AT,
                ChangeGuard.NONE,
                false);
    }

    final Optional<Zone> found(String zone) {
        return zones().find(Samples.ACME, Samples.name(zone));
    }

    final Optional<RecordSet> stored(String owner, String type) {
        return zones().recordSet(
                        Samples.ACME, Samples.name("example.org"), Samples.name(owner), RecordType.parse(type));
    }

    /** Everything the zone holds, in the order in which a reading gets it. */
    final List<RecordSet> contents(TenantId tenant, DomainName zone) {
        Optional<List<RecordSet>> contents = zones().read(tenant, zone, (version, recordSets) -> {
            List<RecordSet> all = new ArrayList<>();
            recordSets.forEach(all::add);
            return all;
        });
        assertThat(contents).as("the zone %s of %s", zone, tenant).isPresent();
        return contents.get();
    }

    final List<RecordSet> contents(String zone) {
        return contents(Samples.ACME, Samples.name(zone));
    }

    final FeedSlice.Changes feed(Optional<TenantId> tenant, Optional<FeedCursor> after, int limit) {
        FeedSlice slice = stores().directory().changedAfter(tenant, after, limit);
        assertThat(slice).isInstanceOf(FeedSlice.Changes.class);
        return (FeedSlice.Changes) slice;
    }

    /** The whole feed, in one slice: tests with more than 500 zones page by themselves. */
    final FeedSlice.Changes feed() {
        return feed(Optional.empty(), Optional.empty(), 500);
    }

    final FeedSlice.Changes feedAfter(FeedCursor cursor) {
        return feed(Optional.empty(), Optional.of(cursor), 500);
    }
}
