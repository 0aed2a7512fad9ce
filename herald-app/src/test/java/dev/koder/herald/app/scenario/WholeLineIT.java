package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API call becomes a signed answer at a PoP: the engine, the agent and Knot, all real. */
class WholeLineIT {

    private static final Pattern DS = Pattern.compile(
            "\"keyTag\"\\s*:\\s*(\\d+).*?\"algorithm\"\\s*:\\s*(\\d+).*?\"digestType\"\\s*:\\s*(\\d+).*?\"digest\"\\s*:\\s*\"([0-9A-Fa-f]+)\"",
            Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Topology topology;

    @BeforeEach
    void begin() {
        topology = Topology.in(folder);
    }

    @AfterEach
    void end() {
        topology.close();
    }

    @Test
    void serves_signs_and_updates_what_the_api_accepts() {
        topology.engine();
        topology.knot();
        topology.agent();
        Api api = topology.api();

        accepted(api.post("/api/v1/zones", "application/json", "{\"name\":\"line.example\"}"));
        accepted(put(api, "www", "192.0.2.1"));
        Eventually.holds(() -> assertThat(topology.ask("www.line.example", "A")).isEqualTo("192.0.2.1"));

        accepted(put(api, "www", "192.0.2.2"));
        Eventually.holds(() -> assertThat(topology.ask("www.line.example", "A")).isEqualTo("192.0.2.2"));
        assertThat(validated(api, "www.line.example", "A"))
                .contains("; fully validated")
                .contains("192.0.2.2");
        assertThat(validated(api, "nosuch.line.example", "A")).contains("; negative response, fully validated");

        accepted(api.delete("/api/v1/zones/line.example"));
        Eventually.holds(() -> assertThat(
                        Tool.run("kdig", "@127.0.0.1", "-p", Integer.toString(topology.dnsPort), "line.example", "SOA")
                                .output())
                .contains("status: REFUSED"));
    }

    @Test
    void goes_on_answering_when_the_engine_is_dead_and_everything_else_restarts() {
        Program engine = topology.engine();
        Program knot = topology.knot();
        Program agent = topology.agent();
        Api api = topology.api();
        accepted(api.post("/api/v1/zones", "application/json", "{\"name\":\"line.example\"}"));
        accepted(put(api, "www", "192.0.2.1"));
        Eventually.holds(() -> assertThat(topology.ask("www.line.example", "A")).isEqualTo("192.0.2.1"));

        engine.kill();
        agent.kill();
        knot.kill();
        knot.startAgain();
        topology.awaitKnot();
        agent.startAgain();
        topology.awaitAgent();

        Eventually.holds(() -> assertThat(topology.ask("www.line.example", "A")).isEqualTo("192.0.2.1"));

        engine.startAgain();
        topology.awaitEngine();
        accepted(put(topology.api(), "www", "192.0.2.3"));
        Eventually.holds(() -> assertThat(topology.ask("www.line.example", "A")).isEqualTo("192.0.2.3"));
    }

    @Test
    void a_deletion_made_while_the_agent_was_away_is_in_sync_once_the_zone_is_served_no_more() {
        topology.engine();
        topology.knot();
        Program agent = topology.agent();
        Api api = topology.api();
        accepted(api.post("/api/v1/zones", "application/json", "{\"name\":\"line.example\"}"));
        accepted(put(api, "www", "192.0.2.1"));
        inSync(api, accepted(put(api, "www", "192.0.2.2")));

        agent.kill();
        HttpResponse<String> deletion = accepted(api.delete("/api/v1/zones/line.example"));
        assertThat(state(api, deletion)).contains("\"state\":\"PENDING\"");
        agent.startAgain();

        inSync(api, deletion);
    }

    private static void inSync(Api api, HttpResponse<String> change) {
        Eventually.holds(() -> assertThat(state(api, change)).contains("\"state\":\"INSYNC\",\"pops\""));
    }

    private static String state(Api api, HttpResponse<String> change) {
        String id = change.headers().firstValue("Herald-Change").orElseThrow();
        return accepted(api.get("/api/v1/changes/" + id)).body();
    }

    /** What BIND's validator says, with the DS that the engine shows as its only trust anchor. */
    private String validated(Api api, String name, String type) {
        Eventually.isTrue("the DS is reported", () -> DS.matcher(dnssec(api)).find());
        Matcher ds = DS.matcher(dnssec(api));
        assertThat(ds.find()).isTrue();
        topology.write(
                "anchor",
                "trust-anchors { \"line.example.\" static-ds %s %s %s \"%s\"; };"
                        .formatted(ds.group(1), ds.group(2), ds.group(3), ds.group(4)));
        return Tool.run(
                        "delv",
                        "-a",
                        topology.path("anchor"),
                        "+root=line.example",
                        "@127.0.0.1",
                        "-p",
                        Integer.toString(topology.dnsPort),
                        name,
                        type)
                .output();
    }

    private static String dnssec(Api api) {
        return accepted(api.get("/api/v1/zones/line.example/dnssec")).body();
    }

    private static HttpResponse<String> put(Api api, String host, String address) {
        return api.put(
                "/api/v1/zones/line.example/rrsets/" + host + "/A", "{\"ttl\":60,\"records\":[\"" + address + "\"]}");
    }

    private static HttpResponse<String> accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer;
    }
}
