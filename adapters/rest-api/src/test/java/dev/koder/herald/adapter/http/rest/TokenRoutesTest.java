package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of programs: issued, presented and revoked. */
class TokenRoutesTest {

    private static final String TOKENS = "/api/v1/tokens";
    private static final String ADMIN = "tenant-a.READ.WRITE.ADMIN";
    private static final String UNLIMITED = "{\"name\":\"ci\",\"unlimited\":true}";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply issue(String json) {
        return api.ask("POST", TOKENS).as(ADMIN).json(json).send();
    }

    private Reply issued(String json) {
        Reply reply = issue(json);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply;
    }

    private String secret(String json) {
        return issued(json).text("/secret");
    }

    private Reply get(String path, String token) {
        return api.ask("GET", path).as(token).send();
    }

    @Test
    void tells_the_secret_once() {
        Reply reply = issued("""
                {"name": "web certificates", "permissions": ["write"],
                 "policies": [{"zones": {"within": "Example.org"}, "names": {"label": "_acme-challenge"}, "types": ["TXT"],
                               "values": "\\"*\\"", "actions": ["extend", "prune"]},
                              {"names": {"exact": "@"}, "actions": ["read"]}],
                 "networks": ["127.0.0.0/8", "::1"], "expiresAt": "2030-01-01T00:00:00Z"}""");

        assertThat(reply.text("/secret")).matches("khd_[0-9A-Za-z]{36}");
        Reply shown = get(reply.header("Location"), ADMIN);
        assertThat(shown.json().has("secret")).isFalse();
        assertThat(shown.text("/name")).isEqualTo("web certificates");
        assertThat(shown.json().at("/policies").toString())
                .isEqualTo(
                        "[{\"zones\":{\"within\":\"example.org.\"},\"names\":{\"label\":\"_acme-challenge\"},"
                                + "\"types\":[\"TXT\"],\"values\":\"\\\"*\\\"\",\"actions\":[\"extend\",\"prune\"]},"
                                + "{\"zones\":null,\"names\":{\"exact\":\"@\"},\"types\":[],\"values\":\"*\",\"actions\":[\"read\"]}]");
        assertThat(shown.json().at("/networks").toString()).isEqualTo("[\"127.0.0.0/8\",\"::1\"]");
        assertThat(shown.text("/createdBy")).isEqualTo("test");
        JsonNode listed = get(TOKENS, ADMIN).json().at("/tokens");
        assertThat(listed).containsExactly(shown.json());
    }

    private Reply change(String location, String json) {
        return api.ask("PATCH", location).as(ADMIN).json(json).send();
    }

    @Test
    void what_a_token_may_do_is_another_from_its_next_request_on() {
        api.createZone("example.org");
        Reply issued = issued(UNLIMITED);
        String location = issued.header("Location");
        String secret = issued.text("/secret");
        assertThat(get("/api/v1/zones/example.org", secret).status()).isEqualTo(200);

        Reply narrower = change(location, "{\"name\":\"narrow\",\"policies\":[]}");
        assertThat(narrower.status()).as(narrower.body()).isEqualTo(200);
        assertThat(narrower.json().has("secret")).isFalse();
        assertThat(narrower.json().at("/unlimited").asBoolean()).isFalse();
        assertThat(get("/api/v1/zones/example.org", secret).problem()).isEqualTo("zone-not-found");

        change(location, "{\"unlimited\":true,\"permissions\":[\"read\"]}");
        assertThat(get("/api/v1/zones/example.org", secret).status()).isEqualTo(200);
        assertThat(api.ask("DELETE", "/api/v1/zones/example.org")
                        .as(secret)
                        .send()
                        .problem())
                .isEqualTo("forbidden");

        Reply elsewhere = change(location, "{\"networks\":[\"192.0.2.0/24\"]}");
        assertThat(elsewhere.text("/name")).isEqualTo("narrow");
        assertThat(elsewhere.json().at("/unlimited").asBoolean()).isTrue();
        assertThat(elsewhere.json().at("/permissions").toString()).isEqualTo("[\"read\"]");
        assertThat(get("/api/v1/zones/example.org", secret).problem()).isEqualTo("unauthorized");

        String end = api.clock.instant().plusSeconds(60).toString();
        change(location, "{\"networks\":[],\"expiresAt\":\"" + end + "\"}");
        assertThat(get("/api/v1/zones/example.org", secret).status()).isEqualTo(200);
        api.clock.pass(Duration.ofSeconds(60));
        assertThat(get("/api/v1/zones/example.org", secret).problem()).isEqualTo("unauthorized");
    }

    @Test
    void refuses_changes_of_a_token_that_make_no_sense() {
        String location = issued(UNLIMITED).header("Location");
        String before = get(location, ADMIN).body();

        for (String body : List.of(
                "{\"name\":\"\"}",
                "{\"permissions\":[\"admin\"]}",
                "{\"permissions\":[]}",
                "{\"unlimited\":false}",
                "{\"unlimited\":true,\"policies\":[]}",
                "{\"expiresAt\":\"" + api.clock.instant() + "\"}",
                "{\"secret\":\"x\"}")) {
            assertThat(change(location, body).problem()).as(body).isEqualTo("unprocessable-content");
        }
        assertThat(get(location, ADMIN).body()).isEqualTo(before);
    }

    @Test
    void nobody_gives_a_token_more_than_they_may_do_themselves() {
        String location = issued("{\"name\":\"x\",\"unlimited\":true,\"permissions\":[\"read\"]}")
                .header("Location");

        Reply refused = api.ask("PATCH", location)
                .as("tenant-a.READ.ADMIN")
                .json("{\"permissions\":[\"read\",\"write\"]}")
                .send();

        assertThat(refused.problem()).isEqualTo("unprocessable-content");
        assertThat(refused.text("/detail")).contains("permissions: write");
    }

    @Test
    void a_token_that_is_revoked_stays_as_it_was() {
        String location = issued(UNLIMITED).header("Location");
        api.ask("DELETE", location).as(ADMIN).send();

        assertThat(change(location, "{\"name\":\"y\"}").problem()).isEqualTo("token-not-found");
        assertThat(get(location, ADMIN).text("/name")).isEqualTo("ci");
    }

    @Test
    void a_token_is_issued_once_under_a_key() {
        Reply first = issueUnderKey(UNLIMITED);
        Reply again = issueUnderKey(UNLIMITED);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.problem()).isEqualTo("token-issued-before");
        assertThat(again.text("/detail")).contains(first.text("/id"));
        assertThat(again.body()).doesNotContain(first.text("/secret"));
        assertThat(issueUnderKey(UNLIMITED.replace("ci", "cd")).problem()).isEqualTo("idempotency-key-reused");
        assertThat(get(TOKENS, ADMIN).json().at("/tokens")).hasSize(1);
        api.clock.pass(Duration.ofDays(1));
        assertThat(issueUnderKey(UNLIMITED).status()).isEqualTo(201);
    }

    private Reply issueUnderKey(String json) {
        return api.ask("POST", TOKENS)
                .as(ADMIN)
                .header("Idempotency-Key", "k1")
                .json(json)
                .send();
    }

    @Test
    void only_who_keeps_the_tenant_issues_sees_and_revokes_tokens() {
        String location = issued(UNLIMITED).header("Location");

        for (String token : List.of(FakeTokens.TENANT_A, secret(UNLIMITED))) {
            assertThat(api.ask("POST", TOKENS).as(token).json(UNLIMITED).send().problem())
                    .isEqualTo("forbidden");
            assertThat(get(TOKENS, token).problem()).isEqualTo("forbidden");
            assertThat(get(location, token).problem()).isEqualTo("forbidden");
            assertThat(api.ask("DELETE", location).as(token).send().problem()).isEqualTo("forbidden");
            assertThat(api.ask("PATCH", location).as(token).json("{}").send().problem())
                    .isEqualTo("forbidden");
        }
    }

    @Test
    void acts_for_its_tenant_and_in_its_own_name() {
        Reply token = issued(UNLIMITED);
        String secret = token.text("/secret");

        Reply created = api.ask("POST", "/api/v1/zones")
                .as(secret)
                .json("{\"name\":\"a.example\"}")
                .send();

        assertThat(created.status()).isEqualTo(201);
        Reply version = get("/api/v1/zones/a.example/versions", FakeTokens.TENANT_A);
        assertThat(version.text("/versions/0/actor")).isEqualTo("token:" + token.text("/id"));
        assertThat(version.text("/versions/0/credential")).isEqualTo(token.text("/id"));
        assertThat(get("/api/v1/zones/a.example", FakeTokens.TENANT_B).status()).isEqualTo(404);
    }

    @Test
    void says_what_the_caller_may_do_whichever_token_it_has() {
        String secret = secret("{\"name\":\"x\",\"permissions\":[\"read\"],\"policies\":[{\"actions\":[\"read\"]}]}");

        Reply ofProgram = get(TOKENS + "/self", secret);
        assertThat(ofProgram.status()).isEqualTo(200);
        assertThat(ofProgram.text("/tenant")).isEqualTo("tenant-a");
        assertThat(ofProgram.text("/actor")).isEqualTo("token:" + ofProgram.text("/credential"));
        assertThat(ofProgram.json().at("/permissions").toString()).isEqualTo("[\"read\"]");
        assertThat(ofProgram.json().at("/unlimited").booleanValue()).isFalse();
        assertThat(ofProgram.text("/policies/0/actions/0")).isEqualTo("read");
        Reply ofPerson = get(TOKENS + "/self", ADMIN);
        assertThat(ofPerson.json().at("/permissions").toString()).isEqualTo("[\"read\",\"write\",\"admin\"]");
        assertThat(ofPerson.json().at("/unlimited").booleanValue()).isTrue();
        assertThat(get(TOKENS + "/self", "tenant-a").status()).isEqualTo(200);
        assertThat(api.ask("GET", TOKENS + "/self").asNobody().send().status()).isEqualTo(401);
    }

    @Test
    void is_good_for_nothing_once_it_is_revoked() {
        Reply token = issued(UNLIMITED);
        String location = token.header("Location");

        assertThat(api.ask("DELETE", location).as(ADMIN).send().status()).isEqualTo(204);

        Reply refused = get("/api/v1/zones", token.text("/secret"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.detail()).isEqualTo("token revoked");
        assertThat(api.ask("DELETE", location).as(ADMIN).send().problem()).isEqualTo("token-not-found");
        assertThat(get(location, ADMIN).json().at("/revokedAt").isTextual()).isTrue();
    }

    /** Whoever uses it may have found it somewhere. */
    @Test
    void that_was_revoked_leaves_its_use_in_the_trail_of_its_tenant() {
        Reply token = issued(UNLIMITED);
        api.ask("DELETE", token.header("Location")).as(ADMIN).send();

        get("/api/v1/zones", token.text("/secret"));
        get("/api/v1/zones", token.text("/secret"));

        api.keepAudit.write();
        JsonNode use = get("/api/v1/audit?action=useToken", ADMIN).json().at("/entries/0");
        assertThat(use.at("/credential").asText()).isEqualTo(token.text("/id"));
        assertThat(use.at("/address").asText()).isEqualTo("127.0.0.1");
        assertThat(use.at("/detail").asText()).isEqualTo("times=2 token revoked");
    }

    @Test
    void is_good_for_nothing_once_its_time_is_over() {
        String end = api.clock.instant().plusSeconds(60).toString();
        String secret = secret("{\"name\":\"x\",\"unlimited\":true,\"expiresAt\":\"" + end + "\"}");
        assertThat(get("/api/v1/zones", secret).status()).isEqualTo(200);

        api.clock.pass(Duration.ofSeconds(60));

        assertThat(get("/api/v1/zones", secret).detail()).isEqualTo("token expired");
    }

    @Test
    void is_used_from_its_networks_alone() {
        String here = secret("{\"name\":\"x\",\"unlimited\":true,\"networks\":[\"192.0.2.0/24\",\"127.0.0.1\"]}");
        String elsewhere = secret("{\"name\":\"x\",\"unlimited\":true,\"networks\":[\"192.0.2.0/24\",\"::/0\"]}");

        assertThat(get("/api/v1/zones", here).status()).isEqualTo(200);
        Reply refused = get("/api/v1/zones", elsewhere);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.detail()).isEqualTo("token not to be used from this address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"khd_", "khd_x", "khd_000000000000000000000000000000000000"})
    void refuses_what_only_looks_like_a_token(String text) {
        Reply refused = get("/api/v1/zones", text);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.detail()).contains("checksum");
    }

    @Test
    void refuses_tokens_that_nobody_issued() {
        String secret = secret(UNLIMITED);
        RunningApi other = RunningApi.start();

        Reply refused = other.ask("GET", "/api/v1/zones").as(secret).send();

        other.close();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.toString()).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                        | /errors/0/pointer | #/name",
                "{'name':'x'}                                              | /errors/0/pointer | #/policies",
                "{'name':'x','unlimited':false}                            | /errors/0/pointer | #/policies",
                "{'name':'x','unlimited':true,'policies':[]}               | /errors/0/pointer | #/policies",
                "{'name':'x','policies':[{}]}                              | /errors/0/pointer | #/policies/0/actions",
                "{'name':'x','policies':[{'actions':[]}]}                  | /errors/0/pointer | #/policies/0",
                "{'name':'x','policies':[{'actions':['all']}]}             | /errors/0/pointer | #/policies/0/actions/0",
                "{'name':'x','policies':[{'actions':['read'],'names':{}}]} | /errors/0/pointer | #/policies/0/names/exact",
                "{'name':'x','policies':[{'actions':['read'],'names':{'exact':'a','label':'b'}}]} | /errors/0/pointer | #/policies/0/names/label",
                "{'name':'x','policies':[{'actions':['read'],'names':{'exact':'a.example.'}}]} | /errors/0/pointer | #/policies/0/names/exact",
                "{'name':'x','policies':[{'actions':['read'],'names':{'label':'a.b'}}]} | /errors/0/pointer | #/policies/0/names/label",
                "{'name':'x','unlimited':true,'permissions':['admin']}     | /errors/0/pointer | #/permissions/0",
                "{'name':'x','unlimited':true,'permissions':[]}            | /errors/0/pointer | #",
                "{'name':' ','unlimited':true}                             | /errors/0/pointer | #",
                "{'name':'x','unlimited':true,'networks':['192.0.2.1/24']} | /errors/0/pointer | #/networks/0",
                "{'name':'x','unlimited':true,'expiresAt':'2001-01-01T00:00:00Z'} | /errors/0/pointer | #/expiresAt",
                "{'name':'x','unlimited':true,'expiresAt':'9999-01-01T00:00:00Z'} | /errors/0/pointer | #/expiresAt",
                "{'name':'x','unlimited':true,'zone':'a.example'}          | /errors/0/pointer | #/zone",
            })
    void refuses_what_does_not_say_what_it_should(String json, String at, String pointer) {
        Reply reply = issue(json.replace('\'', '"'));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.text(at)).isEqualTo(pointer);
    }

    @Test
    void gives_a_program_nothing_that_whoever_issues_it_may_not_do() {
        Reply reply = api.ask("POST", TOKENS)
                .as("tenant-a.READ.ADMIN")
                .json(UNLIMITED)
                .send();

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("#/permissions");
    }

    @Test
    void a_tenant_has_no_more_tokens_than_it_may_have() {
        for (int i = 0; i < RunningApi.MOST_TOKENS; i++) {
            issued(UNLIMITED);
        }

        Reply refused = issue(UNLIMITED);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("too-many-tokens");
    }

    @Test
    void tells_when_it_was_last_used() {
        Reply token = issued(UNLIMITED);
        assertThat(token.json().at("/lastUsedAt").isNull()).isTrue();

        get("/api/v1/zones", token.text("/secret"));
        api.programs().writeUses();

        assertThat(get(token.header("Location"), ADMIN).json().at("/lastUsedAt").isTextual())
                .isTrue();
    }
}
