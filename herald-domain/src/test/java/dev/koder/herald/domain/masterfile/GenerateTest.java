package dev.koder.herald.domain.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $GENERATE} as BIND has it. */
class GenerateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        1-2 h$ A 192.0.2.$              ~ h1 A 192.0.2.1            ~ h2 A 192.0.2.2
        1-2 h${0,3,d} A 192.0.2.${10}   ~ h001 A 192.0.2.11         ~ h002 A 192.0.2.12
        8-9 h${2,4,o} A 192.0.2.1       ~ h0012 A 192.0.2.1         ~ h0013 A 192.0.2.1
        1-4/3 $ PTR h${-1,2,x}.b.       ~ 1 PTR h00.b.              ~ 4 PTR h03.b.
        171-172 h${0,4,X} A 192.0.2.1   ~ h00AB A 192.0.2.1         ~ h00AC A 192.0.2.1
        18-19 ${0,7,n} PTR a.           ~ 2.1.0.0 PTR a.            ~ 3.1.0.0 PTR a.
        1-2 h$ 60 IN MX "10 mail$"      ~ h1 MX 10 mail1.example.org. ~ h2 MX 10 mail2.example.org.
        1-2 h\\$$ TXT $$                 ~ h\\$1 TXT "$"              ~ h\\$2 TXT "$"
        1-2 h$ TXT "\\"a $\\" b"          ~ h1 TXT "a 1" "b"          ~ h2 TXT "a 2" "b"
        """)
    void makes_records(String directive, String first, String second) {
        List<String> records = Reading.of("$TTL 60\n$GENERATE " + directive.replace("\\\\", "\\") + "\n")
                .records();

        assertThat(records)
                .map(record -> record.replaceFirst("2: (.*?)\\.example\\.org\\. 60 ", "$1 "))
                .containsExactly(first.replace("\\\\", "\\"), second.replace("\\\\", "\\"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        2-1 h$ A 192.0.2.1        ~ line 1, column 11: $GENERATE: 2-1 (expected: start-stop[/step] owner [ttl] [class] type rdata, such as 1-254 or 0-100/2)
        1-2/0 h$ A 192.0.2.1      ~ line 1, column 11: $GENERATE: 1-2/0 (expected: start-stop[/step] owner [ttl] [class] type rdata, such as 1-254 or 0-100/2)
        1-9999999999 h A x        ~ line 1, column 11: $GENERATE: 1-9999999999 (expected: start-stop[/step] owner [ttl] [class] type rdata, such as 1-254 or 0-100/2)
        1-2 h$ MX 10 mail         ~ line 1, column 24: $GENERATE: mail (expected: start-stop[/step] owner [ttl] [class] type rdata, in quotes where it has blanks)
        1-2 h${0,3 A 192.0.2.1    ~ line 1, column 15: $GENERATE: h${0,3 (expected: $, or ${offset[,width[,base]]} with base d, o, x, X, n or N and no value below 0)
        1-2 h${-5} A 192.0.2.1    ~ line 1, column 15: $GENERATE: h${-5} (expected: $, or ${offset[,width[,base]]} with base d, o, x, X, n or N and no value below 0)
        1-2 h${0,999} A 192.0.2.1 ~ line 1, column 15: $GENERATE: h${0,999} (expected: $, or ${offset[,width[,base]]} with base d, o, x, X, n or N and no value below 0)
        1-2 h$ 5 A 192.0.2.       ~ line 1: A address: 192.0.2. (expected: an IPv4 address such as 192.0.2.1)
        1-2 a..$ 5 A 192.0.2.1    ~ line 1: generated owner: a..1 (expected: no empty label)
        0-65536 h$ 5 A 192.0.2.1  ~ line 1, column 11: $GENERATE: 0-65536 (expected: 65536 generated records at most in a file, not 65537)
        """)
    void tells_once_what_is_wrong(String directive, String problem) {
        assertThat(Reading.of("$GENERATE " + directive + "\n").problems()).containsExactly(problem);
    }

    @Test
    void the_limit_is_that_of_all_directives_of_the_file() {
        byte[] text = "$TTL 5\n$GENERATE 1-3 a$ A 192.0.2.1\n$GENERATE 1-3 b$ A 192.0.2.1\n"
                .getBytes(StandardCharsets.US_ASCII);
        Reading reading = Reading.of(text, text.length, new MasterFileLimits(10, 5));

        assertThat(reading.records()).hasSize(3);
        assertThat(reading.problems())
                .containsExactly(
                        "line 3, column 11: $GENERATE: 1-3 (expected: 5 generated records at most in a file, not 6)");
    }

    @Test
    void cannot_smuggle_in_a_second_line() {
        Reading reading = Reading.of("$GENERATE 1-1 a$ 5 TXT (\"x\nb 5 A 192.0.2.1\")\n");

        assertThat(reading.records()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
    }
}
