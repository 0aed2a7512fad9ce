package dev.koder.herald.sync.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files that no file system and no configuration reader misunderstands. */
final class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.org.|example.org",
                "EXAMPLE.Org.|example.org",
                ".|=",
                "0/25.2.0.192.in-addr.arpa.|0=2f25.2.0.192.in-addr.arpa",
                "_x.*.test.|_x.=2a.test",
                "a\\.b.test.|a=2eb.test",
                "per%cent.test.|per=25cent.test",
                "nul\\000x.test.|nul=00x.test",
                "\\229\\190\\174.test.|=e5=be=ae.test",
                "a=b.test.|a=3db.test"
            })
    void are_made_of_letters_digits_hyphens_and_underscores(String zone, String file) {
        assertThat(FileName.of(DomainName.parse(zone))).isEqualTo(file);
    }

    @Test
    void of_the_longest_zones_are_short_enough_and_still_differ() {
        String labels = ("\\255".repeat(63) + ".").repeat(3);
        String one = FileName.of(DomainName.parse(labels + "a."));
        String other = FileName.of(DomainName.parse(labels + "b."));

        assertThat(one).hasSizeLessThanOrEqualTo(180).isNotEqualTo(other);
    }
}
