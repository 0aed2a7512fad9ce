package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.masterfile.MasterFileProblem.Code;
import dev.koder.herald.domain.record.PackedRecordSets;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The records of one zone on their way from a file into RRsets. Not thread-safe. */
final class ZoneRecords implements RecordSink {
    private static final int LARGEST_RDATA = RecordSet.LARGEST_OCTETS - RecordSet.OCTETS_PER_RECORD;

    private final DomainName zone;
    private final Findings findings;
    /** By type number: the first line and the count of the signing records left out. */
    private final Map<Integer, long[]> leftOut = new TreeMap<>();

    private final PackedRecordSets.Draft records;
    private DomainName lastOwner;
    private byte @Nullable [] lastKey;
    private @Nullable RecordSet soa;
    private long soaLine;
    private long recordCount;

    ZoneRecords(DomainName zone, Findings findings) {
        this.zone = zone;
        this.findings = findings;
        this.records = new PackedRecordSets.Draft(zone);
        this.lastOwner = zone;
        this.lastKey = zone.canonicalKey(zone);
    }

    @Override
    public void record(DomainName owner, Ttl ttl, RecordType type, Rdata rdata, long line) {
        byte[] key = key(owner);
        if (key == null) {
            problem(line, Code.OUT_OF_ZONE, owner.toString(), "owner", "a name in " + zone);
        } else if (type.isMadeBySigner()) {
            long[] firstAndCount = leftOut.computeIfAbsent(type.code(), _ -> new long[] {line, 0});
            firstAndCount[1]++;
        } else if (type.equals(RecordType.SOA)) {
            soa(owner, ttl, rdata, line);
        } else {
            add(owner, key, ttl, type, rdata, line);
        }
    }

    private byte @Nullable [] key(DomainName owner) {
        if (!owner.equals(lastOwner)) {
            lastOwner = owner;
            lastKey = owner.canonicalKeyIn(zone);
        }
        return lastKey;
    }

    private void add(DomainName owner, byte[] key, Ttl ttl, RecordType type, Rdata rdata, long line) {
        if (rdata.length() <= LARGEST_RDATA) {
            records.add(key, type, ttl, rdata, line);
            recordCount++;
        } else {
            unlessTooLarge(line, () -> new RecordSet(owner, type, ttl, List.of(rdata)));
        }
    }

    /** Makes an RRset, or notes that it is too large to be one. */
    private Optional<RecordSet> unlessTooLarge(long line, Supplier<RecordSet> set) {
        try {
            return Optional.of(set.get());
        } catch (DnsFormatException e) {
            findings.problem(line, 1, Code.RRSET_TOO_LARGE, e.value(), e.getMessage());
            return Optional.empty();
        }
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

    /**
     * Sorts and groups everything taken.
     *
     * @param ofReading what was found in the text where these records are from
     */
    ZoneFile end(Findings ofReading) {
        findings.addByLine(ofReading);
        leftOut.forEach((code, lineAndCount) -> findings.warning(
                lineAndCount[0],
                0,
                Code.SIGNING_RECORDS,
                RecordType.of(code).toString(),
                RecordType.of(code) + ": " + lineAndCount[1] + " left out, since the points of presence sign"));
        if (soa == null) {
            findings.warning(0, 0, Code.SOA_MISSING, "", "SOA: none in the file");
        }
        PackedRecordSets sets = records.sorted(this::joined);
        return new ZoneFile(zone, soa, soaLine, sets, recordCount + (soa == null ? 0 : 1), findings);
    }

    private Optional<RecordSet> joined(List<RecordSet> members, List<Long> lines) {
        RecordSet first = members.getFirst();
        String name = first.owner() + " " + first.type();
        List<Rdata> rdata =
                members.stream().map(member -> member.records().getFirst()).toList();
        warnOfDuplicates(name, rdata, lines);
        Ttl ttl = lowestTtl(name, members, lines);
        Optional<RecordSet> set =
                unlessTooLarge(lines.getFirst(), () -> new RecordSet(first.owner(), first.type(), ttl, rdata));
        recordCount += set.map(all -> all.records().size()).orElse(0) - members.size();
        return set;
    }

    private void warnOfDuplicates(String set, List<Rdata> records, List<Long> lines) {
        Map<Rdata, Long> known = new TreeMap<>();
        for (int i = 0; i < records.size(); i++) {
            Long firstLine = known.putIfAbsent(records.get(i), lines.get(i));
            if (firstLine != null) {
                duplicate(set, lines.get(i), firstLine);
            }
        }
    }

    /** One RRset has one TTL (RFC 2181, section 5.2): the lowest, so that nothing is cached longer than was asked for. */
    private Ttl lowestTtl(String set, List<RecordSet> members, List<Long> lines) {
        Ttl lowest = members.getFirst().ttl();
        long differingLine = 0;
        for (int i = 0; i < members.size(); i++) {
            Ttl ttl = members.get(i).ttl();
            differingLine = differingLine == 0 && !ttl.equals(lowest) ? lines.get(i) : differingLine;
            lowest = ttl.seconds() < lowest.seconds() ? ttl : lowest;
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
