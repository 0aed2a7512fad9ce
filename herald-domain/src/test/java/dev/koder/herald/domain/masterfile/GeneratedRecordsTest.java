package dev.koder.herald.domain.masterfile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some thousand generated records of every type against {@code kzonecheck} and {@code named-checkzone}: Herald takes what one of
 * them takes, and means the same by it. Where it does not, {@code reference/choices.txt} says why.
 */
@Tag("reference-parsers")
class GeneratedRecordsTest {

    private static final String ZONE = "example.org";
    private static final DomainName APEX = DomainName.parse(ZONE);
    private static final String HEAD = "$TTL 300\n@ SOA ns hostmaster 1 2 3 4 5\n@ NS ns.example.net.\n";
    private static final int LINES_OF_HEAD = 3;
    private static final int RIGHT_OF_A_TYPE = 30;
    private static final int ALTERED_OF_A_TYPE = 90;

    @TempDir
    private Path folder = Path.of("");

    /** A difference that is meant: what the record looks like, whether Herald takes it, and why. */
    private record Choice(boolean isTaken, Pattern record, String reason) {

        static Choice of(String line) {
            String[] parts = line.split("\t", -1);
            return new Choice(parts[0].equals("+"), Pattern.compile(parts[1]), parts[2]);
        }
    }

    private static List<Choice> choices() throws IOException {
        try (InputStream in =
                requireNonNull(GeneratedRecordsTest.class.getResourceAsStream("/reference/choices.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Choice::of)
                    .toList();
        }
    }

    private static List<RecordType> types() {
        return RecordTexts.types().stream()
                .filter(type -> !type.equals(RecordType.SOA))
                .toList();
    }

    private static List<String> altered() {
        RecordTexts texts = new RecordTexts(1);
        List<String> records = new ArrayList<>();
        for (RecordType type : types()) {
            for (int i = 0; i < ALTERED_OF_A_TYPE; i++) {
                records.add(type + " " + texts.altered(type));
            }
        }
        return records;
    }

    @Test
    void herald_takes_what_one_of_the_two_takes_but_for_its_choices() throws Exception {
        List<String> records = altered();
        List<Choice> choices = choices();
        List<String> surprises = new ArrayList<>();
        for (int from = 0; from < records.size(); from += ALTERED_OF_A_TYPE) {
            List<String> ofType = records.subList(from, from + ALTERED_OF_A_TYPE);
            compare(ofType).forEach((record, who) -> {
                if (!isChoice(choices, who.startsWith("+"), record)) {
                    surprises.add(who + " " + record);
                }
            });
        }

        assertThat(records).hasSizeGreaterThan(4000);
        assertThat(surprises).isEmpty();
    }

    /** The records that Herald takes and neither of the two does, or the other way round. */
    private Map<String, String> compare(List<String> records) throws IOException, InterruptedException {
        byte[] zone = zoneOf(records);
        Set<Integer> refusedByKnot = ReferenceParser.KNOT.refusedLines(ZONE, zone, folder);
        Set<Integer> refusedByBind = ReferenceParser.BIND.refusedLines(ZONE, zone, folder);
        Map<String, String> differing = new TreeMap<>();
        for (int i = 0; i < records.size(); i++) {
            int line = i + LINES_OF_HEAD + 1;
            boolean isTakenByKnot = !refusedByKnot.contains(line);
            boolean isTakenByBind = !refusedByBind.contains(line);
            boolean isTaken = isTaken(records.get(i));
            if (isTaken != (isTakenByKnot || isTakenByBind)) {
                differing.put(records.get(i), sign(isTaken) + sign(isTakenByKnot) + sign(isTakenByBind));
            }
        }
        return differing;
    }

    private static boolean isChoice(List<Choice> choices, boolean isTaken, String record) {
        return choices.stream()
                .anyMatch(choice -> choice.isTaken() == isTaken
                        && choice.record().matcher(record).matches());
    }

    private static String sign(boolean isTaken) {
        return isTaken ? "+" : "-";
    }

    private static boolean isTaken(String record) {
        try {
            String[] typeAndText = record.split(" ", 2);
            Rdata.parse(RecordType.parse(typeAndText[0]), typeAndText[1], APEX);
            return true;
        } catch (DnsFormatException _) {
            return false;
        }
    }

    @Test
    void what_herald_writes_is_taken_by_both_and_means_the_same_to_bind() throws Exception {
        List<Rdata> all = right();
        byte[] zone = zoneOf(all.stream().map(GeneratedRecordsTest::inFile).toList());
        byte[] ofBind = zoneOf(all.stream()
                .filter(GeneratedRecordsTest::isSameToBind)
                .map(GeneratedRecordsTest::inFile)
                .toList());

        assertThat(ReferenceParser.KNOT.refusedLines(ZONE, zone, folder)).isEmpty();
        assertThat(all).hasSizeGreaterThan(1200);
        assertThat(read(ReferenceParser.dump(ZONE, ofBind, folder).getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(read(ofBind));
    }

    /**
     * Whether BIND's text of it means the same to Herald: BIND 9.18 does not read IPSECKEY with algorithm 0 (RFC 4025, section
     * 2.4), and names types in CSYNC that only BIND knows, each version others.
     */
    private static boolean isSameToBind(Rdata rdata) {
        boolean isGatewayWithoutKey = rdata.type().equals(RecordType.IPSECKEY) && rdata.wire()[2] == 0;
        return !isGatewayWithoutKey && !rdata.type().equals(RecordType.CSYNC);
    }

    /** Data of all types that can be in an export; what the signer makes cannot. */
    private static List<Rdata> right() {
        RecordTexts texts = new RecordTexts(2);
        List<Rdata> all = new ArrayList<>();
        for (RecordType type : types()) {
            for (int i = 0; i < RIGHT_OF_A_TYPE && !type.isMadeBySigner(); i++) {
                all.add(texts.right(type));
            }
        }
        return all;
    }

    private static String inFile(Rdata rdata) {
        OctetBuffer out = new OctetBuffer(64);
        rdata.printForFile(out);
        return out.toString();
    }

    private static byte[] zoneOf(List<String> records) {
        StringBuilder zone = new StringBuilder(HEAD);
        for (int i = 0; i < records.size(); i++) {
            zone.append('r').append(i).append(' ').append(records.get(i)).append('\n');
        }
        return zone.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Every record as owner, TTL, type and wire form, also of those that the signer makes. */
    private static List<String> read(byte[] text) {
        List<String> records = new ArrayList<>();
        Findings findings = new Findings(10);
        MasterFileReader reader = new MasterFileReader(
                APEX,
                MasterFileLimits.DEFAULT,
                findings,
                (owner, ttl, type, rdata, line) -> records.add(
                        owner + " " + ttl + " " + type + " " + HexFormat.of().formatHex(rdata.canonicalWire())));
        reader.feed(text, 0, text.length);
        reader.end();
        assertThat(findings.problems()).isEmpty();
        return records.stream().sorted().distinct().toList();
    }
}
