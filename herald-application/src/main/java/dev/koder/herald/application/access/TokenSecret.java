package dev.koder.herald.application.access;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What a program presents as its bearer token: a prefix by which scanners know it, 178 bits of chance, and a checksum that tells
 * a mistyped or made-up one without asking anybody.
 *
 * @param value {@code khd_}, 30 letters and digits, and the CRC-32 of all of these in six more
 */
public record TokenSecret(String value) {

    /** What every token of a program begins with, and no token of an issuer. */
    public static final String PREFIX = "khd_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CRC_POLYNOMIAL = 0xedb8_8320;
    private static final int RANDOM_CHARACTERS = 30;
    private static final int CHECKSUM_CHARACTERS = 6;
    private static final int LENGTH = PREFIX.length() + RANDOM_CHARACTERS + CHECKSUM_CHARACTERS;

    /** A new one. */
    static TokenSecret make(RandomGenerator random) {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new TokenSecret(text + checksum(text.toString()));
    }

    private static String checksum(String text) {
        StringBuilder digits = new StringBuilder();
        for (long rest = crc32(text); digits.length() < CHECKSUM_CHARACTERS; rest /= DIGITS.length()) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return digits.reverse().toString();
    }

    /** The sum of ISO 3309, bit by bit, as texts are short. */
    private static long crc32(String text) {
        int sum = ~0;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            sum ^= octet & 0xff;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                sum = (sum & 1) == 0 ? sum >>> 1 : (sum >>> 1) ^ CRC_POLYNOMIAL;
            }
        }
        return ~sum & 0xffff_ffffL;
    }

    /** The token in this text; empty where length or checksum are not those of one. */
    static Optional<TokenSecret> parse(String text) {
        return text.length() == LENGTH
                        && text.startsWith(PREFIX)
                        && text.endsWith(checksum(text.substring(0, LENGTH - CHECKSUM_CHARACTERS)))
                ? Optional.of(new TokenSecret(text))
                : Optional.empty();
    }

    /** What is kept of it. */
    TokenHash hash(UnaryOperator<byte[]> sha256) {
        return new TokenHash(HexFormat.of().formatHex(sha256.apply(value.getBytes(StandardCharsets.US_ASCII))));
    }

    /** Says nothing of the secret, as logs are read by many. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
