package dev.koder.herald.adapter.identity.koderid;

import dev.koder.herald.application.identity.Verification;
import dev.koder.herald.application.identity.port.TokenVerifier;
import java.time.InstantSource;

/**
 * Verifies Koder ID's tokens with its key set. Safe for use by many threads.
 *
 * <p>The key set is fetched in the background at the start, so that an engine starts while Koder ID is down; it is kept
 * for as long as the configuration says and fetched anew when a token names a key that is not in it. Keys that were
 * fetched once go on working while Koder ID cannot be reached.
 */
public final class KoderIdTokenVerifier implements TokenVerifier {

    private final CachedKeySet keys;
    private final ClaimRules claimRules;

    KoderIdTokenVerifier(CachedKeySet keys, ClaimRules claimRules) {
        this.keys = keys;
        this.claimRules = claimRules;
    }

    /** Begins to fetch the key set and returns at once. */
    public static KoderIdTokenVerifier start(KoderIdConfig config, InstantSource clock) {
        CachedKeySet keys =
                new CachedKeySet(KeySetSource.at(config.keySet()), config.keySetLifetime(), config.fetchPause(), clock);
        keys.fetchInBackground();
        return new KoderIdTokenVerifier(keys, new ClaimRules(config, clock));
    }

    @Override
    public Verification verify(String token) {
        try {
            SignedToken signed = SignedToken.parse(token);
            signed.requireSignatureBy(keys.find(signed.keyId(), signed.algorithm()));
            return new Verification.Accepted(claimRules.callerOf(signed.claims()));
        } catch (TokenRefusal refusal) {
            return new Verification.Rejected(refusal.reason());
        }
    }

    @Override
    public boolean isReady() {
        return keys.isKnown();
    }
}
