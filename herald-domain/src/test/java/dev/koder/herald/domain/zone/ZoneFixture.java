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
import java.util.stream.IntStream;

/** A lawful zone {@code example.org.} for tests of this package and of those that judge its changes, and short words for changing it. */
public final class ZoneFixture {

    public static final DomainName APEX = DomainName.parse("example.org");
    public static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final Soa SOA = new Soa(
            DomainName.parse("ns1.example.net"),
            DomainName.parse("hostmaster.example.net"),
            7200,
            900,
            1_209_600,
            300,
            new Ttl(3600));

    private ZoneFixture() {}

    public static RecordSet set(String owner, String type, String... records) {
        RecordType recordType = RecordType.parse(type);
        return new RecordSet(
                DomainName.parse(owner, APEX),
                recordType,
                new Ttl(300),
                Arrays.stream(records)
                        .map(text -> Rdata.parse(recordType, text, APEX))
                        .toList());
    }

    public static RecordKey key(String owner, String type) {
        return new RecordKey(DomainName.parse(owner, APEX), RecordType.parse(type));
    }

    /** The apex's name servers and whatever else is given. */
    public static MemoryContents contents(RecordSet... more) {
        List<RecordSet> all = new ArrayList<>(List.of(set("@", "NS", "ns1.example.net.", "ns2.example.net.")));
        all.addAll(Arrays.asList(more));
        return MemoryContents.of(all);
    }

    public static Zone zone(long serial, MemoryContents contents) {
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

    /** The apex's name servers and so many hosts, all at this address. */
    public static MemoryContents hosts(int count, String address) {
        return contents(IntStream.range(0, count)
                .mapToObj(i -> set("h" + i, "A", address))
                .toArray(RecordSet[]::new));
    }

    public static Zone zone(Soa soa, ZoneSettings settings, MemoryContents contents) {
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

    public static Judgement judge(MemoryContents contents, RecordChange... changes) {
        return judge(contents, new Precondition.None(), new ZoneChange.ChangeRecords(List.of(changes)));
    }

    public static Judgement judge(MemoryContents contents, ZoneLimits limits, RecordChange... changes) {
        return judge(contents, new Precondition.None(), new ZoneChange.ChangeRecords(List.of(changes)), limits);
    }

    public static Judgement judge(MemoryContents contents, Precondition precondition, ZoneChange change) {
        return judge(contents, precondition, change, ZoneLimits.DEFAULT);
    }

    private static Judgement judge(
            MemoryContents contents, Precondition precondition, ZoneChange change, ZoneLimits limits) {
        return judge(zone(41, contents), contents, precondition, change, limits);
    }

    public static Judgement judge(Zone zone, MemoryContents contents, Precondition precondition, ZoneChange change) {
        return judge(zone, contents, precondition, change, ZoneLimits.DEFAULT);
    }

    private static Judgement judge(
            Zone zone, MemoryContents contents, Precondition precondition, ZoneChange change, ZoneLimits limits) {
        return judge(zone, contents, precondition, change, limits, ChangeGuard.NONE);
    }

    /** What becomes of a change, however large, of a zone that holds this, with something that may object to it. */
    public static Judgement judge(MemoryContents contents, ZoneChange change, ChangeGuard guard) {
        return judge(
                zone(41, contents), contents, new Precondition.None(), change, new ZoneLimits(1_000_000, 100), guard);
    }

    private static Judgement judge(
            Zone zone,
            MemoryContents contents,
            Precondition precondition,
            ZoneChange change,
            ZoneLimits limits,
            ChangeGuard guard) {
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
                        guard,
                        false)
                .judge(zone, contents);
    }

    /** That all contents take the place of those that are there. */
    public static ZoneChange replacement(MemoryContents all) {
        return new ZoneChange.ReplaceContents(SOA, Optional.empty(), all);
    }

    public static RecordChange replace(String owner, String type, String... records) {
        return new RecordChange.Replace(set(owner, type, records));
    }

    public static RecordChange delete(String owner, String type) {
        return new RecordChange.Delete(key(owner, type));
    }
}
