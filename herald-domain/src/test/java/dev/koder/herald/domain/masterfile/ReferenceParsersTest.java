package dev.koder.herald.domain.masterfile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Herald against {@code kzonecheck} and {@code named-checkzone}: who takes what, and whether what Herald writes means the same.
 * Each difference stands in the tables and is a choice told in {@code docs/zone-files.md}.
 */
@Tag("reference-parsers")
class ReferenceParsersTest {
    private static final String ZONE = "example.org";
    private static final String HEAD = "$TTL 300\n@ SOA ns hostmaster 1 2 3 4 5\n@ NS ns.example.net.\n";

    @TempDir
    private Path folder = Path.of("");

    /** A record, and who takes it. */
    record RecordCase(boolean herald, boolean knot, boolean bind, String type, String text) {
        static RecordCase of(String line) {
            String[] words = line.split(" ", 3);
            return new RecordCase(
                    line.charAt(0) == '+',
                    line.charAt(1) == '+',
                    line.charAt(2) == '+',
                    words[1],
                    words.length < 3 ? "" : words[2]);
        }

        Rdata parsed() {
            return Rdata.parse(RecordType.parse(type), text, DomainName.parse(ZONE));
        }

        String inFile() {
            OctetBuffer out = new OctetBuffer(64);
            parsed().printForFile(out);
            return out.toString();
        }
    }

    /** A zone, who takes it, and the codes of Herald's warnings or problems. */
    record ZoneCase(boolean herald, boolean knot, boolean bind, String name, String codes, String content) {
        static ZoneCase of(String block) {
            int lineEnd = block.indexOf('\n');
            String title = block.substring(4, lineEnd);
            int bracket = title.indexOf(" [");
            String codes = bracket < 0 ? "" : title.substring(bracket + 2, title.length() - 1);
            String head = title.contains("bare") ? "" : HEAD;
            String text = head + block.substring(lineEnd + 1);
            String content = text.replace("\\r\n", "\r\n")
                    .replace("b\\rc", "b\rc")
                    .replace("b\\0c", "b\0c")
                    .replace("\\u$", "\uFEFF$");
            return new ZoneCase(
                    block.charAt(0) == '+', block.charAt(1) == '+', block.charAt(2) == '+', title, codes, content);
        }

        byte[] text() {
            return content.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<RecordCase> records() throws IOException {
        return resource("/reference/records.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(RecordCase::of);
    }

    static Stream<ZoneCase> zones() throws IOException {
        return Stream.of(resource("/reference/zones.txt").split("(?m)^=== "))
                .skip(1)
                .map(ZoneCase::of);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = requireNonNull(ReferenceParsersTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void herald_takes_the_records_it_is_said_to_take(RecordCase record) {
        boolean isTaken;
        try {
            record.parsed();
            isTaken = true;
        } catch (DnsFormatException _) {
            isTaken = false;
        }

        assertThat(isTaken).isEqualTo(record.herald());
    }

    @Test
    void knot_and_bind_take_the_records_they_are_said_to_take() throws Exception {
        List<RecordCase> all = records().toList();
        List<String> surprises = new ArrayList<>();
        for (ReferenceParser parser : ReferenceParser.values()) {
            List<RecordCase> taken =
                    all.stream().filter(r -> isTakenBy(parser, r)).toList();
            if (!parser.takes(ZONE, zoneOf(taken.stream().map(ReferenceParsersTest::given)), folder)) {
                surprises.add(parser + " refuses one of those it is said to take");
            }
            for (RecordCase refused : all) {
                if (!isTakenBy(parser, refused) && parser.takes(ZONE, zoneOf(Stream.of(given(refused))), folder)) {
                    surprises.add(parser + " takes " + given(refused));
                }
            }
        }

        assertThat(surprises).isEmpty();
    }

    @Test
    void knot_and_bind_take_what_herald_writes_and_bind_finds_the_same_in_it() throws Exception {
        List<RecordCase> all = records().filter(RecordCase::herald).toList();
        List<RecordCase> byBind = all.stream().filter(RecordCase::bind).toList();

        assertThat(ReferenceParser.KNOT.takes(ZONE, zoneOf(all.stream().map(RecordCase::inFile)), folder))
                .isTrue();
        assertThat(ReferenceParser.dump(ZONE, zoneOf(byBind.stream().map(RecordCase::inFile)), folder))
                .isEqualTo(
                        ReferenceParser.dump(ZONE, zoneOf(byBind.stream().map(ReferenceParsersTest::given)), folder));
    }

    private static boolean isTakenBy(ReferenceParser parser, RecordCase record) {
        return parser == ReferenceParser.KNOT ? record.knot() : record.bind();
    }

    private static String given(RecordCase record) {
        return record.type() + " " + record.text();
    }

    private static byte[] zoneOf(Stream<String> records) {
        StringBuilder zone = new StringBuilder(HEAD);
        List<String> lines = records.toList();
        for (int i = 0; i < lines.size(); i++) {
            zone.append("x").append(i).append(' ').append(lines.get(i)).append('\n');
        }
        return zone.toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void herald_takes_the_zones_it_is_said_to_take_and_warns_of_what_others_refuse(ZoneCase zone) {
        ZoneFile file = read(zone.text());
        List<MasterFileProblem> told = zone.herald() ? file.warnings() : file.problems();

        assertThat(file.isSound()).as(file.problems().toString()).isEqualTo(zone.herald());
        assertThat(String.join(", ", told.stream().map(p -> p.code().word()).toList()))
                .isEqualTo(zone.codes());
    }

    @ParameterizedTest
    @MethodSource("zones")
    void knot_and_bind_take_the_zones_they_are_said_to_take(ZoneCase zone) throws Exception {
        assertThat(ReferenceParser.KNOT.takes(ZONE, zone.text(), folder)).isEqualTo(zone.knot());
        assertThat(ReferenceParser.BIND.takes(ZONE, zone.text(), folder)).isEqualTo(zone.bind());
    }

    static Stream<ZoneCase> zonesWithSoaThatHeraldTakes() throws IOException {
        return zones().filter(zone -> zone.herald() && !zone.codes().equals("soa-missing"));
    }

    @ParameterizedTest
    @MethodSource("zonesWithSoaThatHeraldTakes")
    void knot_and_bind_take_what_herald_writes_of_a_zone(ZoneCase zone) throws Exception {
        byte[] written = written(zone.text());

        assertThat(ReferenceParser.KNOT.takes(ZONE, written, folder)).isTrue();
        assertThat(ReferenceParser.BIND.takes(ZONE, written, folder)).isTrue();
    }

    static Stream<ZoneCase> zonesThatMeanTheSameToHeraldAndBind() throws IOException {
        return zones().filter(
                        zone -> zone.herald() && zone.bind() && !zone.codes().equals("ttl-cut"));
    }

    @ParameterizedTest
    @MethodSource("zonesThatMeanTheSameToHeraldAndBind")
    void bind_finds_the_same_in_what_herald_writes_of_a_zone(ZoneCase zone) throws Exception {
        assertThat(ReferenceParser.dump(ZONE, written(zone.text()), folder))
                .isEqualToIgnoringCase(ReferenceParser.dump(ZONE, zone.text(), folder));
    }

    @ParameterizedTest
    @CsvSource({"koder.example", "2.0.192.in-addr.arpa"})
    void the_examples_are_taken_by_all_and_come_out_record_for_record_equal(String zone) throws Exception {
        byte[] text = Files.readAllBytes(ExampleZonesTest.FOLDER.resolve(zone + ".zone"));
        ZoneFile file = ZoneFile.read(DomainName.parse(zone), text, MasterFileLimits.DEFAULT);
        byte[] written = Reading.written(file).getBytes(StandardCharsets.US_ASCII);

        assertThat(ReferenceParser.KNOT.takes(zone, text, folder)).isTrue();
        assertThat(ReferenceParser.KNOT.takes(zone, written, folder)).isTrue();
        assertThat(ReferenceParser.dump(zone, written, folder)).isEqualTo(ReferenceParser.dump(zone, text, folder));
    }

    private static byte[] written(byte[] text) {
        return Reading.written(read(text)).getBytes(StandardCharsets.US_ASCII);
    }

    private static ZoneFile read(byte[] text) {
        return ZoneFile.read(DomainName.parse(ZONE), text, MasterFileLimits.DEFAULT);
    }
}
