package dev.koder.herald.domain.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the rdata of every type, on random octets. A failure names its seed; {@code -Dherald.fuzz=N} multiplies the rounds. */
class RdataPropertyTest {
    private static final int ROUNDS = 300 * Integer.getInteger("herald.fuzz", 1);
    private static final DomainName ELSEWHERE = DomainName.parse("elsewhere.example.");

    static List<RecordType> types() {
        return IntStream.concat(RandomRdata.makers().keySet().stream().mapToInt(code -> code), IntStream.of(65280))
                .mapToObj(RecordType::of)
                .toList();
    }

    @Test
    void every_row_of_the_table_is_tested() {
        TreeSet<Integer> rows = new TreeSet<>();
        for (int code = 0; code <= 65535; code++) {
            if (!RdataFormats.of(RecordType.of(code)).isUnknown()) {
                rows.add(code);
            }
        }

        assertThat(RandomRdata.makers().keySet()).isEqualTo(rows);
    }

    @ParameterizedTest
    @MethodSource("types")
    void parsing_what_was_printed_gives_the_same_octets(RecordType type) {
        Random random = new Random(type.code());
        for (int i = 0; i < ROUNDS; i++) {
            byte[] wire = RandomRdata.wire(type, random);
            Rdata rdata = Rdata.ofWire(type, wire);
            String text = rdata.toText();

            assertThat(Rdata.parse(type, text, ELSEWHERE).wire())
                    .as("%s %s, seed %d", type, text, type.code())
                    .isEqualTo(wire);
            assertThat(text).matches("[ -~]*");
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void parsing_what_goes_into_files_gives_the_same_octets(RecordType type) {
        Random random = new Random(type.code());
        for (int i = 0; i < ROUNDS; i++) {
            Rdata rdata = Rdata.ofWire(type, RandomRdata.wire(type, random));
            OctetBuffer out = new OctetBuffer(64);
            rdata.printForFile(out);
            String[] typeAndText = out.toString().split(" ", 2);

            assertThat(Rdata.parse(RecordType.parse(typeAndText[0]), typeAndText[1], ELSEWHERE)
                            .wire())
                    .as("%s, seed %d", out, type.code())
                    .isEqualTo(rdata.wire());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_generic_form_gives_the_same_octets(RecordType type) {
        Random random = new Random(type.code());
        for (int i = 0; i < ROUNDS; i++) {
            byte[] wire = RandomRdata.wire(type, random);
            String text = "\\# " + wire.length + " " + new OctetBuffer(64).hex(wire, 0, wire.length);

            assertThat(Rdata.parse(type, text, ELSEWHERE).wire()).isEqualTo(wire);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_canonical_form_is_the_same_whatever_the_case_of_folded_names(RecordType type) {
        Random random = new Random(type.code());
        for (int i = 0; i < ROUNDS; i++) {
            Rdata rdata = Rdata.ofWire(type, RandomRdata.wire(type, random));
            Rdata canonical = Rdata.ofWire(type, rdata.canonicalWire());

            assertThat(canonical).isEqualTo(rdata).hasSameHashCodeAs(rdata).isEqualByComparingTo(rdata);
            assertThat(canonical.canonicalWire()).isEqualTo(rdata.canonicalWire());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void wire_that_is_cut_or_altered_is_refused_or_comes_back_from_its_text(RecordType type) {
        Random random = new Random(type.code());
        for (int i = 0; i < ROUNDS; i++) {
            byte[] wire = RandomRdata.wire(type, random);
            byte[] altered = Arrays.copyOf(wire, random.nextInt(wire.length + 2));
            for (int k = random.nextInt(3); k > 0 && altered.length > 0; k--) {
                altered[random.nextInt(altered.length)] = (byte) random.nextInt();
            }
            takeOrRefuse(type, altered);
        }
    }

    private static void takeOrRefuse(RecordType type, byte[] wire) {
        Rdata rdata;
        try {
            rdata = Rdata.ofWire(type, wire);
        } catch (DnsFormatException _) {
            return;
        }
        assertThat(Rdata.parse(type, rdata.toText(), ELSEWHERE).wire())
                .as(rdata.toString())
                .isEqualTo(wire);
    }

    @ParameterizedTest
    @MethodSource("types")
    void text_that_is_cut_or_altered_is_refused_or_read_soundly(RecordType type) {
        Random random = new Random(type.code());
        for (int i = 0; i < ROUNDS; i++) {
            String text = Rdata.ofWire(type, RandomRdata.wire(type, random)).toText();
            readSoundlyOrRefuse(type, altered(text, random), type.code());
        }
    }

    private static String altered(String text, Random random) {
        byte[] octets = text.substring(0, random.nextInt(text.length() + 1)).getBytes(StandardCharsets.US_ASCII);
        String likely = "\\\"().;@ #0123456789abcdefxyz-_=,/!:$\n\t";
        for (int k = random.nextInt(4); k > 0 && octets.length > 0; k--) {
            octets[random.nextInt(octets.length)] = (byte) likely.charAt(random.nextInt(likely.length()));
        }
        return new String(octets, StandardCharsets.US_ASCII);
    }

    private static void readSoundlyOrRefuse(RecordType type, String text, long seed) {
        try {
            Rdata rdata = Rdata.parse(type, text, ELSEWHERE);
            assertThat(Rdata.ofWire(type, rdata.wire())).isEqualTo(rdata);
            assertThat(Rdata.parse(type, rdata.toText(), DomainName.ROOT).wire())
                    .isEqualTo(rdata.wire());
        } catch (DnsFormatException e) {
            assertThat(e.expected()).isNotEmpty();
        } catch (RuntimeException e) {
            fail("%s %s, seed %d", type, text, seed, e);
        }
    }
}
