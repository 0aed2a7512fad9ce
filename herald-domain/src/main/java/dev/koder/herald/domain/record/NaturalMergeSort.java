package dev.koder.herald.domain.record;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * A stable sort of numbers by an order of what they stand for, at work while they come. What comes in order, as exports do,
 * costs one look at each.
 *
 * <p>Runs that are in order wait until one has come that is at least half as long, and are then merged with it, so that the
 * number of times that a number is moved grows with the logarithm of how many there are. Not thread-safe.
 */
final class NaturalMergeSort {

    /** Each run that waits is more than twice as long as the next, and there are fewer than 2^31 numbers; one more has just come. */
    private static final int MOST_WAITING = Integer.SIZE;

    private final IntBinaryOperator order;
    private final int[] starts = new int[MOST_WAITING + 1];
    private int runs;
    private int[] values = new int[16];
    private int size;
    private int[] aside = new int[0];

    NaturalMergeSort(IntBinaryOperator order) {
        this.order = order;
    }

    /** How many numbers have come. */
    int size() {
        return size;
    }

    /** Takes a number, what it stands for being there already. */
    void add(int value) {
        if (size > 0 && order.applyAsInt(values[size - 1], value) > 0) {
            endRun();
        }
        values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
        values[size++] = value;
    }

    /** All numbers in order, and after them some that mean nothing. Ends the sort. */
    int[] sorted() {
        endRun();
        while (runs > 1) {
            mergeLastTwo();
        }
        return values;
    }

    private void endRun() {
        starts[++runs] = size;
        while (runs > 1 && length(runs - 2) / 2 <= length(runs - 1)) {
            mergeLastTwo();
        }
    }

    private int length(int run) {
        return starts[run + 1] - starts[run];
    }

    private void mergeLastTwo() {
        runs--;
        merge(starts[runs - 1], starts[runs], starts[runs + 1]);
        starts[runs] = starts[runs + 1];
    }

    /** Merges two runs; what is left of the second in the end is where it belongs. */
    private void merge(int start, int middle, int end) {
        int count = middle - start;
        aside = aside.length < count ? new int[Math.max(count, values.length / 2)] : aside;
        System.arraycopy(values, start, aside, 0, count);
        int left = 0;
        int right = middle;
        int at = start;
        while (left < count && right < end) {
            boolean takesLeft = order.applyAsInt(aside[left], values[right]) <= 0;
            values[at++] = takesLeft ? aside[left++] : values[right++];
        }
        System.arraycopy(aside, left, values, at, count - left);
    }
}
