package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.record.RecordSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What reading a text gives: the records as lines of canonical text, problems and warnings as lines too. */
record Reading(List<String> records, List<String> problems, List<String> warnings) {
    static final DomainName ZONE = DomainName.parse("example.org.");

    /** Reads text as one piece. */
    static Reading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8), text.length() * 4 + 1, MasterFileLimits.DEFAULT);
    }

    /** Reads octets in pieces. */
    static Reading of(byte[] octets, int pieceLength, MasterFileLimits limits) {
        List<String> records = new ArrayList<>();
        Findings findings = new Findings(limits.problems());
        MasterFileReader reader = new MasterFileReader(ZONE, limits, findings, (owner, ttl, type, rdata, line) -> {
            records.add(line + ": " + owner + " " + ttl + " " + type + " " + rdata.toText());
        });
        for (int at = 0; at < octets.length; at += pieceLength) {
            reader.feed(octets, at, Math.min(pieceLength, octets.length - at));
        }
        reader.end();
        return new Reading(records, lines(findings.problems()), lines(findings.warnings()));
    }

    static List<String> lines(List<MasterFileProblem> problems) {
        return problems.stream().map(MasterFileProblem::toString).toList();
    }

    /** Reads text as a zone. */
    static ZoneFile zone(String text) {
        return ZoneFile.read(ZONE, text.getBytes(StandardCharsets.UTF_8), MasterFileLimits.DEFAULT);
    }

    /** The zone as canonical text. */
    static String written(ZoneFile file) {
        OctetBuffer out = new OctetBuffer(1024);
        MasterFileWriter writer = new MasterFileWriter(out::put);
        file.soa().ifPresent(writer::recordSet);
        for (RecordSet set : file.recordSets()) {
            writer.recordSet(set);
        }
        writer.flush();
        return out.toString();
    }
}
