package dev.koder.herald.adapter.http.rest;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.access.Action;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.NamePattern;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.access.ValuePattern;
import dev.koder.herald.domain.access.ZonePattern;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.pop.Pop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may put challenges for certificates and nothing else can do nothing else by any route that writes, whatever kind of
 * credential it presents. The routes are those of the table: a new one fails here until a request for it is known that does
 * something for whoever may do it.
 */
class PolicyBypassTest {

    private static final String ZONE = WritePaths.ZONE;
    private static final String EVERYTHING =
            "tenant-a." + Stream.of(Permission.values()).map(Permission::name).collect(joining("."));
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z-]+)}");

    private static final Pattern OF_REQUEST = Pattern.compile("urn:herald:request:[0-9a-z-]+");

    /** What is no part of what the tenant has: it tells of requests, those refused among them. */
    private static final Set<String> OF_REQUESTS =
            Set.of("showAudit", "exportAudit", "showPlatformAudit", "showOwnToken", "showQuota");

    /** What does something only after steps of others, or for others: refused here all the same. */
    private static final Set<String> NEEDS_OTHERS = Set.of(
            "applyChangeRequest",
            "approveChangeRequest",
            "rebaseChangeRequest",
            "verifyZoneClaim",
            "acceptZone",
            "declineZone");

    /** What a lock on one RRset of the zone forbids. */
    private static final Set<String> GIVES_AWAY = Set.of("deleteZone", "offerZone", "withdrawZone");

    /** The two ways to hold the same policies. */
    enum Credential {
        HERALD_TOKEN,
        TOKEN_OF_THE_ISSUER
    }

    private final RunningApi api = RunningApi.start();
    private final Map<String, String> ids = new TreeMap<>();
    private WritePaths paths;

    @BeforeEach
    void prepare() {
        paths = WritePaths.prepare(api);
        api.createZone("doomed.example");
        api.delete("/api/v1/zones/doomed.example");
        send("PUT", "/api/v1/review-rules", "{\"rules\":[{\"name\":\"seen\",\"names\":\"seen.kept.example.\"}]}");
        ids.put(
                "request",
                send("PUT", ZONE + "/rrsets/seen/A", "{\"records\":[\"192.0.2.2\"]}")
                        .text("/changeRequest"));
        ids.put(
                "lock",
                send(
                                "POST",
                                ZONE + "/locks",
                                "{\"name\":\"mail\",\"type\":\"A\",\"level\":\"no-deletion\",\"reason\":\"x\"}")
                        .text("/id"));
        ids.put(
                "webhook",
                send("POST", "/api/v1/webhooks", "{\"url\":\"https://hooks.example/x\",\"enabled\":true}")
                        .text("/id"));
        ids.put(
                "token",
                send("POST", "/api/v1/tokens", "{\"name\":\"ours\",\"policies\":[]}")
                        .text("/id"));
        ids.put("zone", "kept.example");
        ids.put("set", "vanity");
        send("PUT", "/api/v1/nameserver-sets/vanity", "{\"nameservers\":[{\"name\":\"ns1.example.net.\"}]}");
        ids.put("tenant", "tenant-a");
        ids.put("pop", "fra1");
        api.ask("POST", "/api/v1/pops/fra1/report")
                .as(FakeTokens.POP)
                .json("{\"startedAt\":\"2026-01-14T11:00:00Z\",\"zones\":[]}")
                .send();
        ids.put("quota-plan", "golden");
        send("PUT", "/api/v1/quota-plans/golden", "{}");
        api.createZone("offered.example");
        ids.put(
                "transfer",
                send("POST", "/api/v1/zones/offered.example/transfer", "{\"to\":\"tenant-x\"}")
                        .text("/id"));
        api.tokens.authority = new Authority.Limited(List.of(new Policy(
                ZonePattern.ANY,
                new NamePattern.Label(DomainName.parse("_acme-challenge.")),
                Set.of(RecordType.TXT),
                ValuePattern.ANY,
                Set.of(Action.EXTEND, Action.PRUNE))));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply send(String method, String path, String json) {
        return api.ask(method, path).as(EVERYTHING).json(json).send();
    }

    private String present(Credential credential) {
        return switch (credential) {
            case HERALD_TOKEN ->
                send(
                                "POST",
                                "/api/v1/tokens",
                                "{\"name\":\"acme\",\"policies\":[{\"names\":{\"label\":\"_acme-challenge\"},\"types\":[\"TXT\"],"
                                        + "\"actions\":[\"extend\",\"prune\"]}]}")
                        .text("/secret");
            case TOKEN_OF_THE_ISSUER -> EVERYTHING + ".WITHIN";
        };
    }

    private static Stream<Route> writing(RouteTable table) {
        return table.routes().stream()
                .filter(route -> !route.method().equals("GET"))
                .filter(route -> route.access().needsToken());
    }

    static Set<String> operations() {
        try (RunningApi api = RunningApi.start()) {
            return writing(api.table()).map(route -> route.words().operation()).collect(toCollection(TreeSet::new));
        }
    }

    /** A request for the route, such as its document shows; for writes of zones, one that the tests of all of them share. */
    private Map<String, Supplier<Ask>> requests() {
        Map<String, Supplier<Ask>> requests = new TreeMap<>(paths.requests());
        requests.put("createZone", () -> api.ask("POST", "/api/v1/zones").json("{\"name\":\"new.example\"}"));
        requests.put("restoreDeletedZone", () -> api.ask("POST", "/api/v1/deleted-zones/doomed.example/restore"));
        requests.put("deleteNameServerSet", () -> api.ask("DELETE", "/api/v1/nameserver-sets/vanity"));
        writing(api.table())
                .filter(route -> requests.keySet().stream()
                        .noneMatch(name -> operation(name).equals(route.words().operation())))
                .forEach(route -> requests.put(route.words().operation(), () -> asDocumented(route)));
        return requests;
    }

    /** The operation of a request, without what sets it apart from others of the same. */
    private static String operation(String request) {
        return request.replaceFirst(" .*", "");
    }

    private Ask asDocumented(Route route) {
        String path = PARAMETER.matcher(route.path()).replaceAll(found -> {
            assertThat(ids).as("a thing of each kind of id (in this test)").containsKey(found.group(1));
            return ids.get(found.group(1));
        });
        Ask ask = api.ask(route.method(), path);
        route.inputs().stream().limit(1).forEach(input -> ask.body(input.mediaType(), input.example()));
        return ask;
    }

    /** All that the tenant has, as its administrator sees it. */
    private Map<String, String> everything() {
        Map<String, String> seen = new TreeMap<>();
        api.table().routes().stream()
                .filter(route -> route.method().equals("GET") && route.access().needsToken())
                .filter(route -> !OF_REQUESTS.contains(route.words().operation()))
                .filter(route -> Set.of("", "zone").contains(String.join(",", route.pathParameters())))
                .map(route -> route.path().replace("{zone}", "kept.example"))
                .forEach(path -> seen.put(
                        path,
                        OF_REQUEST
                                .matcher(api.ask("GET", path)
                                        .as(EVERYTHING)
                                        .send()
                                        .body())
                                .replaceAll("-")));
        return seen;
    }

    @ParameterizedTest
    @EnumSource(Credential.class)
    void no_route_that_writes_leads_around_policies(Credential credential) {
        String token = present(credential);
        Map<String, String> before = everything();

        requests().forEach((name, request) -> {
            Reply reply = request.get().as(token).send();

            assertThat(reply.status() == PartAnswers.SOME || reply.status() / 100 == 4)
                    .as(name + " " + reply.body())
                    .isTrue();
            everything()
                    .forEach((path, body) ->
                            assertThat(body).as(path + " after " + name).isEqualTo(before.get(path)));
        });

        Reply challenge = api.ask("PATCH", ZONE + "/rrsets")
                .as(token)
                .json(
                        "[{\"name\":\"_acme-challenge\",\"type\":\"TXT\",\"ttl\":60,\"records\":[\"\\\"x\\\"\"],\"action\":\"extend\"}]")
                .send();
        assertThat(challenge.status()).as(challenge.body()).isEqualTo(200);
        assertThat(everything()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void each_of_these_requests_does_something_for_whoever_may(String operation) {
        Supplier<Ask> request = requests().entrySet().stream()
                .filter(it -> operation(it.getKey()).equals(operation))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        if (GIVES_AWAY.contains(operation)) {
            api.delete(ZONE + "/locks/" + ids.get("lock"));
        }
        if (operation.equals("forgetPop")) {
            api.clock.pass(Pop.SILENT_AFTER.plusSeconds(1));
        }
        if (operation.equals("withdrawZone")) {
            send("POST", ZONE + "/transfer", "{\"to\":\"tenant-x\"}");
        }

        Reply reply = request.get().as(EVERYTHING).send();

        if (!NEEDS_OTHERS.contains(operation)) {
            assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        }
    }

    @Test
    void policies_of_either_kind_of_credential_are_told_in_the_same_words() {
        String body = "{\"records\":[\"192.0.2.9\"]}";

        List<String> told = Stream.of(Credential.values())
                .map(credential -> api.ask("PUT", ZONE + "/rrsets/www/A")
                        .as(present(credential))
                        .json(body)
                        .send())
                .map(Reply::detail)
                .distinct()
                .toList();

        assertThat(told).singleElement().asString().startsWith("RRset www.kept.example. A: replace of 192.0.2.9 ");
    }
}
