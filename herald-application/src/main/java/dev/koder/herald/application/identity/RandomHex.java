package dev.koder.herald.application.identity;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** What names and tokens are made of that nobody shall foresee, or that shall not be given twice. */
public final class RandomHex {

    private RandomHex() {}

    /** So many random octets, as twice as many lower-case hexadecimal digits. */
    public static String of(RandomGenerator random, int octets) {
        byte[] made = new byte[octets];
        random.nextBytes(made);
        return HexFormat.of().formatHex(made);
    }
}
