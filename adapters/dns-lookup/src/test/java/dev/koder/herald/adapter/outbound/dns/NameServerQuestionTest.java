package dev.koder.herald.adapter.outbound.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of answers, of those too that no server should give. */
class NameServerQuestionTest {

    private static final String QUESTION = "01 61 00 0002 0001";
    private static final NameServerQuestion ABOUT_A = new NameServerQuestion(DomainName.parse("a."));

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void reads_a_referral_with_compressed_names() throws IOException {
        byte[] referral = octets("4848 8000 0001 0000 0002 0000" + QUESTION + "c00c 0002 0001 00000001 0004 01 62 c00c"
                + "c00c 0002 0001 00000001 0002 c01f");

        assertThat(ABOUT_A.read(referral)).containsExactly(DomainName.parse("b.a."), DomainName.parse("b.a."));
    }

    @Test
    void passes_over_records_of_other_names_and_types() throws IOException {
        byte[] referral = octets("4848 8000 0001 0000 0002 0000" + QUESTION + "01 62 00 0002 0001 00000001 0002 c00c"
                + "c00c 0001 0001 00000001 0004 c0000201");

        assertThat(ABOUT_A.read(referral)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "another question's, 4849 8000 0000 0000 0000 0000",
        "a question, 4848 0000 0000 0000 0000 0000",
        "refused, 4848 8005 0000 0000 0000 0000",
        "cut off, 4848 8000 0001",
        "a name in circles, 4848 8000 0001 0000 0000 0000 c00c 0002 0001",
        "less than it says, 4848 8000 0000 0000 0001 0000 00 0002 0001 00000001 0009 00"
    })
    void refuses_what_is_no_answer(String what, String hex) {
        assertThatThrownBy(() -> ABOUT_A.read(octets(hex))).as(what).isInstanceOf(IOException.class);
    }

    @Test
    void survives_any_octets() {
        Random random = new Random(7);
        int refusals = 0;
        byte[] head = octets("4848 8000 0001 0001 0001 0000");
        for (int i = 0; i < 20_000; i++) {
            byte[] message = new byte[12 + random.nextInt(60)];
            random.nextBytes(message);
            System.arraycopy(head, 0, message, 0, head.length);
            try {
                ABOUT_A.read(message);
            } catch (IOException expected) {
                refusals++;
            }
        }
        assertThat(refusals).isBetween(1, 20_000);
    }
}
