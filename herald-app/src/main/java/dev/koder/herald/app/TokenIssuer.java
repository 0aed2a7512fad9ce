package dev.koder.herald.app;

import dev.koder.herald.adapter.identity.development.DevelopmentIdentity;
import dev.koder.herald.adapter.identity.koderid.KoderIdConfig;
import dev.koder.herald.adapter.identity.koderid.KoderIdTokenVerifier;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;

/** Whose tokens are accepted: those of Koder ID, or those that the engine issues itself in development mode. */
final class TokenIssuer {

    private static final System.Logger LOG = System.getLogger(TokenIssuer.class.getName());

    private TokenIssuer() {}

    /** What verifies them. */
    static KoderIdTokenVerifier open(HeraldConfig config, InstantSource clock, Parts parts) {
        return parts.add(KoderIdTokenVerifier.start(
                switch (config.identity()) {
                    case HeraldConfig.Identity.KoderId id ->
                        KoderIdConfig.of(id.issuer(), id.audience(), id.keySet())
                                .withPlatform(id.operators(), id.pointsOfPresence());
                    case HeraldConfig.Identity.Development development ->
                        KoderIdConfig.of(
                                        DevelopmentTokens.ISSUER,
                                        DevelopmentTokens.AUDIENCE,
                                        issue(config, development, clock, parts))
                                .withPlatform(Set.of(DevelopmentTokens.PLATFORM), Set.of(DevelopmentTokens.PLATFORM));
                },
                clock));
    }

    /** Begins to issue tokens, and answers where their keys are. */
    private static URI issue(
            HeraldConfig config, HeraldConfig.Identity.Development development, InstantSource clock, Parts parts) {
        try {
            DevelopmentIdentity identity = parts.add(DevelopmentTokens.open(config, development.port(), clock));
            URI keySet = identity.serveKeySet();
            DevelopmentTokens tokens = new DevelopmentTokens(DevelopmentTokens.folder(config), identity);
            tokens.renew(clock.instant());
            parts.add(Schedule.every(
                    DevelopmentTokens.RENEWAL, "development tokens renewed", () -> tokens.renew(clock.instant())));
            LOG.log(
                    Level.WARNING,
                    "development mode: the engine issues its own tokens; never use it where strangers reach it"
                            + " keys={0}",
                    keySet);
            return keySet;
        } catch (IOException e) {
            throw new CannotStartException(Settings.DEVELOPMENT_PORT + ": " + development.port() + ": " + e.getMessage()
                    + " (expected: a free port on 127.0.0.1, and a folder " + DevelopmentTokens.folder(config)
                    + " that can be written)");
        }
    }
}
