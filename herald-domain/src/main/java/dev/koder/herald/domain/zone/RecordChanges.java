package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what single changes make of a zone, one after the other. */
final class RecordChanges {

    private final Zone stored;
    private final PatchedContents contents;
    private final ZoneLimits limits;
    private final RuleReport.Draft draft;
    private Soa soa;

    private RecordChanges(Zone stored, ZoneContents contents, ZoneLimits limits) {
        this.stored = stored;
        this.contents = new PatchedContents(contents);
        this.limits = limits;
        this.draft = new RuleReport.Draft(limits.findings());
        this.soa = stored.soa();
    }

    static Judgement judge(
            Zone stored, ZoneContents contents, ZoneChange.ChangeRecords wish, Instant at, ZoneLimits limits) {
        RecordChanges work = new RecordChanges(stored, contents, limits);
        wish.changes().forEach(work::apply);
        ZoneSettings settings = work.contents.isChanged(stored.name())
                ? NameServerChange.settings(stored, contents, work.contents)
                : stored.settings();
        return work.judgement(settings, at);
    }

    static Judgement judge(
            Zone stored, ZoneContents contents, ZoneChange.ChangeBoth wish, Instant at, ZoneLimits limits) {
        RecordChanges work = new RecordChanges(stored, contents, limits);
        wish.records().changes().forEach(work::apply);
        return work.judgement(stored.settings().movedAs(wish.before(), wish.after()), at);
    }

    static Judgement judge(
            Zone stored, ZoneContents contents, ZoneChange.ReplaceSoa wish, Instant at, ZoneLimits limits) {
        RecordChanges work = new RecordChanges(stored, contents, limits);
        work.put(wish.upon(stored));
        return work.judgement(stored.settings().with(wish.serialPolicy()), at);
    }

    static Judgement judge(
            Zone stored, ZoneContents contents, ZoneChange.ChangeSettings wish, Instant at, ZoneLimits limits) {
        RecordChanges work = new RecordChanges(stored, contents, limits);
        return work.judgement(stored.settings().requiringPrecondition(wish.preconditionRequired()), at);
    }

    static Judgement judge(
            Zone stored, ZoneContents contents, ZoneChange.ReplaceNameServers wish, Instant at, ZoneLimits limits) {
        RecordChanges work = new RecordChanges(stored, contents, limits);
        NameServerChange servers = new NameServerChange(stored, work.contents, wish);
        servers.check(work.draft);
        work.soa = servers.soa();
        servers.apply();
        return work.judgement(stored.settings().following(wish.set()), at);
    }

    private Judgement judgement(ZoneSettings settings, Instant at) {
        ZonePatch patch = contents.patch();
        long growth = patch.growth();
        long count = stored.recordSetCount() + growth;
        ZoneRules.checkChange(stored.name(), contents, contents.changedOwners(), draft);
        if (growth > 0) {
            ZoneRules.tooLarge(stored.name(), count, limits).ifPresent(draft::add);
        }
        RuleReport report = draft.report();
        if (!report.errors().isEmpty()) {
            return new Judgement.Refused(report.errors());
        }
        if (patch.isEmpty() && soa.equals(stored.soa()) && settings.equals(stored.settings())) {
            return new Judgement.Unchanged(stored, report.warnings());
        }
        Serial serial = settings.serialPolicy().next(stored.kept(), at);
        Zone next = stored.next(serial, soa, settings, count, at);
        return new Judgement.Accepted(next, patch, report.warnings());
    }

    private void apply(RecordChange change) {
        RecordKey key = change.key();
        if (key.type().equals(RecordType.SOA) && key.owner().equals(stored.name())) {
            applyToSoa(change);
            return;
        }
        switch (change) {
            case RecordChange.Replace replace -> contents.put(replace.recordSet());
            case RecordChange.Extend extend -> extend(there(key), extend);
            case RecordChange.Prune prune -> there(key).ifPresent(set -> prune(set, prune.recordSet()));
            case RecordChange.Delete delete -> contents.remove(delete.key());
        }
    }

    private Optional<RecordSet> there(RecordKey key) {
        return contents.find(key.owner(), key.type());
    }

    private void applyToSoa(RecordChange change) {
        DomainName apex = stored.name();
        switch (change) {
            case RecordChange.Replace replace
            when replace.recordSet().records().size() == 1 -> put(Soa.of(replace.recordSet()));
            case RecordChange.Replace replace ->
                reportSoa(replace.recordSet().records().size() + " SOA records (expected: exactly one at the apex "
                        + apex + ")");
            case RecordChange.Extend extend -> reportSoa("a second SOA (expected: one; replace it to change it)");
            case RecordChange.Prune prune ->
                reportSoa("the SOA taken away (expected: it stays; replace it to change it)");
            case RecordChange.Delete delete ->
                reportSoa("the SOA taken away (expected: it stays; replace it to change it)");
        }
    }

    private void put(Soa wished) {
        if (!wished.equals(stored.soa())) {
            SoaRules.refuse(stored.name(), wished, draft);
        }
        SoaRules.warn(stored.name(), wished, draft);
        soa = wished;
    }

    private void reportSoa(String detail) {
        tell(ZoneRule.SOA_STANDS_ONCE_AT_APEX, new RecordKey(stored.name(), RecordType.SOA), detail);
    }

    private void tell(ZoneRule rule, RecordKey key, String detail) {
        draft.add(new ZoneFinding(rule, key.owner(), key.type(), detail, 0));
    }

    private void extend(Optional<RecordSet> there, RecordChange.Extend extend) {
        try {
            contents.put(there.isEmpty() ? extend.recordSet() : extended(there.get(), extend));
        } catch (DnsFormatException tooLarge) {
            String detail = tooLarge.value() + " (expected: " + tooLarge.expected() + ")";
            tell(ZoneRule.RRSET_FITS_INTO_A_MESSAGE, extend.key(), detail);
        }
    }

    private static RecordSet extended(RecordSet there, RecordChange.Extend extend) {
        RecordSet more = extend.recordSet();
        List<Rdata> records = new ArrayList<>(there.records());
        records.addAll(more.records());
        Ttl ttl = extend.keepsTtl() ? there.ttl() : more.ttl();
        return new RecordSet(more.owner(), more.type(), ttl, records);
    }

    private void prune(RecordSet there, RecordSet less) {
        List<Rdata> records = new ArrayList<>(there.records());
        records.removeAll(less.records());
        if (records.isEmpty()) {
            contents.remove(there.key());
        } else {
            contents.put(new RecordSet(there.owner(), there.type(), there.ttl(), records));
        }
    }
}
