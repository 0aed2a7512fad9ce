package dev.koder.herald.domain.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.RecordSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are cut or altered at random: never an exception, and what is read comes back from its text.
 *
 * <p>{@code -Dherald.fuzz=N} multiplies the rounds.
 */
class MasterFileFuzzTest {
    private static final int ROUNDS = 150 * Integer.getInteger("herald.fuzz", 1);
    private static final DomainName ZONE = DomainName.parse("koder.example.");
    private static final MasterFileLimits LIMITS = new MasterFileLimits(20, 1000);
    private static final String LIKELY = "\\\"().;@ \n\r\t$#0123456789aAzZ-_=,/!:\u0000\u00e9";

    private static byte[] example() throws IOException {
        return Files.readAllBytes(ExampleZonesTest.FOLDER.resolve("koder.example.zone"));
    }

    @Test
    void every_beginning_of_a_file_is_read_without_exception() throws IOException {
        byte[] text = example();
        for (int length = 0; length <= text.length; length++) {
            ZoneFile file = ZoneFile.read(ZONE, Arrays.copyOf(text, length), LIMITS);
            assertThat(file.problemCount()).isLessThan(5);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void altered_files_are_read_without_exception_and_come_back_from_their_text(long seed) throws IOException {
        byte[] text = example();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] altered = altered(text, random);
            ZoneFile file = ZoneFile.read(ZONE, altered, LIMITS);
            comesBackFromItsText(file, "seed " + seed + ", round " + round);
        }
    }

    private static byte[] altered(byte[] text, Random random) {
        StringBuilder altered = new StringBuilder(new String(text, StandardCharsets.ISO_8859_1));
        for (int k = 1 + random.nextInt(12); k > 0; k--) {
            int at = random.nextInt(altered.length());
            int length = Math.min(random.nextInt(20), altered.length() - at);
            switch (random.nextInt(5)) {
                case 0 -> altered.delete(at, at + length);
                case 1 -> altered.insert(at, altered.substring(at, at + length));
                case 2 -> altered.insert(at, LIKELY.charAt(random.nextInt(LIKELY.length())));
                case 3 -> altered.setCharAt(at, (char) random.nextInt(256));
                default -> altered.setCharAt(at, LIKELY.charAt(random.nextInt(LIKELY.length())));
            }
        }
        return altered.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void comesBackFromItsText(ZoneFile file, String round) {
        String written = Reading.written(file);
        ZoneFile again = ZoneFile.read(ZONE, written.getBytes(StandardCharsets.US_ASCII), LIMITS);

        assertThat(again.problems()).as(round).isEmpty();
        assertThat(wires(again.recordSets())).as(round).isEqualTo(wires(file.recordSets()));
        assertThat(Reading.written(again)).as(round).isEqualTo(written);
    }

    private static List<String> wires(List<RecordSet> sets) {
        return sets.stream()
                .map(set -> set.owner() + " " + set.ttl() + " " + set.type() + " " + Arrays.toString(set.packed()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noise_is_read_without_exception(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] noise = new byte[random.nextInt(3000)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte)
                        (random.nextInt(4) == 0 ? random.nextInt(256) : LIKELY.charAt(random.nextInt(LIKELY.length())));
            }
            ZoneFile file = ZoneFile.read(ZONE, noise, LIMITS);
            assertThat(file.problems().size()).isLessThanOrEqualTo(LIMITS.problems());
        }
    }

    @Test
    void a_file_of_open_parentheses_is_read_in_linear_time() {
        byte[] text = "a (\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);

        assertThat(ZoneFile.read(ZONE, text, LIMITS).problemCount()).isGreaterThan(0);
    }
}
