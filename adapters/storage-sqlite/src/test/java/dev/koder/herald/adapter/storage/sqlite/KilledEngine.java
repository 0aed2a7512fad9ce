package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.adapter.storage.testkit.CommitBuilder;
import dev.koder.herald.adapter.storage.testkit.ZoneBuilder;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.zone.ZoneChange;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/**
 * A process that writes until somebody kills it, and says of each commit that it was acknowledged, and at which serial, in a
 * line of its own: {@code <owner> <value> <serial>}.
 */
final class KilledEngine {

    /** A zone whose contents are replaced as a whole all the time. */
    static final String WHOLE = "whole.example";

    static final int WHOLE_HOSTS = 2000;

    private static final int WRITERS = 8;

    private KilledEngine() {}

    public static void main(String... arguments) {
        SqliteStore store = ((SqliteStore.OpenOutcome.Opened)
                        SqliteStore.open(SqliteConfig.of(Path.of(arguments[0])), new Random(1)))
                .store();
        ZoneStore zones = store.stores().zones();
        zones.create(ZoneBuilder.aZone().creation());
        zones.create(whole(0).creation());
        Thread.ofPlatform().start(() -> replaceForEver(store));
        for (int i = 0; i < WRITERS; i++) {
            String owner = "writer-" + i;
            Thread.ofPlatform().start(() -> writeForEver(zones, owner));
        }
    }

    /** A zone in which the same value stands everywhere. */
    private static ZoneBuilder whole(int value) {
        ZoneBuilder zone = ZoneBuilder.aZone().named(WHOLE);
        for (int i = 0; i < WHOLE_HOSTS; i++) {
            zone.with("host-" + i, "TXT", "\"" + value + "\"");
        }
        return zone;
    }

    /** Holds on to the store, which would lose its lock to the garbage collector. */
    private static void replaceForEver(SqliteStore store) {
        for (int value = 1; ; value++) {
            ZoneBuilder next = whole(value);
            store.stores()
                    .zones()
                    .commit(CommitBuilder.aCommit()
                            .to(WHOLE)
                            .replacingAll(new ZoneChange.ReplaceContents(
                                    ZoneBuilder.soa(), Optional.empty(), next.contents()))
                            .commit());
        }
    }

    private static void writeForEver(ZoneStore zones, String owner) {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (int value = 1; ; value++) {
                CommitOutcome outcome = zones.commit(CommitBuilder.aCommit()
                        .replacing(owner, "TXT", "\"" + value + "\"")
                        .commit());
                String line = owner + " " + value + " "
                        + ((CommitOutcome.Done) outcome).version().zone().serial() + "\n";
                out.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
