package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls, and what that opens. */
class AuthenticationTest {

    private static final String ZONES = "/api/v1/zones";

    private RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void without_a_token_it_says_what_to_send() {
        Reply reply = api.ask("GET", ZONES).asNobody().send();

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.problem()).isEqualTo("unauthorized");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"koder-herald\"");
    }

    @Test
    void a_token_that_proves_nothing_is_refused_with_the_reason_and_without_the_token() {
        Reply reply = api.ask("GET", ZONES).as("bad-secret").send();

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate"))
                .isEqualTo(
                        "Bearer realm=\"koder-herald\", error=\"invalid_token\", error_description=\"token expired\"");
        assertThat(reply.detail()).isEqualTo("token expired");
        assertThat(reply.toString()).doesNotContain("bad-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "tenant-a.READ", "Bearer a b", "Bearer a, Bearer b"})
    void another_form_of_authorization_is_refused(String header) {
        Reply reply = api.ask("GET", ZONES).header("Authorization", header).send();

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
    void the_scheme_is_read_without_regard_to_case(String scheme) {
        assertThat(api.ask("GET", ZONES)
                        .header("Authorization", scheme + " " + FakeTokens.TENANT_A)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_permission_that_is_missing_is_403_and_names_the_scope() {
        Reply reply = api.ask("POST", ZONES)
                .as("tenant-a.READ")
                .json("{\"name\":\"example.org\"}")
                .send();

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("forbidden");
        assertThat(reply.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"koder-herald\", error=\"insufficient_scope\", scope=\"herald.write\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/zones, WRITE",
        "GET, /api/v1/zones/example.org/rrsets, POP",
        "PATCH, /api/v1/zones/example.org/rrsets, READ",
        "PUT, /api/v1/zones/example.org/rrsets/@/A, READ",
        "DELETE, /api/v1/zones/example.org, READ",
        "POST, /api/v1/zones/example.org/import, READ",
        "GET, /api/v1/pops, READ.WRITE"
    })
    void routes_are_closed_to_who_lacks_the_permission(String method, String path, String permissions) {
        assertThat(api.ask(method, path).as("tenant-a." + permissions).send().status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/metrics"})
    void routes_of_operation_are_open(String path) {
        assertThat(api.ask("GET", path).asNobody().send().status()).isEqualTo(200);
    }

    @Test
    void counts_tokens_that_prove_nothing() {
        api.ask("GET", ZONES).as("bad").send();
        api.ask("GET", ZONES).asNobody().send();

        assertThat(api.get("/metrics").body()).contains("\nherald_rejected_tokens_total 2.0\n");
    }

    @Test
    void the_legacy_tenant_header_proves_nothing_unless_it_is_switched_on() {
        Reply reply = api.ask("GET", ZONES)
                .asNobody()
                .header("X-Tenant-ID", "tenant-a")
                .send();

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void the_legacy_tenant_header_stands_for_a_token_when_it_is_switched_on() {
        restartWithLegacyTenantHeader();

        Reply created = api.ask("POST", ZONES)
                .asNobody()
                .header("X-Tenant-ID", "tenant-a")
                .json("{\"name\":\"example.org\"}")
                .send();

        assertThat(created.status()).isEqualTo(201);
        assertThat(api.get(ZONES + "/example.org").status()).isEqualTo(200);
    }

    @Test
    void answers_to_the_legacy_tenant_header_announce_its_end() {
        restartWithLegacyTenantHeader();

        Reply legacy = api.ask("GET", ZONES)
                .asNobody()
                .header("X-Tenant-ID", "tenant-a")
                .send();

        assertThat(legacy.header("Deprecation")).matches("@[0-9]+");
        assertThat(legacy.header("Sunset")).endsWith(" GMT");
        assertThat(api.get("/metrics").body()).contains("\nherald_legacy_tenant_header_uses_total 1.0\n");
    }

    @Test
    void a_token_outranks_the_legacy_tenant_header() {
        restartWithLegacyTenantHeader();
        api.createZone("example.org");

        Reply reply = api.ask("GET", ZONES + "/example.org")
                .as(FakeTokens.TENANT_B)
                .header("X-Tenant-ID", "tenant-a")
                .send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Deprecation")).isEmpty();
    }

    @Test
    void a_legacy_tenant_header_that_names_no_tenant_is_400() {
        restartWithLegacyTenantHeader();

        Reply reply =
                api.ask("GET", ZONES).asNobody().header("X-Tenant-ID", "a b").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).singleElement().asString().startsWith("X-Tenant-ID bad-parameter: ");
    }

    private void restartWithLegacyTenantHeader() {
        api.close();
        api = RunningApi.startWithLegacyTenantHeader();
    }
}
