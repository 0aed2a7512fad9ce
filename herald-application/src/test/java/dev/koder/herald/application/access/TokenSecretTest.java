package dev.koder.herald.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The form of tokens of programs. */
class TokenSecretTest {

    private static final TokenSecret SECRET = TokenSecret.make(new SplittableRandom(1));

    @Test
    void has_a_prefix_that_scanners_know_and_only_letters_and_digits_behind_it() {
        assertThat(SECRET.value()).matches("khd_[0-9A-Za-z]{36}");
    }

    @Test
    void ends_in_the_crc_32_that_scanners_work_out() {
        CRC32 sum = new CRC32();
        sum.update(SECRET.value().substring(0, 34).getBytes(StandardCharsets.US_ASCII));
        long number = 0;
        for (char digit : SECRET.value().substring(34).toCharArray()) {
            number = number * 62 + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(digit);
        }

        assertThat(number).isEqualTo(sum.getValue());
    }

    @Test
    void is_read_back() {
        assertThat(TokenSecret.parse(SECRET.value())).contains(SECRET);
    }

    @Test
    void every_other_character_in_any_place_is_noticed() {
        String text = SECRET.value();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(TokenSecret.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("place " + i)
                    .isEmpty();
        }
    }

    @Test
    void what_is_cut_off_or_longer_is_none() {
        String text = SECRET.value();

        assertThat(TokenSecret.parse("")).isEmpty();
        assertThat(TokenSecret.parse("khd_")).isEmpty();
        assertThat(TokenSecret.parse(text.substring(0, text.length() - 1))).isEmpty();
        assertThat(TokenSecret.parse(text + "0")).isEmpty();
    }

    @Test
    void says_nothing_of_itself() {
        assertThat(SECRET.toString()).isEqualTo("khd_...");
    }

    @Test
    void what_is_kept_is_its_hash() {
        assertThat(SECRET.hash(octets -> new byte[] {(byte) octets.length, (byte) 0xff})
                        .value())
                .isEqualTo("28ff");
    }
}
