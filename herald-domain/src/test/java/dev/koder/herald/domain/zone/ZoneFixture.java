package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A lawful zone {@code example.org.} for tests, and short words for changing it. */
final class ZoneFixture {

    static final DomainName APEX = DomainName.parse("example.org");
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Soa SOA = new Soa(
            DomainName.parse("ns1.example.net"),
            DomainName.parse("hostmaster.example.net"),
            7200,
            900,
            1_209_600,
            300,
            new Ttl(3600));

    private ZoneFixture() {}

    static RecordSet set(String owner, String type, String... records) {
        RecordType recordType = RecordType.parse(type);
        return new RecordSet(
                DomainName.parse(owner, APEX),
                recordType,
                new Ttl(300),
                Arrays.stream(records)
                        .map(text -> Rdata.parse(recordType, text, APEX))
                        .toList());
    }

    static RecordKey key(String owner, String type) {
        return new RecordKey(DomainName.parse(owner, APEX), RecordType.parse(type));
    }

    /** The apex's name servers and whatever else is given. */
    static MemoryContents contents(RecordSet... more) {
        List<RecordSet> all = new ArrayList<>(List.of(set("@", "NS", "ns1.example.net.", "ns2.example.net.")));
        all.addAll(Arrays.asList(more));
        return MemoryContents.of(all);
    }

    static Zone zone(long serial, MemoryContents contents) {
        return new Zone(
                new TenantId("tenant-1"),
                APEX,
                new Serial(serial),
                SOA,
                ZoneSettings.PLAIN,
                ZoneLocks.NONE,
                contents.recordSetCount(),
                CREATED,
                CREATED);
    }

    static Zone zone(Soa soa, ZoneSettings settings, MemoryContents contents) {
        return new Zone(
                new TenantId("tenant-1"),
                APEX,
                new Serial(41),
                soa,
                settings,
                ZoneLocks.NONE,
                contents.recordSetCount(),
                CREATED,
                CREATED);
    }

    static Judgement judge(MemoryContents contents, RecordChange... changes) {
        return judge(contents, new Precondition.None(), new ZoneChange.ChangeRecords(List.of(changes)));
    }

    static Judgement judge(MemoryContents contents, ZoneLimits limits, RecordChange... changes) {
        return judge(contents, new Precondition.None(), new ZoneChange.ChangeRecords(List.of(changes)), limits);
    }

    static Judgement judge(MemoryContents contents, Precondition precondition, ZoneChange change) {
        return judge(contents, precondition, change, ZoneLimits.DEFAULT);
    }

    private static Judgement judge(
            MemoryContents contents, Precondition precondition, ZoneChange change, ZoneLimits limits) {
        return judge(zone(41, contents), contents, precondition, change, limits);
    }

    static Judgement judge(Zone zone, MemoryContents contents, Precondition precondition, ZoneChange change) {
        return judge(zone, contents, precondition, change, ZoneLimits.DEFAULT);
    }

    private static Judgement judge(
            Zone zone, MemoryContents contents, Precondition precondition, ZoneChange change, ZoneLimits limits) {
        return new ZoneCommit(
                        zone.tenant(),
                        APEX,
                        precondition,
                        change,
                        new Actor("somebody"),
                        ChangeNote.NONE,
                        Optional.empty(),
                        NOW,
                        limits,
                        ChangeGuard.NONE,
                        false)
                .judge(zone, contents);
    }

    static RecordChange replace(String owner, String type, String... records) {
        return new RecordChange.Replace(set(owner, type, records));
    }

    static RecordChange delete(String owner, String type) {
        return new RecordChange.Delete(key(owner, type));
    }
}
