package dev.koder.herald.adapter.http.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A request for every route that can write zones, each of which would change the zone {@code kept.example.} or take it away. A
 * new such route has to be added here, or the tests that go through all of them fail.
 */
final class WritePaths {

    static final String ZONE = "/api/v1/zones/kept.example";
    private static final String SETS = "/api/v1/nameserver-sets/";
    private static final String BATCH = "[{\"name\":\"www\",\"type\":\"A\",\"action\":\"delete\"}]";
    private static final String TEXT = "@ 3600 NS ns1.example.net.\n";

    private final RunningApi api;
    private final Map<String, Supplier<Ask>> requests = new LinkedHashMap<>();

    private WritePaths(RunningApi api, String plan) {
        this.api = api;
        add("changeZone", () -> json("PATCH", ZONE, "{\"preconditionRequired\":true}"));
        add("deleteZone", () -> api.ask("DELETE", ZONE));
        add("changeRecordSets", () -> json("PATCH", ZONE + "/rrsets", BATCH));
        add("changeRecordSets each", () -> json("PATCH", ZONE + "/rrsets?mode=independent", BATCH));
        add("putRecordSet", () -> json("PUT", ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.9\"]}"));
        add("putRecordSet emptied", () -> json("PUT", ZONE + "/rrsets/www/A", "{\"records\":[]}"));
        add("deleteRecordSet", () -> api.ask("DELETE", ZONE + "/rrsets/www/A"));
        add("putSoa", () -> json("PUT", ZONE + "/soa", "{\"mname\":\"ns9.example.net.\"}"));
        add(
                "putNameServers",
                () -> json("PUT", ZONE + "/nameservers", "{\"nameservers\":[{\"name\":\"ns9.example.net.\"}]}"));
        add(
                "putNameServerSet",
                () -> json("PUT", SETS + "team", "{\"nameservers\":[{\"name\":\"ns3.example.net.\"}]}"));
        add("applyNameServerSet", () -> api.ask("POST", SETS + "team/apply"));
        add("deleteNameServerSet", () -> api.ask("DELETE", SETS + "team"));
        add("restoreZone", () -> json("POST", ZONE + "/restore", "{\"serial\":1}"));
        add("applyPlan", () -> api.ask("POST", ZONE + "/plans/" + plan + "/apply"));
        add(
                "changeZones",
                () -> json(
                        "POST", "/api/v1/changes", "{\"changes\":" + BATCH.replace("www", "www.kept.example.") + "}"));
        add("importZone", () -> api.ask("POST", ZONE + "/import").body("text/dns", TEXT));
        add("createZone", () -> json("POST", "/api/v1/zones", "{\"name\":\"kept.example\"}"));
        add("restoreDeletedZone", () -> api.ask("POST", "/api/v1/deleted-zones/kept.example/restore"));
    }

    private void add(String name, Supplier<Ask> request) {
        requests.put(name, request);
    }

    private Ask json(String method, String path, String body) {
        return api.ask(method, path).json(body);
    }

    /** Makes the zone at its second version, the set of name servers that it follows, and a plan for it. */
    static WritePaths prepare(RunningApi api) {
        api.put(SETS + "team", "{\"nameservers\":[{\"name\":\"ns1.example.net.\"},{\"name\":\"ns2.example.net.\"}]}");
        api.post("/api/v1/zones", "{\"name\":\"kept.example\",\"nameserverSet\":\"team\"}");
        api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        Reply plan = api.ask("POST", ZONE + "/plans").body("text/dns", TEXT).send();
        return new WritePaths(api, plan.text("/id"));
    }

    /** The requests by the operation's name, and what sets one apart where there are several. */
    Map<String, Supplier<Ask>> requests() {
        return requests;
    }

    /** The operations that the table of routes knows as writes of zones. */
    static Stream<String> operations(RouteTable table) {
        return table.routes().stream().filter(Route::makesVersions).map(route -> route.words()
                .operation());
    }

    /** The operations of which there is a request. */
    List<String> covered() {
        return requests.keySet().stream()
                .map(name -> name.replaceFirst(" .*", ""))
                .distinct()
                .toList();
    }
}
