package dev.koder.herald.adapter.identity.koderid;

import static dev.koder.herald.adapter.identity.koderid.TestKeys.EC_1;
import static dev.koder.herald.adapter.identity.koderid.TestKeys.RSA_1;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.AUDIENCE;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.ISSUER;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.NOW;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.aToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.identity.Verification;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a good token says of its bearer. */
class TokenTest {

    private final FakeKeySetSource source = new FakeKeySetSource(TestKeys.keySet(EC_1, RSA_1));
    private final SettableClock clock = new SettableClock();
    private final KoderIdTokenVerifier verifier = new KoderIdTokenVerifier(
            new CachedKeySet(source, Duration.ofHours(24), Duration.ofSeconds(30), clock),
            new ClaimRules(
                    KoderIdConfig.of(ISSUER, AUDIENCE, URI.create("https://id.koder.example/keys"))
                            .withPlatform(Set.of("platform"), Set.of("pop-fra", "pop-ams")),
                    clock));

    private Caller callerOf(String token) {
        return ((Verification.Accepted) verifier.verify(token)).caller();
    }

    @Test
    void the_subject_is_the_tenant() {
        assertThat(callerOf(aToken().signedBy(EC_1)).tenant()).isEqualTo(new TenantId("tenant-a"));
    }

    @ParameterizedTest
    @CsvSource({"RS256", "PS256"})
    void accepts_rsa_signatures(String algorithm) {
        String token = aToken().header("alg", algorithm).header("kid", "rsa-1").signedBy(RSA_1);

        assertThat(verifier.verify(token)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void accepts_ed25519_signatures_and_no_changed_ones() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        source.serve("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"ed-1\",\"x\":\""
                + Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)) + "\"}]}");
        String unsigned = aToken().header("alg", "EdDSA").header("kid", "ed-1").unsigned();
        byte[] signature = ed25519(pair, unsigned.substring(0, unsigned.length() - 1));

        Verification good = verifier.verify(unsigned + Base64URL.encode(signature));
        signature[7] ^= 1;
        Verification changed = verifier.verify(unsigned + Base64URL.encode(signature));

        assertThat(good).isInstanceOf(Verification.Accepted.class);
        assertThat(changed).isEqualTo(new Verification.Rejected("signature does not match"));
    }

    private static byte[] ed25519(KeyPair pair, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return signature.sign();
    }

    @Test
    void a_key_that_names_its_algorithm_is_used_with_no_other() {
        source.serve(TestKeys.keySet(
                new RSAKey.Builder(RSA_1).algorithm(JWSAlgorithm.PS256).build()));

        assertThat(verifier.verify(
                        aToken().header("alg", "RS256").header("kid", "rsa-1").signedBy(RSA_1)))
                .isEqualTo(new Verification.Rejected("signed with an unknown key"));
        assertThat(verifier.verify(
                        aToken().header("alg", "PS256").header("kid", "rsa-1").signedBy(RSA_1)))
                .isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void a_key_for_encryption_verifies_nothing() {
        source.serve(TestKeys.keySet(
                new ECKey.Builder(EC_1).keyUse(KeyUse.ENCRYPTION).build(), RSA_1));

        assertThat(verifier.verify(aToken().signedBy(EC_1)))
                .isEqualTo(new Verification.Rejected("signed with an unknown key"));
    }

    @Test
    void accepts_an_audience_among_others() {
        String token = aToken().claim("aud", List.of("koder-mail", AUDIENCE)).signedBy(EC_1);

        assertThat(verifier.verify(token)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void accepts_clocks_that_differ_by_a_minute() {
        String token = aToken().claim("nbf", NOW + 60).claim("iat", NOW + 60).signedBy(EC_1);

        assertThat(verifier.verify(token)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void accepts_an_end_with_fractions() {
        assertThat(verifier.verify(aToken().claim("exp", NOW + 0.5).signedBy(EC_1)))
                .isInstanceOf(Verification.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"at+jwt", "AT+JWT", "JWT", "application/at+jwt"})
    void accepts_types_of_access_tokens(String type) {
        assertThat(verifier.verify(aToken().header("typ", type).signedBy(EC_1)))
                .isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void the_actor_is_who_acts_for_the_subject() {
        String token = aToken().claim("act", Map.of("sub", "alice"))
                .claim("azp", "console")
                .signedBy(EC_1);

        assertThat(callerOf(token).actor()).isEqualTo(new Actor("alice"));
    }

    @ParameterizedTest
    @CsvSource({"client_id", "azp"})
    void the_actor_is_the_program_where_nobody_acts(String claim) {
        assertThat(callerOf(aToken().claim(claim, "ci-runner").signedBy(EC_1)).actor())
                .isEqualTo(new Actor("ci-runner"));
    }

    @Test
    void the_credential_is_the_tokens_id() {
        assertThat(callerOf(aToken().claim("jti", "t-17").signedBy(EC_1)).note().credential())
                .contains("t-17");
    }

    @Test
    void a_token_without_an_id_that_can_be_kept_is_a_credential_without_a_name() {
        assertThat(callerOf(aToken().claim("jti", 17).signedBy(EC_1)).note().credential())
                .isEmpty();
        assertThat(callerOf(aToken().claim("jti", "x".repeat(257)).signedBy(EC_1))
                        .note()
                        .credential())
                .isEmpty();
    }

    @Test
    void the_actor_is_the_tenant_where_the_token_names_nobody_else() {
        assertThat(callerOf(aToken().signedBy(EC_1)).actor()).isEqualTo(new Actor("tenant-a"));
    }

    @Test
    void a_token_without_scopes_of_ours_reads_and_writes() {
        assertThat(callerOf(aToken().claim("scope", "openid profile").signedBy(EC_1))
                        .permissions())
                .containsExactlyInAnyOrder(Permission.READ, Permission.WRITE);
        assertThat(callerOf(aToken().signedBy(EC_1)).permissions())
                .containsExactlyInAnyOrder(Permission.READ, Permission.WRITE);
    }

    @ParameterizedTest
    @CsvSource({
        "herald.read, READ",
        "herald.write, WRITE",
        "herald.approve, APPROVE",
        "herald.admin, ADMIN",
        "openid herald.read, READ"
    })
    void a_scope_of_ours_gives_what_it_names_and_no_more(String scope, Permission permission) {
        assertThat(callerOf(aToken().claim("scope", scope).signedBy(EC_1)).permissions())
                .containsExactly(permission);
    }

    @Test
    void a_scope_of_ours_that_is_not_known_gives_nothing() {
        assertThat(callerOf(aToken().claim("scope", "herald.everything").signedBy(EC_1))
                        .permissions())
                .isEmpty();
    }

    @Test
    void an_operator_is_who_the_configuration_knows_as_one() {
        assertThat(callerOf(aToken().claim("scope", "herald.operator")
                                .claim("sub", "platform")
                                .signedBy(EC_1))
                        .permissions())
                .containsExactly(Permission.OPERATOR);
    }

    @ParameterizedTest
    @CsvSource({"tenant-a", "PLATFORM", "platform2"})
    void no_customer_becomes_an_operator_by_a_scope(String subject) {
        assertThat(callerOf(aToken().claim("scope", "herald.read herald.operator")
                                .claim("sub", subject)
                                .signedBy(EC_1))
                        .permissions())
                .containsExactly(Permission.READ);
    }

    @ParameterizedTest
    @CsvSource({"pop-fra", "pop-ams"})
    void a_point_of_presence_is_who_the_configuration_knows_as_one(String subject) {
        assertThat(callerOf(aToken().claim("scope", "herald.pop")
                                .claim("sub", subject)
                                .signedBy(EC_1))
                        .permissions())
                .containsExactly(Permission.POP);
    }

    @ParameterizedTest
    @CsvSource({"tenant-a", "platform", "POP-FRA", "pop-fra2"})
    void nobody_else_becomes_a_point_of_presence_by_a_scope(String subject) {
        assertThat(callerOf(aToken().claim("scope", "herald.read herald.pop")
                                .claim("sub", subject)
                                .signedBy(EC_1))
                        .permissions())
                .containsExactly(Permission.READ);
    }
}
