package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.masterfile.MasterFileProblem.Code;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The records of one zone on their way from a file into RRsets. Not thread-safe. */
final class ZoneRecords implements RecordSink {
    private final DomainName zone;
    private final Findings findings;
    /** By type number: the first line and the count of the signing records left out. */
    private final Map<Integer, long[]> leftOut = new TreeMap<>();

    private @Nullable GatheredRecord[] records = new GatheredRecord[1024];
    private int size;
    private int[] lines = new int[1024];
    private DomainName lastOwner;
    private byte[] lastKey;
    private @Nullable RecordSet soa;
    private long soaLine;
    private long recordCount;

    ZoneRecords(DomainName zone, Findings findings) {
        this.zone = zone;
        this.findings = findings;
        this.lastOwner = zone;
        this.lastKey = zone.canonicalKey(zone);
    }

    @Override
    public void record(DomainName owner, Ttl ttl, RecordType type, Rdata rdata, long line) {
        if (!owner.isSubdomainOf(zone)) {
            problem(line, Code.OUT_OF_ZONE, owner.toString(), "owner", "a name in " + zone);
        } else if (type.isMadeBySigner()) {
            long[] firstAndCount = leftOut.computeIfAbsent(type.code(), _ -> new long[] {line, 0});
            firstAndCount[1]++;
        } else if (type.equals(RecordType.SOA)) {
            soa(owner, ttl, rdata, line);
        } else {
            add(new GatheredRecord(key(owner), type, ttl, rdata, line));
        }
    }

    private byte[] key(DomainName owner) {
        if (!owner.equals(lastOwner)) {
            lastOwner = owner;
            lastKey = owner.canonicalKey(zone);
        }
        return lastKey;
    }

    private void add(GatheredRecord record) {
        if (size == records.length) {
            records = Arrays.copyOf(records, 2 * size);
        }
        records[size++] = record;
    }

    private void soa(DomainName owner, Ttl ttl, Rdata rdata, long line) {
        if (!owner.equals(zone)) {
            problem(line, Code.SOA, owner.toString(), "owner of SOA", zone + ", the apex");
        } else if (soa == null) {
            soa = new RecordSet(zone, RecordType.SOA, ttl, List.of(rdata));
            soaLine = line;
        } else if (soa.records().contains(rdata)) {
            duplicate(soa.owner() + " SOA", line, soaLine);
        } else {
            problem(line, Code.SOA, rdata.toText(), "second SOA", "one, as in line " + soaLine);
        }
    }

    private void problem(long line, Code code, String value, String what, String expected) {
        String shown = DnsFormatException.shown(value);
        findings.problem(line, 1, code, shown, what + ": " + shown + " (expected: " + expected + ")");
    }

    private void duplicate(String what, long line, long firstLine) {
        findings.warning(line, 0, Code.DUPLICATE, "", what + ": the same record as in line " + firstLine + ", dropped");
    }

    /** Sorts and groups everything taken. */
    ZoneFile end() {
        leftOut.forEach((code, lineAndCount) -> findings.warning(
                lineAndCount[0],
                0,
                Code.SIGNING_RECORDS,
                RecordType.of(code).toString(),
                RecordType.of(code) + ": " + lineAndCount[1] + " left out, since the points of presence sign"));
        if (soa == null) {
            findings.warning(0, 0, Code.SOA_MISSING, "", "SOA: none in the file");
        }
        List<RecordSet> sets = sets();
        return new ZoneFile(
                zone, soa, sets, Arrays.copyOf(lines, sets.size()), recordCount + (soa == null ? 0 : 1), findings);
    }

    /** The RRsets in order; each record is let go as soon as its set is made. */
    private List<RecordSet> sets() {
        Arrays.sort(records, 0, size, GatheredRecord.BY_OWNER_AND_TYPE);
        List<RecordSet> sets = new ArrayList<>();
        List<GatheredRecord> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            GatheredRecord record = Objects.requireNonNull(records[i]);
            records[i] = null;
            if (!members.isEmpty() && !record.isOfSameSet(members.getFirst())) {
                addSet(members, sets);
                members.clear();
            }
            members.add(record);
        }
        if (!members.isEmpty()) {
            addSet(members, sets);
        }
        return sets;
    }

    private void addSet(List<GatheredRecord> members, List<RecordSet> sets) {
        GatheredRecord first = members.getFirst();
        DomainName owner = first.owner(zone);
        try {
            RecordSet set = members.size() == 1
                    ? new RecordSet(owner, first.type(), first.ttl(), List.of(first.rdata()))
                    : merged(owner, members);
            noteLine(sets.size(), members.getFirst().line());
            sets.add(set);
            recordCount += set.records().size();
        } catch (DnsFormatException e) {
            findings.problem(first.line(), 1, Code.RRSET_TOO_LARGE, e.value(), e.getMessage());
        }
    }

    private void noteLine(int index, long line) {
        if (index == lines.length) {
            lines = Arrays.copyOf(lines, 2 * index);
        }
        lines[index] = (int) Math.min(line, Integer.MAX_VALUE);
    }

    private RecordSet merged(DomainName owner, List<GatheredRecord> members) {
        String set = owner + " " + members.getFirst().type();
        warnOfDuplicates(set, members);
        List<Rdata> rdata = members.stream().map(GatheredRecord::rdata).toList();
        return new RecordSet(owner, members.getFirst().type(), lowestTtl(set, members), rdata);
    }

    private void warnOfDuplicates(String set, List<GatheredRecord> members) {
        Map<Rdata, Long> lines = new TreeMap<>();
        for (GatheredRecord member : members) {
            Long firstLine = lines.putIfAbsent(member.rdata(), member.line());
            if (firstLine != null) {
                duplicate(set, member.line(), firstLine);
            }
        }
    }

    /** One RRset has one TTL (RFC 2181, section 5.2): the lowest, so that nothing is cached longer than was asked for. */
    private Ttl lowestTtl(String set, List<GatheredRecord> members) {
        Ttl lowest = members.getFirst().ttl();
        long differingLine = 0;
        for (GatheredRecord member : members) {
            differingLine = differingLine == 0 && !member.ttl().equals(lowest) ? member.line() : differingLine;
            lowest = member.ttl().seconds() < lowest.seconds() ? member.ttl() : lowest;
        }
        if (differingLine > 0) {
            findings.warning(
                    differingLine,
                    0,
                    Code.TTL_MIXED,
                    set,
                    set + ": different TTLs in one RRset, the lowest, " + lowest + ", is used");
        }
        return lowest;
    }
}
