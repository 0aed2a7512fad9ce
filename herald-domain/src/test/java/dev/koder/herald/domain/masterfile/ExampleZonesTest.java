package dev.koder.herald.domain.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The zones that come with the engine as examples. */
class ExampleZonesTest {
    static final Path FOLDER = Path.of("..", "herald-app", "src", "main", "resources", "example");

    @ParameterizedTest
    @CsvSource({"koder.example, 62", "2.0.192.in-addr.arpa, 19"})
    void are_read_without_a_word(String zone, long records) throws IOException {
        ZoneFile file = read(zone);

        assertThat(file.problems()).isEmpty();
        assertThat(file.warnings()).isEmpty();
        assertThat(file.recordCount()).isEqualTo(records);
    }

    @ParameterizedTest
    @CsvSource({"koder.example", "2.0.192.in-addr.arpa"})
    void come_back_from_their_canonical_text(String zone) throws IOException {
        String written = Reading.written(read(zone));
        ZoneFile again = ZoneFile.read(
                DomainName.parse(zone), written.getBytes(StandardCharsets.US_ASCII), MasterFileLimits.DEFAULT);

        assertThat(Reading.written(again)).isEqualTo(written);
    }

    private static ZoneFile read(String zone) throws IOException {
        return ZoneFile.read(
                DomainName.parse(zone), Files.readAllBytes(FOLDER.resolve(zone + ".zone")), MasterFileLimits.DEFAULT);
    }
}
