package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that takes no more: writes are refused with a reason, reads go on, nothing that was acknowledged is lost, and
 * writes go on by themselves.
 *
 * <p>The limit is the one that the system sets to the size of files a process may write, taken away again later.
 */
class FullDiskIT {

    /** Less than a page of the database and what stands before it in the log. */
    private static final String NO_ROOM = "4096";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Topology topology;

    @BeforeEach
    void begin() {
        topology = Topology.withoutKnot(folder);
    }

    @AfterEach
    void end() {
        topology.close();
    }

    @Test
    void refuses_writes_with_a_reason_reads_on_and_recovers_by_itself() {
        Program engine = topology.engine();
        Api api = topology.api();
        assertThat(api.post("/api/v1/zones", "application/json", "{\"name\":\"full.example\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(put(api, 1).statusCode()).isEqualTo(200);

        limitFiles(engine, NO_ROOM);
        HttpResponse<String> refused = put(api, 2);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("store: the disk").doesNotContain(folder.toString());
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(put(api, 3).statusCode()).isEqualTo(503);
        assertThat(stored(api)).isEqualTo(1);
        HttpResponse<String> ready = api.get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"store\":\"readable\"").contains("\"writes\":\"the disk");
        assertThat(engine.output().lines().filter(line -> line.contains("store unavailable")))
                .as("lines in the log")
                .hasSize(1)
                .first()
                .asString()
                .contains("herald.db");

        limitFiles(engine, "unlimited");
        topology.awaitEngine();

        assertThat(put(api, 4).statusCode()).isEqualTo(200);
        assertThat(engine.output()).containsOnlyOnce("store takes writes again");
        assertThat(stored(api)).isEqualTo(4);
        engine.kill();
        engine.startAgain();
        topology.awaitEngine();
        assertThat(stored(topology.api())).isEqualTo(4);
    }

    private static void limitFiles(Program engine, String octets) {
        Tool.Run run = Tool.run("prlimit", "--pid", Long.toString(engine.pid()), "--fsize=" + octets + ":unlimited");
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static HttpResponse<String> put(Api api, int number) {
        return api.put(
                "/api/v1/zones/full.example/rrsets/www/TXT",
                "{\"ttl\":60,\"records\":[\"\\\"%d\\\"\"]}".formatted(number));
    }

    private static int stored(Api api) {
        String records = Answers.recordSets(
                        api.get("/api/v1/zones/full.example/rrsets/www/TXT").body())
                .values()
                .iterator()
                .next();
        return Integer.parseInt(records.replaceAll("[^0-9]", ""));
    }
}
