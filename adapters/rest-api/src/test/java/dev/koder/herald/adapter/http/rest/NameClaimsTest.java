package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names tenants get zones of, and how little those who get none are told of others. */
class NameClaimsTest {

    private static final String ZONES = "/api/v1/zones";
    private static final String OPERATOR = "platform.READ.WRITE.OPERATOR";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void exactly_one_of_a_hundred_tenants_gets_a_name_that_all_want_at_once() {
        List<CompletableFuture<Reply>> asked = IntStream.range(0, 100)
                .mapToObj(i ->
                        create("tenant-" + i + ".READ.WRITE", "example.org").sendLater())
                .toList();

        List<Integer> statuses =
                asked.stream().map(CompletableFuture::join).map(Reply::status).toList();

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(99);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, EXAMPLE.ORG",
        "example.org, example.org.",
        "example.org, ex\\\\097mple.org",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, bücher.example.",
        "xn--bcher-kva.example, XN--BCHER-KVA.Example"
    })
    void all_spellings_of_a_name_are_one_zone(String one, String other) {
        assertThat(create(FakeTokens.TENANT_A, one).send().status()).isEqualTo(201);

        assertThat(create(FakeTokens.TENANT_A, other).send())
                .extracting(this::code)
                .isEqualTo("zone-exists");
        assertThat(create(FakeTokens.TENANT_B, other).send())
                .extracting(this::code)
                .isEqualTo("zone-name-held");
    }

    @ParameterizedTest
    @CsvSource({
        "com, below a public suffix",
        "co.uk, below a public suffix",
        "CO.UK., below a public suffix",
        "any.ck, below a public suffix",
        "dns.platform.test, not the platform's own",
        "ns1.dns.platform.test, not the platform's own",
        "platform.test, not the platform's own"
    })
    void names_that_are_nobodys_are_refused(String name, String expected) {
        Reply created = create(FakeTokens.TENANT_A, name).send();
        Reply imported = imported(FakeTokens.TENANT_A, name);

        assertThat(code(created)).isEqualTo("name-not-available");
        assertThat(created.text("/detail")).contains(expected);
        assertThat(code(imported)).isEqualTo("name-not-available");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.co.uk", "www.ck", "mine.any.ck", "other.test"})
    void names_below_public_suffixes_are_had(String name) {
        assertThat(create(FakeTokens.TENANT_A, name).send().status()).isEqualTo(201);
    }

    @Test
    void operators_have_zones_of_the_platforms_own_names() {
        assertThat(create(OPERATOR, "dns.platform.test").send().status()).isEqualTo(201);
        assertThat(code(create(OPERATOR, "co.uk").send())).isEqualTo("name-not-available");
    }

    @ParameterizedTest
    @CsvSource({"secret-name.example.org, example.org", "example.org, sub.example.org"})
    void whoever_asks_for_a_related_name_learns_neither_whose_nor_which_zone_there_is(String held, String wished) {
        create(FakeTokens.TENANT_B, held).send();

        Reply created = create(FakeTokens.TENANT_A, wished).send();
        Reply imported = imported(FakeTokens.TENANT_A, wished);

        assertThat(code(created)).isEqualTo("name-not-available");
        assertThat(code(imported)).isEqualTo("name-not-available");
        assertThat(created.body()).doesNotContain("tenant-b").doesNotContain("secret-name");
        assertThat(imported.body()).doesNotContain("tenant-b").doesNotContain("secret-name");
    }

    @ParameterizedTest
    @CsvSource({
        "_acme-challenge.www.sub.example.org, sub.example.org.",
        "sub.example.org, sub.example.org.",
        "_acme-challenge.www.example.org, example.org.",
        "EXAMPLE.org., example.org.",
        "xsub.example.org, example.org."
    })
    void the_zone_that_a_name_belongs_to_is_found_in_one_call(String name, String zone) {
        create(FakeTokens.TENANT_A, "example.org").send();
        create(FakeTokens.TENANT_A, "sub.example.org").send();

        Reply reply = api.get(ZONES + "?owns=" + name);

        assertThat(reply.json().get("zones")).hasSize(1);
        assertThat(reply.text("/zones/0/name")).isEqualTo(zone);
    }

    @Test
    void no_zone_is_found_for_names_of_others() {
        create(FakeTokens.TENANT_B, "example.org").send();

        assertThat(api.get(ZONES + "?owns=www.example.org").json().get("zones")).isEmpty();
        assertThat(api.get(ZONES + "?owns=www.example.com").json().get("zones")).isEmpty();
    }

    private Ask create(String token, String name) {
        return api.ask("POST", ZONES).as(token).json("{\"name\":\"" + name + "\"}");
    }

    private Reply imported(String token, String name) {
        return api.ask("POST", ZONES + "/" + name + "/import")
                .as(token)
                .header("If-None-Match", "*")
                .body("text/dns", "@ 3600 NS ns1.example.net.\n")
                .send();
    }

    private String code(Reply reply) {
        String type = reply.text("/type");
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
