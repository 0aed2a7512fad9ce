package dev.koder.herald.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers come back in order, equals as they came, after few looks. */
class NaturalMergeSortTest {

    private static final int SIZE = 100_000;

    /** Sorts by the upper digits; the lower ones tell in which order equals came. */
    private static int[] sorted(int[] values, AtomicLong looks) {
        NaturalMergeSort sort = new NaturalMergeSort((left, right) -> {
            looks.incrementAndGet();
            return Integer.compare(left / 10, right / 10);
        });
        Arrays.stream(values).forEach(sort::add);
        return Arrays.copyOf(sort.sorted(), sort.size());
    }

    private static int[] expected(int[] values) {
        return Arrays.stream(values)
                .boxed()
                .sorted((left, right) -> Integer.compare(left / 10, right / 10))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(sorted(new int[0], new AtomicLong())).isEmpty();
    }

    @Test
    void random_numbers_of_every_small_count_come_in_order_and_equals_as_they_came() {
        Random random = new Random(11);
        for (int size = 1; size < 300; size++) {
            int[] values = random.ints(size, 0, size).toArray();

            assertThat(sorted(values, new AtomicLong())).isEqualTo(expected(values));
        }
    }

    @Test
    void what_comes_in_order_is_looked_at_once() {
        AtomicLong looks = new AtomicLong();

        sorted(IntStream.range(0, SIZE).toArray(), looks);

        assertThat(looks).hasValue(SIZE - 1L);
    }

    @Test
    void what_comes_backwards_or_in_ever_shorter_runs_costs_no_more_than_its_logarithm() {
        int[] backwards = IntStream.range(0, SIZE).map(i -> SIZE - i).toArray();
        int[] shorter = IntStream.range(0, 400)
                .flatMap(run -> IntStream.range(0, 400 - run).map(i -> i * 4000 + run * 10))
                .toArray();

        for (int[] values : new int[][] {backwards, shorter}) {
            AtomicLong looks = new AtomicLong();

            assertThat(sorted(values, looks)).isEqualTo(expected(values));
            assertThat(looks.get()).isLessThan(20L * values.length);
        }
    }
}
