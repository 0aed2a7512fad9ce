package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.zone.ListZones;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.access.Action;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.NamePattern;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.access.ValuePattern;
import dev.koder.herald.domain.access.ZonePattern;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Zone;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What policies let a token see and do, whichever way it asks. */
class LimitedTokenTest {

    private static final String ZONE = "/api/v1/zones/a.example";
    private static final String CHALLENGE = ZONE + "/rrsets/_acme-challenge.www/TXT";
    private static final String ACME =
            "{'names':{'label':'_acme-challenge'},'types':['TXT'],'actions':['extend','prune']}";
    private static final String READ_ALL = "{'actions':['read']}";

    private final RunningApi api = RunningApi.start();

    @BeforeEach
    void createZones() {
        api.createZone("a.example");
        api.createZone("b.example");
        api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"192.0.2.1\"]}");
        api.put(ZONE + "/rrsets/www/TXT", "{\"records\":[\"\\\"private\\\"\"]}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** A token with these policies, in JSON with single quotes. */
    private String token(String... policies) {
        Reply reply = api.ask("POST", "/api/v1/tokens")
                .as("tenant-a.READ.WRITE.ADMIN")
                .json(("{'name':'test','policies':[" + String.join(",", policies) + "]}").replace('\'', '"'))
                .send();
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.text("/secret");
    }

    private Reply get(String token, String path) {
        return api.ask("GET", path).as(token).send();
    }

    private Reply batch(String token, String action, String name, String type, String records) {
        return api.ask("PATCH", ZONE + "/rrsets")
                .as(token)
                .json("[{\"name\":\"" + name + "\",\"type\":\"" + type + "\",\"action\":\"" + action + "\""
                        + (action.equals("prune") ? "" : ",\"ttl\":60") + ",\"records\":" + records + "}]")
                .send();
    }

    private static void assertNotPermitted(Reply reply, String... words) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("not-permitted");
        assertThat(List.of(words)).allSatisfy(word -> assertThat(reply.detail()).contains(word));
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(node -> names.add(node.path("name").asText()
                + (node.has("type") ? " " + node.path("type").asText() : "")));
        return names;
    }

    @Test
    void tells_which_zone_owns_a_name_of_those_alone_that_its_policies_are_about() {
        String token = token("{'zones':{'exact':'a.example'},'actions':['read']}");

        Reply seen = get(token, "/api/v1/zones?owns=www.a.example");
        Reply unseen = get(token, "/api/v1/zones?owns=www.b.example");

        assertThat(names(seen.json().path("zones"))).containsExactly("a.example.");
        assertThat(names(unseen.json().path("zones"))).isEmpty();
    }

    /** What becomes of a wish about an RRset that is there and of the same about one that is not, as its asker sees it. */
    private List<String> answersAbout(String token, String method, String header, String value, String body) {
        return Stream.of("www", "nothere")
                .map(name -> {
                    Ask asked =
                            api.ask(method, ZONE + "/rrsets/" + name + "/TXT").as(token);
                    Ask under = header.isEmpty() ? asked : asked.header(header, value);
                    Reply reply = (body.isEmpty() ? under : under.json(body)).send();
                    return reply.status() + " " + reply.detail().replace(name, "NAME");
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DELETE|''|''|''",
                "DELETE|If-Match|*|''",
                "PUT|''|''|{\"records\":[\"\\\"private\\\"\"]}",
                "PUT|''|''|{\"records\":[\"\\\"other\\\"\"]}",
                "PUT|If-None-Match|*|{\"records\":[\"\\\"other\\\"\"]}"
            })
    void is_told_the_same_of_an_RRset_that_it_may_neither_read_nor_change_whether_it_is_there_or_not(
            String method, String header, String value, String body) {
        String acme = token(ACME);

        List<String> answers = answersAbout(acme, method, unquoted(header), unquoted(value), unquoted(body));

        assertThat(answers.getFirst()).startsWith("403 ").isEqualTo(answers.getLast());
    }

    private static String unquoted(String text) {
        return text.equals("''") ? "" : text;
    }

    @Test
    void is_not_told_the_tag_of_an_RRset_that_it_may_neither_read_nor_change() {
        String acme = token(ACME);
        String tag = api.get(ZONE + "/rrsets/www/TXT").header("ETag");

        Reply guessed = api.ask("DELETE", ZONE + "/rrsets/www/TXT")
                .as(acme)
                .header("If-Match", tag)
                .send();
        Reply missed = api.ask("DELETE", ZONE + "/rrsets/www/TXT")
                .as(acme)
                .header("If-Match", "\"x\"")
                .send();

        assertNotPermitted(guessed);
        assertThat(missed.detail()).isEqualTo(guessed.detail());
    }

    @Test
    void is_not_told_the_values_that_it_may_not_take_away_where_it_may_not_read_them() {
        api.put(CHALLENGE, "{\"records\":[\"\\\"hidden\\\"\"]}");
        String extending = token("{'names':{'label':'_acme-challenge'},'types':['TXT'],'actions':['extend']}");

        Reply reply = api.ask("DELETE", CHALLENGE).as(extending).send();

        assertNotPermitted(reply, "delete", "expected: extend");
        assertThat(reply.detail()).doesNotContain("hidden");
    }

    @Test
    void is_not_told_whether_an_RRset_is_there_by_a_zone_that_demands_a_precondition() {
        api.put(CHALLENGE, "{\"records\":[\"\\\"hidden\\\"\"]}");
        api.ask("PATCH", ZONE)
                .as("tenant-a.READ.WRITE.ADMIN")
                .header("If-Match", "*")
                .json("{\"preconditionRequired\":true}")
                .send();
        String acme = token(ACME);

        Reply there = api.ask("DELETE", CHALLENGE).as(acme).send();
        Reply absent =
                api.ask("DELETE", CHALLENGE.replace("www", "no")).as(acme).send();

        assertThat(there.status()).as(there.toString()).isEqualTo(428);
        assertThat(there.detail()).isEqualTo(absent.detail().replace("_acme-challenge.no", "_acme-challenge.www"));
    }

    @Test
    void a_certificate_client_sets_and_takes_away_its_challenges_and_nothing_else() {
        String acme = token(ACME);

        assertThat(batch(acme, "extend", "_acme-challenge.www", "TXT", "[\"\\\"one\\\"\"]")
                        .status())
                .isEqualTo(200);
        assertThat(batch(acme, "extend", "_acme-challenge.www", "TXT", "[\"\\\"two\\\"\"]")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(CHALLENGE).json().at("/records")).hasSize(2);
        assertThat(batch(acme, "prune", "_acme-challenge.www", "TXT", "[\"\\\"one\\\"\"]")
                        .status())
                .isEqualTo(200);
        assertThat(batch(acme, "prune", "_acme-challenge.www", "TXT", "[\"\\\"two\\\"\"]")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(CHALLENGE).status()).isEqualTo(404);

        assertNotPermitted(
                batch(acme, "extend", "www", "TXT", "[\"\\\"x\\\"\"]"),
                "www.a.example. TXT: extend of \"x\"",
                "nothing that changes it");
        assertNotPermitted(batch(acme, "replace", "_acme-challenge.www", "A", "[\"192.0.2.9\"]"));
        assertNotPermitted(api.ask("DELETE", ZONE + "/rrsets/www/A").as(acme).send());
        assertNotPermitted(api.ask("DELETE", ZONE).as(acme).send(), "delete-zone");
        assertNotPermitted(
                api.ask("POST", "/api/v1/zones")
                        .as(acme)
                        .json("{\"name\":\"c.example\"}")
                        .send(),
                "create-zone");
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("7");
    }

    @Test
    void the_problem_names_the_rrset() {
        Reply reply = batch(token(ACME), "extend", "www", "TXT", "[\"\\\"x\\\"\"]");

        assertThat(reply.text("/errors/0/name")).isEqualTo("www.a.example.");
        assertThat(reply.text("/errors/0/type")).isEqualTo("TXT");
        assertThat(reply.text("/errors/0/code")).isEqualTo("not-permitted");
    }

    @Test
    void a_batch_is_made_as_a_whole_or_not_at_all() {
        Reply reply = api.ask("PATCH", ZONE + "/rrsets")
                .as(token(ACME))
                .json("[{\"name\":\"_acme-challenge\",\"type\":\"TXT\",\"ttl\":60,\"records\":[\"\\\"x\\\"\"],"
                        + "\"action\":\"extend\"},{\"name\":\"www\",\"type\":\"A\",\"action\":\"delete\"}]")
                .send();

        assertNotPermitted(reply);
        assertThat(api.get(ZONE + "/rrsets/_acme-challenge/TXT").status()).isEqualTo(404);
    }

    @Test
    void what_changes_nothing_needs_no_leave_where_something_else_has_it() {
        String extending = token("{'names':{'label':'_acme-challenge'},'types':['TXT'],'actions':['extend']}");

        Reply reply = batch(extending, "prune", "_acme-challenge.www", "TXT", "[\"\\\"not there\\\"\"]");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    @Test
    void changes_across_zones_are_judged_zone_by_zone() {
        String acme = token(ACME.replace("'names'", "'zones':{'exact':'a.example'},'names'"));
        String change = "{\"name\":\"_acme-challenge.%s.\",\"type\":\"TXT\",\"ttl\":60,"
                + "\"records\":[\"\\\"x\\\"\"],\"action\":\"extend\"}";

        Reply allowed = changes(acme, change.formatted("a.example"));
        Reply unseen = changes(acme, change.formatted("b.example"));

        assertThat(allowed.status()).as(allowed.toString()).isEqualTo(200);
        Reply missing = changes(acme, change.formatted("c.example"));
        assertThat(unseen.status()).isEqualTo(missing.status()).isEqualTo(422);
        assertThat(unseen.problem()).isEqualTo(missing.problem());
    }

    private Reply changes(String token, String change) {
        return api.ask("POST", "/api/v1/changes")
                .as(token)
                .json("{\"changes\":[" + change + "]}")
                .send();
    }

    @Test
    void sees_the_zones_that_its_policies_are_about() {
        String one = token("{'zones':{'exact':'b.example'},'actions':['read']}");
        String none = token("{'zones':{'within':'elsewhere.example'},'actions':['read']}");

        assertThat(names(get(one, "/api/v1/zones").json().at("/zones"))).containsExactly("b.example.");
        assertThat(names(get(none, "/api/v1/zones").json().at("/zones"))).isEmpty();
        assertThat(names(get(token(), "/api/v1/zones").json().at("/zones"))).isEmpty();
        assertThat(get(one, "/api/v1/zones/b.example").status()).isEqualTo(200);
        assertThat(get(one, ZONE).problem()).isEqualTo("zone-not-found");
    }

    @Test
    void pages_of_zones_are_filled_from_those_that_are_seen() {
        for (String name : List.of("b1.example", "b2.example", "c.b.example")) {
            api.createZone(name);
        }
        String token = token(
                "{'zones':{'within':'b.example'},'actions':['read']}",
                "{'zones':{'exact':'b2.example'},'actions':['read']}");
        List<String> seen = new ArrayList<>();
        String path = "/api/v1/zones?limit=1";
        for (int pages = 0; pages < 10 && !path.isEmpty(); pages++) {
            Reply page = get(token, path);
            seen.addAll(names(page.json().at("/zones")));
            String cursor = page.json().path("cursor").asText("");
            path = cursor.isEmpty() || cursor.equals("null") ? "" : "/api/v1/zones?limit=1&cursor=" + cursor;
        }

        assertThat(seen).containsExactlyInAnyOrder("b.example.", "c.b.example.", "b2.example.");
    }

    @Test
    void lists_the_same_zones_in_the_same_order_as_if_all_had_been_looked_at() {
        List<String> names = List.of("a", "b", "b.a", "c.a", "c.b.a", "x.c.a", "ab", "a.b", "z.a.b", "b.b", "c", "a.c");
        names.forEach(name -> api.createZone(name + ".list.example"));
        RandomGenerator random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            List<ZonePattern> patterns = Stream.generate(() -> pattern(names, random))
                    .limit(random.nextInt(5))
                    .toList();
            Caller caller = new Caller(new TenantId("tenant-a"), new Actor("test"), Set.of(Permission.READ))
                    .within(new Authority.Limited(patterns.stream()
                            .map(pattern -> new Policy(
                                    pattern, NamePattern.ANY, Set.of(), ValuePattern.ANY, Set.of(Action.READ)))
                            .toList()));
            List<DomainName> expected = api.stores().zones().list(caller.tenant(), Optional.empty(), 500).stream()
                    .map(Zone::name)
                    .filter(caller.authority()::sees)
                    .toList();

            assertThat(page(caller, random.nextInt(1, 5)))
                    .as(patterns.toString())
                    .isEqualTo(expected);
        }
    }

    private static ZonePattern pattern(List<String> names, RandomGenerator random) {
        DomainName name = DomainName.parse(names.get(random.nextInt(names.size())) + ".list.example");
        return switch (random.nextInt(8)) {
            case 0 -> new ZonePattern.Within(DomainName.parse("list.example"));
            case 1, 2, 3 -> new ZonePattern.Within(name);
            default -> new ZonePattern.Exact(name);
        };
    }

    /** All zones that the caller sees, read by pages of so many. */
    private List<DomainName> page(Caller caller, int limit) {
        List<DomainName> seen = new ArrayList<>();
        List<Zone> page;
        do {
            Optional<DomainName> last = seen.isEmpty() ? Optional.empty() : Optional.of(seen.getLast());
            page = api.useCases().zones().listZones().list(caller, last, limit);
            page.forEach(zone -> seen.add(zone.name()));
            assertThat(seen).as("zones, each once").doesNotHaveDuplicates();
        } while (!page.isEmpty());
        return seen;
    }

    @Test
    void listing_reads_no_zone_that_no_policy_is_about() {
        IntStream.range(0, 40).forEach(i -> api.createZone("z" + i + ".many.example"));
        AtomicInteger read = new AtomicInteger();
        ListZones list = new ListZones(counting(api.stores().zones(), read));
        Authority authority = new Authority.Limited(Stream.of(
                        new ZonePattern.Exact(DomainName.parse("z7.many.example")),
                        new ZonePattern.Within(DomainName.parse("z9.many.example")))
                .map(zones -> new Policy(zones, NamePattern.ANY, Set.of(), ValuePattern.ANY, Set.of(Action.READ)))
                .toList());
        Caller caller =
                new Caller(new TenantId("tenant-a"), new Actor("test"), Set.of(Permission.READ)).within(authority);

        assertThat(list.list(caller, Optional.empty(), 2)).hasSize(2);

        assertThat(read).hasValue(2);
    }

    /** The same store, which counts the zones that it hands out. */
    private static ZoneStore counting(ZoneStore zones, AtomicInteger read) {
        return (ZoneStore) Proxy.newProxyInstance(
                ZoneStore.class.getClassLoader(), new Class<?>[] {ZoneStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(zones, arguments);
                    switch (answer) {
                        case List<?> list -> read.addAndGet(list.size());
                        case Optional<?> one -> read.addAndGet(one.isPresent() ? 1 : 0);
                        default -> {}
                    }
                    return answer;
                });
    }

    @Test
    void reads_the_rrsets_that_a_policy_lets_it_read() {
        String token = token("{'names':{'within':'www'},'types':['A'],'actions':['read']}");

        assertThat(names(get(token, ZONE + "/rrsets").json().at("/rrsets"))).containsExactly("www.a.example. A");
        assertThat(get(token, ZONE + "/rrsets/www/A").status()).isEqualTo(200);
        Reply hidden = get(token, ZONE + "/rrsets/www/TXT");
        Reply missing = get(token, ZONE + "/rrsets/nobody/TXT");
        assertThat(hidden.problem()).isEqualTo(missing.problem()).isEqualTo("rrset-not-found");
        assertNotPermitted(get(token, ZONE + "/export"), "read");
        assertNotPermitted(get(token, ZONE + "/versions"), "read");
    }

    @Test
    void who_may_read_the_whole_zone_exports_it() {
        String token = token("{'zones':{'exact':'a.example'},'actions':['read']}");

        Reply export = api.ask("GET", ZONE + "/export")
                .as(token)
                .header("Accept", "text/dns")
                .send();

        assertThat(export.status()).as(export.toString()).isEqualTo(200);
        assertThat(export.body()).contains("private");
    }

    @Test
    void creates_and_deletes_zones_where_it_may() {
        String token = token("{'zones':{'within':'dyn.example'},'actions':['create-zone','delete-zone']}");

        assertThat(create(token, "a.dyn.example").status()).isEqualTo(201);
        assertNotPermitted(create(token, "other.example"), "create-zone");
        assertThat(api.ask("DELETE", "/api/v1/zones/a.dyn.example")
                        .as(token)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(api.ask("DELETE", ZONE).as(token).send().problem()).isEqualTo("zone-not-found");
    }

    private Reply create(String token, String zone) {
        return api.ask("POST", "/api/v1/zones")
                .as(token)
                .json("{\"name\":\"" + zone + "\"}")
                .send();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH | ''           | {'preconditionRequired':true}",
                "PUT   | /soa         | {'refresh':1234}",
                "PUT   | /soa         | {'serialPolicy':'unixtime'}",
                "PUT   | /nameservers | {'nameservers':[{'name':'ns9.example.net.'}]}",
                "PUT   | /rrsets/@/TXT | {'records':['x']}",
                "POST  | /restore     | {'serial':1}",
            })
    void reading_everything_changes_nothing(String method, String path, String json) {
        Reply reply = api.ask(method, ZONE + path)
                .as(token(READ_ALL, ACME))
                .json(json.replace('\'', '"'))
                .send();

        assertNotPermitted(reply);
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("3");
    }

    @Test
    void an_import_is_judged_on_its_effect() {
        String token = token(READ_ALL, "{'types':['TXT'],'actions':['replace','delete','extend']}");
        String text = api.ask("GET", ZONE + "/export")
                .header("Accept", "text/dns")
                .send()
                .body();

        Reply allowed = imported(token, text.replace("private", "public"));
        Reply refused = imported(token, text.replace("192.0.2.1", "192.0.2.2"));

        assertThat(allowed.status()).as(allowed.toString()).isEqualTo(200);
        assertNotPermitted(refused, "www.a.example. A");
    }

    private Reply imported(String token, String text) {
        return api.ask("POST", ZONE + "/import")
                .as(token)
                .body("text/dns", text)
                .send();
    }

    /** Taken from the table of routes, so that a new route is among them. */
    static Stream<Arguments> routes() {
        try (RunningApi api = RunningApi.start()) {
            return api.table().routes().stream()
                    .filter(route -> route.access() == Access.READER || route.access() == Access.WRITER)
                    .map(route -> Arguments.of(route.words().operation(), route));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void without_policies_nothing_of_the_tenant_is_told(String operation, Route route) {
        Reply reply = asked(token(), route, "a.example");

        if (route.reach() == Reach.TENANT) {
            assertNotPermitted(reply);
        } else if (route.pathParameters().contains("zone")) {
            Reply missing = asked(token(), route, "nobody.example");
            assertThat(reply.status()).as(operation).isEqualTo(404).isEqualTo(missing.status());
            assertThat(withoutInstance(reply).replace("a.example", "nobody.example"))
                    .isEqualTo(withoutInstance(missing));
        } else {
            assertThat(reply.body()).as(operation).doesNotContain("b.example", "private", "192.0.2.1");
        }
        assertThat(api.get(ZONE).text("/serial")).isEqualTo("3");
    }

    private Reply asked(String token, Route route, String zone) {
        String path = route.path()
                .replace("{zone}", zone)
                .replace("{name}", "www")
                .replace("{type}", "A")
                .replace("{serial}", "2")
                .replace("{plan}", "0".repeat(64))
                .replaceAll("\\{[a-z]+\\}", "1");
        Ask ask = api.ask(route.method(), path).as(token);
        route.inputs().stream().limit(1).forEach(input -> ask.body(input.mediaType(), input.example()));
        return ask.send();
    }

    private static String withoutInstance(Reply reply) {
        return reply.body().replaceFirst("\"instance\":\"[^\"]*\"", "");
    }
}
