package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.ZoneLoad;
import dev.koder.herald.domain.pop.ZoneLoads;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads as octets: 1 where there were none before them, else 0, and then of each its serial, or -1, when it happened and when it was told.
 * Nothing at all stands for loads that nobody noted.
 */
final class PackedLoads {

    private static final int EACH = 3 * Long.BYTES;
    private static final long NO_SERIAL = -1;

    private PackedLoads() {}

    static byte[] packed(ZoneLoads loads) {
        ByteBuffer octets = ByteBuffer.allocate(1 + EACH * loads.list().size());
        octets.put((byte) (loads.isWhole() ? 1 : 0));
        for (ZoneLoad load : loads.list()) {
            octets.putLong(load.serial().map(Serial::value).orElse(NO_SERIAL))
                    .putLong(Nanoseconds.of(load.loadedAt()))
                    .putLong(Nanoseconds.of(load.toldAt()));
        }
        return octets.array();
    }

    static ZoneLoads unpacked(byte[] packed) {
        ByteBuffer octets = ByteBuffer.wrap(packed);
        boolean isWhole = octets.hasRemaining() && octets.get() == 1;
        List<ZoneLoad> loads = new ArrayList<>();
        while (octets.hasRemaining()) {
            Optional<Serial> serial =
                    Optional.of(octets.getLong()).filter(it -> it != NO_SERIAL).map(Serial::new);
            Instant loadedAt = Nanoseconds.instant(octets.getLong());
            loads.add(new ZoneLoad(serial, loadedAt, Nanoseconds.instant(octets.getLong())));
        }
        return new ZoneLoads(loads, isWhole);
    }
}
