package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each route leaves behind what it says: each that writes is called with success, and its caller's audit trail read. A new one fails
 * here until it is said how it is called.
 */
class TraceTest {

    private static final String ADMIN = ReviewDesk.ADMIN;
    private static final String RECEIVER = "tenant-b.READ.WRITE.ADMIN";
    private static final String OPERATOR = "platform.OPERATOR";
    private static final String ZONE = WritePaths.ZONE;
    private static final String SET = "/api/v1/nameserver-sets/team";
    private static final String RECEIVED = "{\"url\":\"https://hooks.example/x\",\"enabled\":false}";

    private final RunningApi api = RunningApi.start();
    private final ReviewDesk desk = new ReviewDesk(api);

    @AfterEach
    void stop() {
        api.close();
    }

    static Stream<String> operations() {
        try (RunningApi api = RunningApi.start()) {
            return api.table().routes().stream()
                    .filter(route ->
                            !route.method().equals("GET") && route.access().needsToken())
                    .map(route -> route.words().operation())
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_route_leaves_behind_what_it_says(String operation) {
        Asked asked = prepared(operation);
        long before = seen(asked.trail());

        Reply reply = asked.ask().send();

        assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        List<String> left = entriesAfter(before, asked.trail());
        Route route = route(operation);
        long byRequest = left.stream().filter(operation::equals).count();
        assertThat(byRequest)
                .as("entries of the request itself beside %s", left)
                .isEqualTo(route.leavesEvents() || route.access() == Access.POP ? 0 : 1);
        if (route.leavesEvents() || route.traces().contains(Route.Trace.NEWS)) {
            assertThat(left).as("events").hasSizeGreaterThan((int) byRequest);
        } else if (!route.makesVersions()) {
            assertThat(left).as("events that it says nothing of").hasSize((int) byRequest);
        }
        if (route.makesVersions()) {
            assertThat(left).as("versions").anyMatch(TraceTest::isOfVersion);
        } else if (!operation.endsWith("ChangeRequest")) {
            assertThat(left).as("versions that it says nothing of").noneMatch(TraceTest::isOfVersion);
        }
    }

    /** What is posted again under a key leaves nothing more, or is told that it takes none. */
    @ParameterizedTest
    @MethodSource("postings")
    void a_request_under_a_key_has_one_effect_or_is_refused(String operation) {
        Asked asked = prepared(operation);
        asked.ask().header("Idempotency-Key", "once");
        if (route(operation).hasAnotherEffectEachTime()) {
            long before = seen(asked.trail());
            assertThat(asked.ask().send().text("/detail")).startsWith("Idempotency-Key: not taken here");
            assertThat(entriesAfter(before, asked.trail())).isEmpty();
            return;
        }
        assertThat(asked.ask().send().status()).isBetween(200, 299);
        long before = seen(asked.trail());

        asked.ask().send();

        assertThat(entriesAfter(before, asked.trail()))
                .as("what it left when it came again")
                .allMatch(operation::equals);
    }

    static Stream<String> postings() {
        try (RunningApi api = RunningApi.start()) {
            return api.table().routes().stream()
                    .filter(route -> route.method().equals("POST"))
                    .map(route -> route.words().operation())
                    .toList()
                    .stream();
        }
    }

    private static boolean isOfVersion(String action) {
        return action.startsWith("zone.") && EventType.parse(action).isOfVersion();
    }

    private long seen(AuditTrail trail) {
        return links(trail, 0).stream()
                .mapToLong(link -> link.head().sequence())
                .max()
                .orElse(0);
    }

    private List<String> entriesAfter(long sequence, AuditTrail trail) {
        return links(trail, sequence).stream()
                .map(AuditLink::entry)
                .map(AuditEntry::action)
                .toList();
    }

    private List<AuditLink> links(AuditTrail trail, long after) {
        return api.stores().audit().after(trail, after, 500);
    }

    private Route route(String operation) {
        return api.table().routes().stream()
                .filter(route -> route.words().operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    /** A request, and in whose trail it stands. */
    private record Asked(Ask ask, AuditTrail trail) {}

    private Asked by(String token, Ask ask) {
        return new Asked(ask.as(token), AuditTrail.of(new TenantId(token.substring(0, token.indexOf('.')))));
    }

    private Asked byA(Ask ask) {
        return by(FakeTokens.TENANT_A, ask);
    }

    private Ask empty(String method, String path) {
        return api.ask(method, path);
    }

    /** With the body that stands as its example in the documentation. */
    private Ask example(String operation, String path) {
        Route route = route(operation);
        Route.Input input = route.inputs().getFirst();
        return api.ask(route.method(), path).body(input.mediaType(), input.example());
    }

    private Asked prepared(String operation) {
        return switch (operation) {
            case "createZone" -> byA(api.ask("POST", "/api/v1/zones").json("{\"name\":\"new.example\"}"));
            case "changeZone",
                    "deleteZone",
                    "changeRecordSets",
                    "putRecordSet",
                    "deleteRecordSet",
                    "putSoa",
                    "putNameServers",
                    "putNameServerSet",
                    "restoreZone",
                    "applyPlan",
                    "changeZones",
                    "importZone" ->
                byA(Optional.ofNullable(WritePaths.prepare(api).requests().get(operation))
                        .orElseThrow()
                        .get());
            case "applyNameServerSet", "deleteNameServerSet" -> ofNameServerSet(operation);
            case "restoreDeletedZone" -> restoredZone();
            case "claimZoneName", "verifyZoneClaim" -> ofClaim(operation);
            case "offerZone", "withdrawZone", "acceptZone", "declineZone" -> ofTransfer(operation);
            case "setLock", "removeLock", "changeLock" -> ofLock(operation);
            case "putZoneDefaults" -> {
                example("putNameServerSet", "/api/v1/nameserver-sets/vanity").send();
                yield byA(example(operation, "/api/v1/zone-defaults"));
            }
            case "planZone" -> {
                WritePaths.prepare(api);
                yield byA(api.ask("POST", ZONE + "/plans").body("text/dns", "@ 3600 NS ns1.example.net.\n"));
            }
            case "reportPop" -> by(FakeTokens.POP, example(operation, "/api/v1/pops/fra1/report"));
            case "forgetPop" -> {
                example("reportPop", "/api/v1/pops/fra1/report")
                        .as(FakeTokens.POP)
                        .send();
                api.clock.pass(Pop.SILENT_AFTER.plusSeconds(1));
                yield by(OPERATOR, empty("DELETE", "/api/v1/pops/fra1"));
            }
            case "putReviewRules" -> by(ADMIN, example(operation, ReviewDesk.RULES));
            case "putTenantQuota" -> by(OPERATOR, example(operation, "/api/v1/tenants/tenant-a/quota"));
            case "putQuotaPlan" -> by(OPERATOR, example(operation, "/api/v1/quota-plans/gold"));
            case "deleteQuotaPlan" -> {
                api.ask("PUT", "/api/v1/quota-plans/gold")
                        .as(OPERATOR)
                        .json("{}")
                        .send();
                yield by(OPERATOR, empty("DELETE", "/api/v1/quota-plans/gold"));
            }
            case "issueToken", "revokeToken", "changeToken" -> ofToken(operation);
            default -> operation.endsWith("ChangeRequest") ? ofChangeRequest(operation) : ofWebhook(operation);
        };
    }

    /** The zone was kept from following its set for a while. */
    private Asked ofNameServerSet(String operation) {
        WritePaths.prepare(api);
        if (operation.equals("deleteNameServerSet")) {
            api.put(SET + "2", "{\"nameservers\":[{\"name\":\"ns3.example.net.\"}]}");
            return byA(empty("DELETE", SET + "2"));
        }
        String lock = api.post(ZONE + "/locks", "{\"level\":\"no-change\",\"reason\":\"quiet\"}")
                .header("Location");
        api.put(SET, "{\"nameservers\":[{\"name\":\"ns3.example.net.\"}]}");
        api.delete(lock);
        return byA(empty("POST", SET + "/apply"));
    }

    private Asked restoredZone() {
        WritePaths.prepare(api);
        api.delete(ZONE);
        return byA(empty("POST", "/api/v1/deleted-zones/kept.example/restore"));
    }

    private Asked ofClaim(String operation) {
        String claims = "/api/v1/zone-claims";
        api.ask("POST", "/api/v1/zones")
                .as(FakeTokens.TENANT_B)
                .json("{\"name\":\"example.org\"}")
                .send();
        api.ask("DELETE", "/api/v1/zones/example.org").as(FakeTokens.TENANT_B).send();
        api.clock.pass(ZoneStore.HELD_AFTER_DELETION);
        if (operation.equals("claimZoneName")) {
            return byA(api.ask("POST", claims).json("{\"zone\":\"example.org\"}"));
        }
        Reply claim = api.post(claims, "{\"zone\":\"example.org\"}");
        api.dns.put(claim.text("/challenge/name"), claim.text("/challenge/value"));
        return byA(empty("POST", claims + "/example.org/verify"));
    }

    private Asked ofTransfer(String operation) {
        WritePaths.prepare(api);
        Ask offer = api.ask("POST", ZONE + "/transfer").json("{\"to\":\"tenant-b\"}");
        if (operation.equals("offerZone")) {
            return by(ADMIN, offer);
        }
        String id = offer.as(ADMIN).send().text("/id");
        return switch (operation) {
            case "acceptZone" -> by(RECEIVER, empty("POST", "/api/v1/zone-transfers/" + id + "/accept"));
            case "declineZone" -> by(RECEIVER, empty("POST", "/api/v1/zone-transfers/" + id + "/decline"));
            default -> by(ADMIN, empty("DELETE", ZONE + "/transfer"));
        };
    }

    private Asked ofLock(String operation) {
        WritePaths.prepare(api);
        Ask set = api.ask("POST", ZONE + "/locks").json("{\"level\":\"no-deletion\",\"reason\":\"quiet\"}");
        if (operation.equals("setLock")) {
            return byA(set);
        }
        String lock = set.send().header("Location");
        return byA(operation.equals("removeLock") ? empty("DELETE", lock) : example(operation, lock));
    }

    private Asked ofToken(String operation) {
        if (operation.equals("issueToken")) {
            return by(ADMIN, example(operation, "/api/v1/tokens"));
        }
        String token = example("issueToken", "/api/v1/tokens").as(ADMIN).send().header("Location");
        return by(ADMIN, operation.equals("revokeToken") ? empty("DELETE", token) : example(operation, token));
    }

    private Asked ofChangeRequest(String operation) {
        WritePaths.prepare(api);
        desk.everythingBy(1);
        api.tokens.actor = "alice";
        String request = desk.asked("192.0.2.9");
        String digest = "{\"digest\":\"" + api.get(request).text("/digest") + "\"}";
        String soon = "\"" + api.clock.instant().plus(Duration.ofHours(1)) + "\"";
        switch (operation) {
            case "rebaseChangeRequest" -> {
                desk.rules("");
                api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.8\"]}");
                desk.everythingBy(1);
            }
            case "applyChangeRequest" -> {
                desk.schedule(request, "alice", soon);
                desk.approve(request, "bob");
            }
            default -> {}
        }
        boolean isOthers = List.of("approveChangeRequest", "rejectChangeRequest", "applyChangeRequest")
                .contains(operation);
        api.tokens.actor = isOthers ? "bob" : "alice";
        String word = operation.replace("ChangeRequest", "");
        String path = request + "/" + (word.equals("comment") ? "comments" : word);
        return switch (word) {
            case "approve" -> by(ReviewDesk.APPROVER, api.ask("POST", path).json(digest));
            case "apply", "reject" -> by(ReviewDesk.APPROVER, empty("POST", path));
            case "schedule" -> byA(api.ask("POST", path).json("{\"applyAt\":" + soon + "}"));
            case "comment" -> byA(api.ask("POST", path).json("{\"text\":\"why?\"}"));
            default -> byA(empty("POST", path));
        };
    }

    private Asked ofWebhook(String operation) {
        if (operation.equals("createWebhook")) {
            return byA(api.ask("POST", "/api/v1/webhooks").json(RECEIVED));
        }
        String webhook = api.post("/api/v1/webhooks", RECEIVED).header("Location");
        return switch (operation) {
            case "changeWebhook" -> byA(api.ask("PATCH", webhook).json("{\"enabled\":true}"));
            case "deleteWebhook" -> byA(empty("DELETE", webhook));
            case "rotateWebhookSecret" -> byA(empty("POST", webhook + "/secret"));
            case "testWebhook" -> byA(empty("POST", webhook + "/test"));
            case "replayWebhook" -> byA(api.ask("POST", webhook + "/replay").json("{\"dead\":true}"));
            default -> throw new AssertionError("nothing is said of how " + operation + " is called (expected: here)");
        };
    }
}
