package dev.koder.herald.adapter.identity.koderid;

import dev.koder.herald.adapter.identity.koderid.ProvenTokens.Proof;
import dev.koder.herald.application.identity.IssuerKeys;
import dev.koder.herald.application.identity.Verification;
import dev.koder.herald.application.identity.port.TokenVerifier;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Verifies Koder ID's tokens with its key set. Safe for use by many threads.
 *
 * <p>The key set is fetched in the background at the start, so that an engine starts while Koder ID is down; it is kept
 * for as long as the configuration says and fetched anew when a token names a key that is not in it. Keys that were
 * fetched once go on working while Koder ID cannot be reached.
 */
public final class KoderIdTokenVerifier implements TokenVerifier, AutoCloseable {

    private static final int MOST_PROVEN_TOKENS = 4096;

    private final CachedKeySet keys;
    private final ClaimRules claimRules;
    private final ProvenTokens proven = new ProvenTokens(MOST_PROVEN_TOKENS);

    KoderIdTokenVerifier(CachedKeySet keys, ClaimRules claimRules) {
        this.keys = keys;
        this.claimRules = claimRules;
    }

    /** Begins to fetch the key set and returns at once. */
    public static KoderIdTokenVerifier start(KoderIdConfig config, InstantSource clock) {
        CachedKeySet keys =
                new CachedKeySet(KeySetSource.of(config, clock), config.keySetLifetime(), config.fetchPause(), clock);
        keys.fetchInBackground();
        return new KoderIdTokenVerifier(keys, new ClaimRules(config, clock));
    }

    @Override
    public Verification verify(String token) {
        try {
            return new Verification.Accepted(claimRules.callerOf(signed(token).claims()));
        } catch (TokenRefusal refusal) {
            return new Verification.Rejected(refusal.reason());
        }
    }

    /** The token, its signature found good, now or earlier by a key that is still the one of that name. */
    private SignedToken signed(String token) throws TokenRefusal {
        Optional<Proof> earlier = proven.find(token);
        SignedToken signed = earlier.isPresent() ? earlier.get().token() : SignedToken.parse(token);
        Optional<VerificationKey> key = keys.find(signed.keyId(), signed.algorithm());
        if (earlier.isEmpty() || !key.equals(earlier.map(Proof::key))) {
            signed.requireSignatureBy(key);
            key.ifPresent(by -> proven.remember(token, new Proof(signed, by)));
        }
        return signed;
    }

    @Override
    public IssuerKeys keys() {
        return keys.state();
    }

    /** Lets go of a fetch that is under way. What is asked later is answered by the keys that are known. */
    @Override
    public void close() {
        keys.close();
    }
}
