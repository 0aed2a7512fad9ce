package dev.koder.herald.domain.dns;

import java.util.Arrays;

/** The canonical order of names (RFC 4034, section 6.1) as a comparison and as sortable octets. */
final class CanonicalKey {
    private static final int MOST_LABELS = 128;
    /** So many offsets of labels have room in one number. */
    private static final int FEW_LABELS = 8;

    private static final int OFFSET_BITS = 8;
    private static final int OFFSET = 0xff;

    private CanonicalKey() {}

    /** Compares two wire names label by label from the right. */
    static int compare(byte[] left, byte[] right) {
        int l = labels(left);
        int r = labels(right);
        if (l > FEW_LABELS || r > FEW_LABELS) {
            return compareLong(left, right);
        }
        long leftOffsets = packedOffsets(left);
        long rightOffsets = packedOffsets(right);
        for (int rest = Math.min(l, r); rest > 0; rest--) {
            int order = compareLabels(left, (int) leftOffsets & OFFSET, right, (int) rightOffsets & OFFSET);
            if (order != 0) {
                return order;
            }
            leftOffsets >>>= OFFSET_BITS;
            rightOffsets >>>= OFFSET_BITS;
        }
        return l - r;
    }

    private static int labels(byte[] wire) {
        int count = 0;
        for (int i = 0; wire[i] != 0; i += wire[i] + 1) {
            count++;
        }
        return count;
    }

    /** Where the labels begin, the right-most in the lowest octet. */
    private static long packedOffsets(byte[] wire) {
        long offsets = 0;
        for (int i = 0; wire[i] != 0; i += wire[i] + 1) {
            offsets = offsets << OFFSET_BITS | i;
        }
        return offsets;
    }

    private static int compareLong(byte[] left, byte[] right) {
        byte[] leftOffsets = new byte[MOST_LABELS];
        byte[] rightOffsets = new byte[MOST_LABELS];
        int l = offsets(left, leftOffsets);
        int r = offsets(right, rightOffsets);
        while (l > 0 && r > 0) {
            int order = compareLabels(left, leftOffsets[--l] & 0xff, right, rightOffsets[--r] & 0xff);
            if (order != 0) {
                return order;
            }
        }
        return l - r;
    }

    private static int offsets(byte[] wire, byte[] offsets) {
        int count = 0;
        for (int i = 0; wire[i] != 0; i += wire[i] + 1) {
            offsets[count++] = (byte) i;
        }
        return count;
    }

    private static int compareLabels(byte[] left, int l, byte[] right, int r) {
        int length = Math.min(left[l], right[r]);
        for (int i = 1; i <= length; i++) {
            int order = (DomainName.fold(left[l + i]) & 0xff) - (DomainName.fold(right[r + i]) & 0xff);
            if (order != 0) {
                return order;
            }
        }
        return left[l] - right[r];
    }

    /** The key of the labels of {@code wire} before {@code end}. */
    static byte[] of(byte[] wire, int end) {
        byte[] key = new byte[end];
        boolean isPlain = true;
        for (int label = 0; label < end; label += wire[label] + 1) {
            int start = end - label - wire[label] - 1;
            for (int i = 0; i < wire[label]; i++) {
                byte octet = DomainName.fold(wire[label + 1 + i]);
                key[start + i] = octet;
                isPlain &= octet < 0 || octet > 1;
            }
        }
        return isPlain ? key : escaped(wire, end);
    }

    private static byte[] escaped(byte[] wire, int end) {
        int length = end;
        for (int i = 0; i < end; i += wire[i] + 1) {
            for (int k = i + 1; k <= i + wire[i]; k++) {
                length += wire[k] == 0 || wire[k] == 1 ? 1 : 0;
            }
        }
        byte[] key = new byte[length];
        int at = length;
        for (int i = 0; i < end; i += wire[i] + 1) {
            at = putLabel(wire, i, key, at);
        }
        return key;
    }

    /** Writes one label and its final 0x00 so that it ends at {@code at}; returns where it begins. */
    private static int putLabel(byte[] wire, int label, byte[] key, int end) {
        int at = end;
        key[--at] = 0;
        for (int i = label + wire[label]; i > label; i--) {
            byte octet = DomainName.fold(wire[i]);
            if (octet == 0 || octet == 1) {
                key[--at] = (byte) (octet + 1);
                key[--at] = 1;
            } else {
                key[--at] = octet;
            }
        }
        return at;
    }

    /** The wire form of the name below {@code zone} whose key stands between two offsets. */
    static byte[] toWire(byte[] key, int start, int end, byte[] zone) {
        byte[] name = new byte[end - start + zone.length];
        int at = end - start;
        System.arraycopy(zone, 0, name, at, zone.length);
        for (int from = start; from < end; ) {
            int to = from;
            while (to < end && key[to] != 0) {
                to++;
            }
            at = takeLabel(key, from, to, name, at);
            from = to + 1;
        }
        return at == 0 ? name : Arrays.copyOfRange(name, at, name.length);
    }

    /** Writes the label whose key stands between {@code from} and {@code to} so that it ends at {@code end}; returns its start. */
    private static int takeLabel(byte[] key, int from, int to, byte[] name, int end) {
        int start = end - unescapedLength(key, from, to) - 1;
        name[start] = (byte) (end - start - 1);
        int at = start + 1;
        for (int i = from; i < to; i++) {
            name[at++] = isEscape(key, i, to) ? (byte) (key[++i] - 1) : key[i];
        }
        return start;
    }

    private static int unescapedLength(byte[] key, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            i += isEscape(key, i, to) ? 1 : 0;
            length++;
        }
        return length;
    }

    /** Whether two octets from {@code at} on stand for one; to be asked from the left, as 01 01 02 is 00 02 and not 01 01. */
    private static boolean isEscape(byte[] key, int at, int to) {
        return key[at] == 1 && at + 1 < to;
    }
}
