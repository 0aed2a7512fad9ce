package dev.koder.herald.app.scenario;

/** Addresses that are written once each. */
final class Addresses {

    private Addresses() {}

    static String numbered(int value) {
        return "10.%d.%d.%d".formatted(value >> 16, value >> 8 & 0xff, value & 0xff);
    }
}
