package dev.koder.herald.domain.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Master files: RFC 1035 section 5, RFC 2308 section 4. */
class MasterFileReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "www 60 IN A 192.0.2.1\n",
                "www IN 60 A 192.0.2.1\n",
                "www 60 A 192.0.2.1",
                "www 1m in a 192.0.2.1\r\n",
                "www\t60\tIN\tA\t192.0.2.1\t\n",
                "WWW.example.org. 60 CLASS1 TYPE1 192.0.2.1 ; a comment ( \" \n",
                "\n\n  \n; comment\n www. 60 IN A ( \n",
                "$TTL 60\nwww A 192.0.2.1\n",
                "$ttl 1m ; default\nwww A 192.0.2.1\n",
                "$ORIGIN org.\n$TTL 60\nwww.example IN A 192.0.2.1\n",
                "www ( 60 ; comment )\n IN\n\tA 192.0.2.1 )\n",
                "(www 60 A 192.0.2.1)\n",
                "www 60 A \\# 4 C0 00 02 01\n",
                "\uFEFFwww 60 A 192.0.2.1\n"
            })
    void one_record_may_be_written_in_many_ways(String text) {
        if (text.endsWith("( \n")) {
            assertThat(Reading.of(text).records()).isEmpty();
        } else {
            assertThat(Reading.of(text).problems()).isEmpty();
            assertThat(Reading.of(text).records())
                    .singleElement()
                    .asString()
                    .matches("(?i)\\d+: www\\.example\\.org\\. 60 A 192\\.0\\.2\\.1");
        }
    }

    @Test
    void a_blank_owner_is_the_one_before() {
        assertThat(Reading.of("$TTL 5\na A 192.0.2.1\n\n  A 192.0.2.2\n\tAAAA ::1\n")
                        .records())
                .containsExactly(
                        "2: a.example.org. 5 A 192.0.2.1",
                        "4: a.example.org. 5 A 192.0.2.2",
                        "5: a.example.org. 5 AAAA ::1");
    }

    @Test
    void words_that_look_like_types_classes_and_ttls_may_be_owners() {
        assertThat(Reading.of("$TTL 5\nA A 192.0.2.1\nIN IN A 192.0.2.1\n60 60 A 192.0.2.1\n")
                        .records())
                .containsExactly(
                        "2: A.example.org. 5 A 192.0.2.1",
                        "3: IN.example.org. 5 A 192.0.2.1",
                        "4: 60.example.org. 60 A 192.0.2.1");
    }

    @Test
    void an_origin_may_be_relative_to_the_one_before() {
        Reading reading = Reading.of("$TTL 5\n$ORIGIN a\nx A 192.0.2.1\n$ORIGIN b\n@ A 192.0.2.2\n");

        assertThat(reading.records())
                .containsExactly("3: x.a.example.org. 5 A 192.0.2.1", "5: b.a.example.org. 5 A 192.0.2.2");
        assertThat(reading.warnings())
                .containsExactly(
                        "line 2, column 1: $ORIGIN: read as a.example.org. (other readers want the final dot)",
                        "line 4, column 1: $ORIGIN: read as b.a.example.org. (other readers want the final dot)");
    }

    @Test
    void quoted_strings_hold_blanks_semicolons_parentheses_and_escaped_quotes() {
        assertThat(Reading.of("a 5 TXT \"x; (y) \\\"z\\\"\" plain \"\" \"tab\there\"\n")
                        .records())
                .containsExactly("1: a.example.org. 5 TXT \"x; (y) \\\"z\\\"\" \"plain\" \"\" \"tab\\009here\"");
    }

    @Test
    void a_quoted_string_may_go_on_over_lines_inside_parentheses_only() {
        assertThat(Reading.of("a 5 TXT ( \"x\ny\" )\nb 5 TXT z\n").records())
                .containsExactly("1: a.example.org. 5 TXT \"x\\010y\"", "3: b.example.org. 5 TXT \"z\"");
        assertThat(Reading.of("a 5 TXT \"x\ny\"\nb 5 TXT z\n").problems())
                .first()
                .isEqualTo("line 1, column 9: entry: \" (expected: a closing quote on the same line)");
    }

    @Test
    void ttl_of_the_directive_counts_before_that_of_the_record_before() {
        assertThat(Reading.of("$TTL 50\na 99 A 192.0.2.1\nb A 192.0.2.1\n$TTL 7\nc A 192.0.2.1\n")
                        .records())
                .extracting(MasterFileReaderTest::ttl)
                .containsExactly("99", "50", "7");
    }

    @Test
    void without_directive_the_ttl_of_the_record_before_counts_with_one_warning() {
        Reading reading = Reading.of("a 99 A 192.0.2.1\nb A 192.0.2.1\nc A 192.0.2.1\n");

        assertThat(reading.records()).extracting(MasterFileReaderTest::ttl).containsExactly("99", "99", "99");
        assertThat(reading.warnings())
                .containsExactly(
                        "line 2: ttl: none here and no $TTL before it, so that of the record before, 99, was used");
    }

    @Test
    void without_any_ttl_the_minimum_of_the_soa_counts() {
        Reading reading = Reading.of("@ SOA a. b. 1 2 3 4 77\na A 192.0.2.1\n");

        assertThat(reading.records()).extracting(MasterFileReaderTest::ttl).containsExactly("77", "77");
        assertThat(reading.warnings())
                .containsExactly(
                        "line 1: ttl: none here and no $TTL before it, so the minimum of the SOA, 77, was used");
    }

    @Test
    void a_ttl_beyond_31_bits_is_cut_with_a_warning() {
        Reading reading = Reading.of("a 2147483648 A 192.0.2.1\n");

        assertThat(reading.records()).containsExactly("1: a.example.org. 2147483647 A 192.0.2.1");
        assertThat(reading.warnings()).containsExactly("line 1: ttl: 2147483648 was cut to 2147483647");
    }

    @Test
    void octets_outside_ascii_are_kept_in_strings_with_a_warning_and_refused_in_names() {
        Reading reading = Reading.of("a 5 TXT \"é\"\né 5 A 192.0.2.1\n");

        assertThat(reading.records()).containsExactly("1: a.example.org. 5 TXT \"\\195\\169\"");
        assertThat(reading.warnings())
                .containsExactly("line 1, column 1: octets outside ASCII, kept as they are (portable: \\DDD)");
        assertThat(reading.problems())
                .containsExactly("line 2, column 1: owner: é (expected: ASCII; an international name is written as"
                        + " A-label, xn--…)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        $INCLUDE other.zone        ~ line 1, column 1: directive: $INCLUDE (expected: the content itself: no file is ever included)
        $include other.zone        ~ line 1, column 1: directive: $include (expected: the content itself: no file is ever included)
        $FOO                       ~ line 1, column 1: directive: $FOO (expected: $ORIGIN, $TTL, $GENERATE, or \\$ in an owner)
        $TTL                       ~ line 1, column 5: $TTL: end of the line (expected: a TTL and nothing else)
        $TTL 1 2                   ~ line 1, column 8: $TTL: 2 (expected: a TTL and nothing else)
        $TTL x                     ~ line 1, column 6: $TTL: x (expected: 0 to 2147483647 seconds, or units such as 1h30m)
        $ORIGIN a..b               ~ line 1, column 9: $ORIGIN: a..b (expected: no empty label)
        a 5 IN A 192.0.2           ~ line 1, column 10: A address: 192.0.2 (expected: an IPv4 address such as 192.0.2.1)
        a 5 IN MX mail             ~ line 1, column 11: MX preference: mail (expected: 0 to 65535)
        a 5 IN MX 10               ~ line 1, column 13: MX exchange: end of the record (expected: a domain name)
        a 5 IN MX 10 b. c.         ~ line 1, column 17: MX record: c. (expected: the end of the record)
        a 5 CH A 192.0.2.1         ~ line 1, column 5: class: CH (expected: IN, the class of the Internet)
        a 5 CLASS3 A 192.0.2.1     ~ line 1, column 5: class: CLASS3 (expected: IN, the class of the Internet)
        a 5 IN IN A 192.0.2.1      ~ line 1, column 8: record type: IN (expected: a record type such as MX, or TYPEnnn)
        a 5 5 A 192.0.2.1          ~ line 1, column 5: record type: 5 (expected: a record type such as MX, or TYPEnnn)
        a 5 FOO 192.0.2.1          ~ line 1, column 5: record type: FOO (expected: a record type such as MX, or TYPEnnn)
        a 5 OPT \\# 0               ~ line 1, column 5: record type: OPT (expected: a record type such as MX, or TYPEnnn)
        a 1x A 192.0.2.1           ~ line 1, column 3: ttl: 1x (expected: 0 to 2147483647 seconds, or units such as 1h30m)
        a 4294967296 A 192.0.2.1   ~ line 1, column 3: ttl: 4294967296 (expected: 0 to 2147483647 seconds, or units such as 1h30m)
        a 5                        ~ line 1, column 4: record type: end of the line (expected: a record type such as MX, or TYPEnnn)
        a                          ~ line 1, column 2: record type: end of the line (expected: a record type such as MX, or TYPEnnn)
        a A 192.0.2.1              ~ line 1, column 3: record without ttl: A (expected: a TTL here, $TTL before it, or the SOA record first)
        a..b 5 A 192.0.2.1         ~ line 1, column 1: owner: a..b (expected: no empty label)
        "a" 5 A 192.0.2.1          ~ line 1, column 1: owner: a (expected: a domain name without quotes)
        a 5 TXT "b                 ~ line 1, column 9: entry: " (expected: a closing quote)
        a 5 TXT b)                 ~ line 1, column 10: entry: ) (expected: an opening parenthesis before it)
        a 5 TXT (b                 ~ line 1, column 9: entry: ( (expected: a closing parenthesis before the end)
        """)
    void what_is_wrong_is_told_with_its_place_the_token_and_what_was_expected(String text, String problem) {
        assertThat(Reading.of(text.replace("\\\\", "\\")).problems()).containsExactly(problem.replace("\\\\", "\\"));
    }

    @Test
    void control_characters_are_refused_outside_quotes() {
        assertThat(Reading.of("a 5 TXT b\u0000c\n").problems())
                .containsExactly(
                        "line 1, column 10: entry: control character (expected: printable text; \\DDD for other"
                                + " octets)");
        assertThat(Reading.of("a 5 TXT b\rc\n").problems())
                .containsExactly("line 1, column 10: entry: carriage return (expected: a line feed after it)");
    }

    @Test
    void a_blank_owner_needs_one_before() {
        assertThat(Reading.of(" 5 A 192.0.2.1\n").problems())
                .containsExactly("line 1, column 2: owner: 5 (expected: a name at the beginning of the first record)");
    }

    @Test
    void reading_goes_on_after_each_error_and_places_are_right_over_several_lines() {
        Reading reading = Reading.of("""
                $TTL 60
                a A 1.2.3
                b A 192.0.2.1
                c SOA ns host (
                        1 2
                        x 4 5 )
                d A 192.0.2.2
                e MX ( 10 ; preference
                    ) surplus surplus
                """);

        assertThat(reading.problems())
                .containsExactly(
                        "line 2, column 5: A address: 1.2.3 (expected: an IPv4 address such as 192.0.2.1)",
                        "line 6, column 9: SOA retry: x (expected: 0 to 2147483647 seconds, or units such as 1h30m)",
                        "line 9, column 15: MX record: surplus (expected: the end of the record)");
        assertThat(reading.records())
                .containsExactly("3: b.example.org. 60 A 192.0.2.1", "7: d.example.org. 60 A 192.0.2.2");
    }

    @Test
    void records_of_an_owner_that_is_wrong_are_checked_but_not_taken() {
        Reading reading =
                Reading.of("$TTL 5\na A 192.0.2.1\nb..c A 192.0.2.2\n A 1.2.3\n A 192.0.2.3\nd A 192.0.2.4\n");

        assertThat(reading.problems()).hasSize(2);
        assertThat(reading.records())
                .containsExactly("2: a.example.org. 5 A 192.0.2.1", "6: d.example.org. 5 A 192.0.2.4");
    }

    @Test
    void problems_beyond_the_limit_are_counted() {
        Findings findings = new Findings(3);
        MasterFileReader reader = new MasterFileReader(
                Reading.ZONE, new MasterFileLimits(3, 0), findings, (owner, ttl, type, rdata, line) -> {});
        byte[] octets = "a 5 A x\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        reader.feed(octets, 0, octets.length);
        reader.end();

        assertThat(findings.problems()).hasSize(3);
        assertThat(findings.problemCount()).isEqualTo(1000);
    }

    @Test
    void an_entry_longer_than_the_limit_is_one_problem_and_reading_goes_on() {
        String text = "a 5 TXT (\n" + "x\n".repeat(MasterFileLimits.LONGEST_ENTRY) + ")\nb 5 A 192.0.2.1\n";

        Reading reading = Reading.of(text.getBytes(StandardCharsets.US_ASCII), 70_000, new MasterFileLimits(2, 0));

        assertThat(reading.problems())
                .first()
                .asString()
                .matches(
                        "line 1, column 1: entry: \\d+ octets \\(expected: 1048576 octets at most; is a parenthesis or a"
                                + " quote left open\\?\\)");
        assertThat(reading.records())
                .containsExactly((MasterFileLimits.LONGEST_ENTRY + 3) + ": b.example.org. 5 A 192.0.2.1");
    }

    @Test
    void a_line_without_end_takes_no_more_memory_than_the_limit() {
        byte[] piece = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        Findings findings = new Findings(5);
        MasterFileReader reader = new MasterFileReader(
                Reading.ZONE, MasterFileLimits.DEFAULT, findings, (owner, ttl, type, rdata, line) -> {});
        for (int i = 0; i < 200; i++) {
            reader.feed(piece, 0, piece.length);
        }
        reader.end();

        assertThat(findings.problems())
                .extracting(MasterFileProblem::code)
                .containsExactly(MasterFileProblem.Code.ENTRY_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 65_536, 1_000_000})
    void the_length_of_the_pieces_changes_nothing(int pieceLength) {
        String entries = "$TTL 60\na A 192.0.2.1\n  TXT ( \"x\ny\" ; c\n z )\nb..c MX 10\n\n".repeat(3000);
        byte[] octets = entries.getBytes(StandardCharsets.US_ASCII);
        MasterFileLimits limits = new MasterFileLimits(100_000, 0);

        assertThat(Reading.of(octets, pieceLength, limits)).isEqualTo(Reading.of(octets, octets.length, limits));
    }

    private static String ttl(String record) {
        return record.replaceFirst("\\d+: \\S+ (\\d+) .*", "$1");
    }
}
