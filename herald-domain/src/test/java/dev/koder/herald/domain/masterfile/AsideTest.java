package dev.koder.herald.domain.masterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.Aside;
import dev.koder.herald.domain.dns.DomainName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading with a second thread finds what reading alone finds. */
class AsideTest {

    private static final DomainName ZONE = DomainName.parse("example.org.");
    private static final Aside ON_ANOTHER_THREAD = work -> CompletableFuture.runAsync(work)::join;

    /** Records in no order, with every kind of problem and warning that either side finds. */
    private static byte[] text() {
        String lines = IntStream.range(0, 20_000)
                .mapToObj(i -> switch (i % 1000) {
                    case 7 -> "h" + i + " A 1.2.3";
                    case 17 -> "h" + i + ".example.net. A 192.0.2.1";
                    case 27 -> "h" + (i - 1) + " 60 A 192.0.2.2";
                    case 37 -> "@ SOA ns hostmaster " + i + " 2 3 4 5";
                    default -> "h" + (i * 7919L % 20_011) + " A 192.0.2.1";
                })
                .collect(Collectors.joining("\n"));
        return ("$TTL 300\n" + lines + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ZoneFile read(Aside aside, int limit) {
        ZoneFileReader reader = new ZoneFileReader(ZONE, new MasterFileLimits(limit, 100), aside);
        byte[] text = text();
        reader.feed(text, 0, text.length);
        return reader.end();
    }

    @Test
    void finds_the_same_records_problems_and_warnings_in_the_same_order() {
        for (int limit : new int[] {5, 1000}) {
            ZoneFile alone = read(Aside.NOBODY, limit);
            ZoneFile helped = read(ON_ANOTHER_THREAD, limit);

            assertThat(helped.recordSets()).isEqualTo(alone.recordSets());
            assertThat(helped.soa()).isEqualTo(alone.soa());
            assertThat(helped.recordCount()).isEqualTo(alone.recordCount());
            assertThat(helped.problems()).isEqualTo(alone.problems());
            assertThat(helped.problemCount()).isEqualTo(alone.problemCount());
            assertThat(helped.warnings()).isEqualTo(alone.warnings());
            assertThat(helped.warningCount()).isEqualTo(alone.warningCount());
        }
    }

    @Test
    void keeps_the_first_problems_of_the_file_whoever_found_them() {
        assertThat(read(ON_ANOTHER_THREAD, 5).problems())
                .extracting(MasterFileProblem::line)
                .containsExactly(9L, 19L, 1009L, 1019L, 1039L);
    }

    @Test
    void asks_nobody_for_a_small_file() {
        List<Runnable> asked = new ArrayList<>();
        ZoneFileReader reader = new ZoneFileReader(ZONE, MasterFileLimits.DEFAULT, work -> {
            asked.add(work);
            return () -> {};
        });

        reader.feed("a 300 A 192.0.2.1\n".getBytes(StandardCharsets.UTF_8), 0, 18);

        assertThat(reader.end().recordCount()).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void throws_what_the_work_beside_it_threw() {
        Aside broken = work -> () -> {
            throw new IllegalStateException("out of order");
        };

        assertThatThrownBy(() -> read(broken, 5)).hasMessage("out of order");
    }
}
