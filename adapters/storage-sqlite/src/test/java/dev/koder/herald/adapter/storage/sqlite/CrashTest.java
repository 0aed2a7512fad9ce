package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.storage.testkit.Samples;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Zone;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an engine that was killed in the middle of its work, without a chance to say goodbye. */
@Timeout(120)
class CrashTest {

    private static final int ROUNDS = 2;
    private static final int COMMITS_BEFORE_DEATH = 400;

    @TempDir
    private Path folder;

    @Test
    void every_acknowledged_commit_survives_the_death_of_the_process() throws Exception {
        Path database = folder.resolve("herald.db");
        long lastSerial = 1;
        for (int round = 0; round < ROUNDS; round++) {
            Acknowledged acknowledged = writeAndDie(database);

            try (SqliteStore store = Opened.at(database)) {
                Zone zone = zone(store);
                assertThat(zone.serial().value()).isGreaterThanOrEqualTo(Math.max(lastSerial, acknowledged.serial));
                assertThat(recordSets(store)).isEqualTo(zone.recordSetCount());
                acknowledged.values.forEach((owner, value) ->
                        assertThat(stored(store, owner)).as(owner).isGreaterThanOrEqualTo(value));
                assertThat(valuesOfWhole(store))
                        .as("values in a zone replaced as a whole")
                        .hasSize(1);
                lastSerial = zone.serial().value();
            }
        }
    }

    /** What the process said before it died: the last value at each owner, and the last serial of all. */
    private static final class Acknowledged {
        private final Map<String, Integer> values = new HashMap<>();
        private long serial;

        void take(String line) {
            String[] words = line.split(" ", -1);
            values.put(words[0], Integer.valueOf(words[1]));
            serial = Math.max(serial, Long.parseLong(words[2]));
        }
    }

    private static Acknowledged writeAndDie(Path database) throws IOException, InterruptedException {
        Process engine = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledEngine.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Acknowledged acknowledged = new Acknowledged();
        try (BufferedReader lines = engine.inputReader(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < COMMITS_BEFORE_DEATH; i++) {
                acknowledged.take(Optional.ofNullable(lines.readLine()).orElseThrow());
            }
            assertThat(Opened.refusal(database)).contains("in use by another engine");
            // By its handle: Process.destroyForcibly() would close the pipe, and with it what was acknowledged last.
            engine.toHandle().destroyForcibly();
            whole(lines).forEach(acknowledged::take);
        } finally {
            engine.destroyForcibly();
        }
        assertThat(engine.waitFor()).as("killed by a signal").isEqualTo(137);
        return acknowledged;
    }

    /** What was still in the pipe, but for a last line that was cut off. */
    private static Iterable<String> whole(BufferedReader lines) throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            rest.append((char) c);
        }
        return rest.substring(0, rest.lastIndexOf("\n") + 1).lines().toList();
    }

    private static Zone zone(SqliteStore store) {
        return store.stores()
                .zones()
                .find(Samples.ACME, Samples.name("example.org"))
                .orElseThrow();
    }

    private static long recordSets(SqliteStore store) {
        long[] count = new long[1];
        store.stores().zones().<Boolean>read(Samples.ACME, Samples.name("example.org"), (zone, contents) -> {
            contents.forEach(set -> count[0]++);
            return true;
        });
        return count[0];
    }

    /** The values that stand in the zone that is replaced as a whole, in which there must be one in all places. */
    private static Set<String> valuesOfWhole(SqliteStore store) {
        Set<String> values = new HashSet<>();
        int[] hosts = new int[1];
        store.stores().zones().<Boolean>read(Samples.ACME, Samples.name(KilledEngine.WHOLE), (zone, contents) -> {
            contents.forEach(set -> {
                if (set.type().equals(RecordType.TXT)) {
                    values.add(set.records().getFirst().toText());
                    hosts[0]++;
                }
            });
            return true;
        });
        assertThat(hosts[0]).isEqualTo(KilledEngine.WHOLE_HOSTS);
        return values;
    }

    private static int stored(SqliteStore store, String owner) {
        RecordSet set = store.stores()
                .zones()
                .recordSet(
                        Samples.ACME, Samples.name("example.org"), Samples.name(owner + ".example.org"), RecordType.TXT)
                .orElseThrow();
        return Integer.parseInt(set.records().getFirst().toText().replace("\"", ""));
    }
}
