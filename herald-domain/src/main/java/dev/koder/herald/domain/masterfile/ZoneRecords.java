package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.masterfile.MasterFileProblem.Code;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The records of one zone on their way from a file into RRsets. Not thread-safe. */
final class ZoneRecords implements RecordSink {
    private final DomainName zone;
    private final Findings findings;
    private final List<GatheredRecord> records = new ArrayList<>();
    /** By type number: the first line and the count of the signing records left out. */
    private final Map<Integer, long[]> leftOut = new TreeMap<>();

    private @Nullable RecordSet soa;
    private long soaLine;
    private long recordCount;

    ZoneRecords(DomainName zone, Findings findings) {
        this.zone = zone;
        this.findings = findings;
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
            records.add(new GatheredRecord(owner, zone, type, ttl, rdata, line));
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
        records.sort(GatheredRecord.BY_OWNER_AND_TYPE);
        List<RecordSet> sets = new ArrayList<>();
        for (int from = 0; from < records.size(); ) {
            int to = from + 1;
            while (to < records.size() && records.get(to).isOfSameSet(records.get(from))) {
                to++;
            }
            addSet(records.subList(from, to), sets);
            from = to;
        }
        return new ZoneFile(zone, soa, sets, recordCount + (soa == null ? 0 : 1), findings);
    }

    private void addSet(List<GatheredRecord> members, List<RecordSet> sets) {
        GatheredRecord first = members.getFirst();
        if (members.size() > 1) {
            warnOfDuplicates(members);
        }
        try {
            List<Rdata> rdata = members.stream().map(GatheredRecord::rdata).toList();
            RecordSet set = new RecordSet(first.owner(), first.type(), lowestTtl(members), rdata);
            sets.add(set);
            recordCount += set.records().size();
        } catch (DnsFormatException e) {
            findings.problem(first.line(), 1, Code.RRSET_TOO_LARGE, e.value(), e.getMessage());
        }
    }

    private void warnOfDuplicates(List<GatheredRecord> members) {
        Map<Rdata, Long> lines = new TreeMap<>();
        for (GatheredRecord member : members) {
            Long firstLine = lines.putIfAbsent(member.rdata(), member.line());
            if (firstLine != null) {
                duplicate(member.owner() + " " + member.type(), member.line(), firstLine);
            }
        }
    }

    /** One RRset has one TTL (RFC 2181, section 5.2): the lowest, so that nothing is cached longer than was asked for. */
    private Ttl lowestTtl(List<GatheredRecord> members) {
        Ttl lowest = members.getFirst().ttl();
        long differingLine = 0;
        for (GatheredRecord member : members) {
            differingLine = differingLine == 0 && !member.ttl().equals(lowest) ? member.line() : differingLine;
            lowest = member.ttl().seconds() < lowest.seconds() ? member.ttl() : lowest;
        }
        if (differingLine > 0) {
            String set = members.getFirst().owner() + " " + members.getFirst().type();
            findings.warning(
                    differingLine, 0, Code.TTL_MIXED, set, set + ": different TTLs in one RRset, the lowest, " + lowest + ", is used");
        }
        return lowest;
    }
}
