package dev.koder.herald.sync.knot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A SOA question and what comes back (RFC 1035, section 4). */
final class SoaQuestionTest {
    private static final SoaQuestion QUESTION = new SoaQuestion(0xbeef, DomainName.parse("a.test."));
    private static final String QUESTION_SECTION = "0161 0474657374 00 0006 0001";
    private static final String SERIAL = "00000fa0";

    /** The owner is a pointer to the question, the names inside the SOA are one to the owner and one to a label. */
    private static final String SOA_RECORD =
            "c00c 0006 0001 0000012c 001f 036e7331 c00c 04686f7374 c00c " + SERIAL + " 00000e10 00000258 00015180";

    private static byte[] octets(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
    }

    private static byte[] answer(String flags, String answers, String... sections) {
        return octets("beef", flags, "0001", answers, "0000 0000", QUESTION_SECTION, String.join("", sections));
    }

    @Test
    void the_question_asks_for_the_soa_without_recursion() {
        assertThat(QUESTION.wire()).isEqualTo(octets("beef 0000 0001 0000 0000 0000", QUESTION_SECTION));
    }

    @Test
    void the_serial_is_read_behind_compressed_names() {
        assertThat(QUESTION.read(answer("8400", "0001", SOA_RECORD, "0000012c")))
                .isEqualTo(new SoaAnswer.Positive(new Serial(4000)));
    }

    @Test
    void other_records_before_the_soa_are_passed_over() {
        String signature = "c00c 002e 0001 0000012c 0003 010203";

        assertThat(QUESTION.read(answer("8400", "0002", signature, SOA_RECORD, "0000012c")))
                .isEqualTo(new SoaAnswer.Positive(new Serial(4000)));
    }

    @ParameterizedTest
    @CsvSource({"8402, SERVFAIL", "8005, REFUSED", "8403, NXDOMAIN", "840b, RCODE11"})
    void an_error_is_told_by_its_name(String flags, String name) {
        assertThat(QUESTION.read(answer(flags, "0000"))).isEqualTo(new SoaAnswer.Negative(name));
    }

    @Test
    void an_answer_from_a_cache_proves_nothing() {
        assertThat(QUESTION.read(answer("8000", "0001", SOA_RECORD, "0000012c")))
                .isEqualTo(new SoaAnswer.Negative("an answer without authority"));
    }

    @Test
    void an_answer_without_the_record_proves_nothing() {
        assertThat(QUESTION.read(answer("8400", "0000")))
                .isEqualTo(new SoaAnswer.Negative("an answer without the zone's SOA record"));
    }

    @Test
    void a_truncated_answer_says_so() {
        assertThat(QUESTION.read(answer("8600", "0000"))).isEqualTo(new SoaAnswer.Truncated());
    }

    @Test
    void an_answer_to_another_question_is_none() {
        byte[] otherId = answer("8400", "0001", SOA_RECORD, "0000012c");
        otherId[0] = 0;
        byte[] otherName = answer("8400", "0001", SOA_RECORD, "0000012c");
        otherName[13] = 'b';
        byte[] aQuestion = answer("0400", "0001", SOA_RECORD, "0000012c");

        assertThat(QUESTION.read(otherId)).isNull();
        assertThat(QUESTION.read(otherName)).isNull();
        assertThat(QUESTION.read(aQuestion)).isNull();
    }

    @Test
    void a_message_cut_at_any_octet_proves_nothing() {
        byte[] whole = answer("8400", "0001", SOA_RECORD);

        for (int length = 0; length < whole.length - 16; length++) {
            SoaAnswer read = QUESTION.read(Arrays.copyOf(whole, length));
            assertThat(read instanceof SoaAnswer.Positive)
                    .as("%d octets", length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"c018", "c019", "ffff"})
    void a_pointer_that_does_not_point_back_ends_the_reading(String pointer) {
        assertThat(QUESTION.read(answer("8400", "0001", pointer, "0006 0001 0000012c 0004 00000001")))
                .isEqualTo(new SoaAnswer.Negative("a compression pointer that does not point back"));
    }

    @Test
    void a_name_that_never_ends_ends_the_reading() {
        String longest = ("3f" + "61".repeat(63)).repeat(5) + "00";

        assertThat(QUESTION.read(answer("8400", "0001", longest, "0006 0001 0000012c 0004 00000001")))
                .isEqualTo(new SoaAnswer.Negative("a name of more than 255 octets"));
    }
}
