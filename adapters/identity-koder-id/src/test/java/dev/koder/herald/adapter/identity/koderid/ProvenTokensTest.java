package dev.koder.herald.adapter.identity.koderid;

import static dev.koder.herald.adapter.identity.koderid.TestKeys.EC_1;
import static dev.koder.herald.adapter.identity.koderid.TestKeys.EC_2;
import static dev.koder.herald.adapter.identity.koderid.TestKeys.FOREIGN_EC_1;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.AUDIENCE;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.ISSUER;
import static dev.koder.herald.adapter.identity.koderid.TokenBuilder.aToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.identity.koderid.ProvenTokens.Proof;
import dev.koder.herald.application.identity.Verification;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is remembered of a token saves work and makes nothing good that is not. */
class ProvenTokensTest {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock();
    private final FakeKeySetSource source = new FakeKeySetSource(TestKeys.keySet(EC_1));
    private final CachedKeySet keys = new CachedKeySet(source, LIFETIME, PAUSE, clock);
    private final KoderIdTokenVerifier verifier = new KoderIdTokenVerifier(
            keys, new ClaimRules(KoderIdConfig.of(ISSUER, AUDIENCE, URI.create("https://id.koder.example/k")), clock));

    private boolean accepts(String token) {
        return verifier.verify(token) instanceof Verification.Accepted;
    }

    /** Has the keys of the source fetched, as whoever names an unknown one does. */
    private void fetchKeys() {
        clock.pass(PAUSE);
        accepts(aToken().header("kid", "unknown").signedBy(EC_1));
    }

    @Test
    void a_token_is_taken_apart_once() throws TokenRefusal {
        ProvenTokens proven = new ProvenTokens(2);
        Proof proof = proof(aToken().signedBy(EC_1));

        proven.remember("token", proof);

        assertThat(proven.find("token")).containsSame(proof);
    }

    @Test
    void the_token_that_was_not_used_for_longest_makes_room() throws TokenRefusal {
        ProvenTokens proven = new ProvenTokens(2);
        Proof proof = proof(aToken().signedBy(EC_1));
        proven.remember("first", proof);
        proven.remember("second", proof);
        proven.find("first");

        proven.remember("third", proof);

        assertThat(proven.find("second")).isEmpty();
        assertThat(proven.find("first")).isPresent();
        assertThat(proven.find("third")).isPresent();
    }

    @Test
    void a_remembered_token_expires_all_the_same() {
        String token = aToken().signedBy(EC_1);
        assertThat(accepts(token)).isTrue();

        clock.pass(Duration.ofDays(1));

        assertThat(accepts(token)).isFalse();
    }

    @Test
    void a_remembered_token_ends_with_its_key() {
        String token = aToken().signedBy(EC_1);
        assertThat(accepts(token)).isTrue();
        source.serve(TestKeys.keySet(EC_2));

        fetchKeys();

        assertThat(accepts(token)).isFalse();
    }

    @Test
    void a_remembered_token_is_not_good_for_another_key_of_the_same_name() {
        String token = aToken().signedBy(EC_1);
        assertThat(accepts(token)).isTrue();
        source.serve(TestKeys.keySet(FOREIGN_EC_1));

        fetchKeys();

        assertThat(accepts(token)).isFalse();
    }

    @Test
    void a_remembered_token_outlives_a_fetch_of_the_same_key() {
        String token = aToken().signedBy(EC_1);
        assertThat(accepts(token)).isTrue();

        fetchKeys();

        assertThat(accepts(token)).isTrue();
    }

    @Test
    void a_token_that_differs_by_its_signature_is_another_token() {
        String token = aToken().signedBy(EC_1);
        assertThat(accepts(token)).isTrue();

        assertThat(accepts(token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86)))
                .isFalse();
    }

    private Proof proof(String token) throws TokenRefusal {
        SignedToken signed = SignedToken.parse(token);
        return new Proof(signed, keys.find(signed.keyId(), signed.algorithm()).orElseThrow());
    }
}
