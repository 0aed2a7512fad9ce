package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled zones go in through the API and come out the same, in the eyes of other people's parsers. */
class ExampleZonesIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"koder.example", "2.0.192.in-addr.arpa"})
    void imports_and_exports_record_for_record(String zone) {
        try (Topology topology = Topology.in(folder)) {
            topology.engine();
            Api api = topology.api();
            String original =
                    Path.of("src/main/resources/example", zone + ".zone").toString();

            assertThat(api.post("/api/v1/zones", "application/json", "{\"name\":\"" + zone + "\"}")
                            .statusCode())
                    .isEqualTo(201);
            HttpResponse<String> imported = api.post("/api/v1/zones/" + zone + "/import", "text/dns", read(original));
            assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
            topology.write(
                    "export.zone", api.get("/api/v1/zones/" + zone + "/export").body());

            String exported = topology.path("export.zone");
            assertThat(Tool.run("kzonecheck", "-o", zone, exported)).isEqualTo(new Tool.Run(0, ""));
            assertThat(canonical(topology, zone, exported)).isEqualTo(canonical(topology, zone, original));
        }
    }

    @Test
    void tells_every_error_of_a_broken_text_and_stores_nothing() {
        try (Topology topology = Topology.in(folder)) {
            topology.engine();
            Api api = topology.api();
            api.post("/api/v1/zones", "application/json", "{\"name\":\"line.example\"}");
            String before = api.get("/api/v1/zones/line.example/export").body();

            HttpResponse<String> refused = api.post(
                    "/api/v1/zones/line.example/import",
                    "text/dns",
                    "$TTL 300\n@ IN A 192.0.2.300\nwww IN AAAA nonsense\n");

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("\"line\":2")
                    .contains("192.0.2.300")
                    .contains("\"line\":3")
                    .contains("nonsense");
            assertThat(api.get("/api/v1/zones/line.example/export").body()).isEqualTo(before);
        }
    }

    /** The zone as BIND reads it, one record a line. */
    private static String canonical(Topology topology, String zone, String file) {
        String dump = topology.path("dump.zone");
        Tool.Run run = Tool.run("named-checkzone", "-D", "-i", "local", "-o", dump, zone, file);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return topology.read("dump.zone");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
