package dev.koder.herald.domain.record;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** A stable sort of numbers by an order of what they stand for. What is in order already, as exports are, costs one look. */
final class NaturalMergeSort {

    private final IntBinaryOperator order;
    private int[] from;
    private int[] to;
    private final int size;

    private NaturalMergeSort(int[] values, int size, IntBinaryOperator order) {
        this.from = values;
        this.to = values;
        this.size = size;
        this.order = order;
    }

    /** The first {@code size} values in order, in the array given or another; the one given is no longer of use. */
    static int[] sorted(int[] values, int size, IntBinaryOperator order) {
        return new NaturalMergeSort(values, size, order).sorted();
    }

    private int[] sorted() {
        int[] ends = runs();
        int count = ends.length;
        if (count > 1) {
            to = new int[from.length];
        }
        while (count > 1) {
            count = mergePairs(ends, count);
            int[] merged = to;
            to = from;
            from = merged;
        }
        return from;
    }

    /** Where the stretches that are in order already end. */
    private int[] runs() {
        int[] ends = new int[16];
        int count = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || order.applyAsInt(from[i - 1], from[i]) > 0) {
                ends = count == ends.length ? Arrays.copyOf(ends, 2 * count) : ends;
                ends[count++] = i;
            }
        }
        return Arrays.copyOf(ends, count);
    }

    private int mergePairs(int[] ends, int count) {
        int start = 0;
        int merged = 0;
        for (int run = 0; run < count; run += 2) {
            int middle = ends[run];
            int end = run + 1 < count ? ends[run + 1] : middle;
            merge(start, middle, end);
            ends[merged++] = end;
            start = end;
        }
        return merged;
    }

    private void merge(int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takesLeft = right == end || (left < middle && order.applyAsInt(from[left], from[right]) <= 0);
            to[i] = takesLeft ? from[left++] : from[right++];
        }
    }
}
