package dev.koder.herald.domain.review;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneLimits;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A lawful zone {@code example.org.} for tests, and short words for changing it. */
final class ReviewFixture {

    static final DomainName APEX = DomainName.parse("example.org");
    static final TenantId TENANT = new TenantId("tenant-1");
    static final Actor ALICE = new Actor("alice");
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Soa SOA = new Soa(
            DomainName.parse("ns1.example.net"),
            DomainName.parse("hostmaster.example.net"),
            7200,
            900,
            1_209_600,
            300,
            new Ttl(3600));

    private ReviewFixture() {}

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

    /** The apex's name servers and so many hosts, all at this address. */
    static MemoryContents hosts(int count, String address) {
        List<RecordSet> all = new ArrayList<>(List.of(set("@", "NS", "ns1.example.net.", "ns2.example.net.")));
        for (int i = 0; i < count; i++) {
            all.add(set("h" + i, "A", address));
        }
        return MemoryContents.of(all);
    }

    static Zone zone(MemoryContents contents) {
        return new Zone(
                TENANT,
                APEX,
                new Serial(7),
                SOA,
                ZoneSettings.PLAIN,
                ZoneLocks.NONE,
                contents.recordSetCount(),
                NOW,
                NOW);
    }

    /** What becomes of a change of a zone that holds this. */
    static Judgement judged(MemoryContents contents, ZoneChange change, ChangeGuard guard) {
        return new ZoneCommit(
                        TENANT,
                        APEX,
                        new Precondition.None(),
                        change,
                        ALICE,
                        ChangeNote.NONE,
                        Optional.empty(),
                        NOW,
                        new ZoneLimits(1_000_000, 100),
                        guard,
                        false)
                .judge(zone(contents), contents);
    }

    static ZoneChange replacement(MemoryContents all) {
        return new ZoneChange.ReplaceContents(SOA, Optional.empty(), all);
    }
}
