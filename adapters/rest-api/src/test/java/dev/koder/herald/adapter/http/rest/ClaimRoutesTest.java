package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.claim.NameClaim;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that somebody else had last is given to whoever proves that it is theirs. */
class ClaimRoutesTest {

    private static final String ZONES = "/api/v1/zones";
    private static final String CLAIMS = "/api/v1/zone-claims";
    private static final String WISH = "{\"name\":\"example.org\"}";
    private static final String CLAIM = "{\"zone\":\"example.org\"}";

    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @BeforeEach
    void somebody_else_had_the_name() {
        api.ask("POST", ZONES).as(FakeTokens.TENANT_B).json(WISH).send();
        api.ask("DELETE", ZONES + "/example.org").as(FakeTokens.TENANT_B).send();
        api.clock.pass(ZoneStore.HELD_AFTER_DELETION);
    }

    private Reply verify() {
        return api.ask("POST", CLAIMS + "/example.org/verify").send();
    }

    @Test
    void gives_the_name_to_whoever_has_the_dns_say_the_token() {
        Reply refused = api.post(ZONES, WISH);
        Reply claim = api.post(CLAIMS, CLAIM);
        api.dns.put(claim.text("/challenge/name"), "v=spf1 -all", claim.text("/challenge/value"));
        Reply verified = verify();
        Reply created = api.post(ZONES, WISH);

        assertThat(refused.problem()).isEqualTo("proof-required");
        assertThat(claim.status()).isEqualTo(201);
        assertThat(claim.header("Location")).isEqualTo(CLAIMS + "/example.org.");
        assertThat(claim.text("/challenge/name")).isEqualTo("_koder-herald-challenge.example.org.");
        assertThat(verified.status()).isEqualTo(200);
        assertThat(verified.text("/provenAt")).isEqualTo(api.clock.instant().toString());
        assertThat(created.status()).isEqualTo(201);
        assertThat(api.get(CLAIMS + "/example.org").status()).as("used up").isEqualTo(404);
    }

    @Test
    void gives_the_name_to_whoever_has_it_delegated_to_the_claims_own_name_server() {
        Reply claim = api.post(CLAIMS, CLAIM);
        String server = claim.text("/nameServer");
        api.dns.delegate("example.org.", "ns1.herald.test.", server.toUpperCase(Locale.ROOT));
        Reply verified = verify();

        assertThat(server).endsWith(".verify.platform.test.").startsWith(claim.text("/challenge/value"));
        assertThat(verified.status()).as(verified.body()).isEqualTo(200);
        assertThat(api.post(ZONES, WISH).status()).isEqualTo(201);
    }

    @Test
    void proves_nothing_by_a_delegation_to_what_is_everybodys_or_another_tenants() {
        Reply theirs =
                api.ask("POST", CLAIMS).as("tenant-c.READ.WRITE").json(CLAIM).send();
        Reply other = api.post(CLAIMS, "{\"zone\":\"example.net\"}");
        String server = api.post(CLAIMS, CLAIM).text("/nameServer");
        api.dns.delegate(
                "example.org.",
                "ns1.herald.test.",
                "verify.platform.test.",
                theirs.text("/nameServer"),
                other.text("/nameServer"));
        api.dns.delegate("www.example.org.", server);

        assertThat(verify().problem()).isEqualTo("claim-not-proven");
        assertThat(verify().text("/detail")).contains("4 name servers", "a delegation to " + server);
    }

    @Test
    void gives_it_to_its_last_owner_without_a_word() {
        assertThat(api.ask("POST", ZONES)
                        .as(FakeTokens.TENANT_B)
                        .json(WISH)
                        .send()
                        .status())
                .isEqualTo(201);
    }

    @Test
    void proves_nothing_by_the_token_of_another_tenant_or_another_name() {
        Reply theirs =
                api.ask("POST", CLAIMS).as("tenant-c.READ.WRITE").json(CLAIM).send();
        Reply other = api.post(CLAIMS, "{\"zone\":\"example.net\"}");
        api.post(CLAIMS, CLAIM);
        api.dns.put(
                "_koder-herald-challenge.example.org.",
                theirs.text("/challenge/value"),
                other.text("/challenge/value"));

        Reply verified = verify();

        assertThat(verified.problem()).isEqualTo("claim-not-proven");
        assertThat(verified.text("/detail")).contains("2 TXT records");
        assertThat(api.post(ZONES, WISH).problem()).isEqualTo("proof-required");
    }

    @Test
    void says_so_where_the_dns_is_silent() {
        api.post(CLAIMS, CLAIM);
        api.dns.fallSilent();

        assertThat(verify().text("/detail")).contains("no answer");
    }

    @Test
    void answers_the_same_claim_until_it_ends() {
        String first = api.post(CLAIMS, CLAIM).text("/challenge/value");
        String again = api.post(CLAIMS, CLAIM).text("/challenge/value");
        api.clock.pass(NameClaim.VALID);
        String later = api.post(CLAIMS, CLAIM).text("/challenge/value");

        assertThat(again).isEqualTo(first);
        assertThat(later).isNotEqualTo(first);
    }

    @Test
    void lets_a_proof_be_used_for_a_while_only() {
        Reply claim = api.post(CLAIMS, CLAIM);
        api.dns.put(claim.text("/challenge/name"), claim.text("/challenge/value"));
        verify();
        api.clock.pass(NameClaim.VALID);

        assertThat(api.post(ZONES, WISH).problem()).isEqualTo("proof-required");
        assertThat(verify().problem()).isEqualTo("claim-not-found");
    }

    @Test
    void asks_for_no_proof_of_a_name_that_nobody_had() {
        assertThat(api.post(ZONES, "{\"name\":\"example.net\"}").status()).isEqualTo(201);
    }

    @Test
    void takes_no_claim_of_a_name_that_is_nobodys() {
        assertThat(api.post(CLAIMS, "{\"zone\":\"co.uk\"}").problem()).isEqualTo("name-not-available");
    }

    @Test
    void an_import_that_creates_needs_the_proof_too() {
        Reply imported = api.ask("POST", ZONES + "/example.org/import")
                .header("If-None-Match", "*")
                .body("text/dns", "@ 3600 NS ns1.example.net.\n")
                .send();

        assertThat(imported.problem()).isEqualTo("proof-required");
    }
}
