package dev.koder.herald.adapter.identity.development;

import java.nio.file.Path;

/**
 * Where the issuer lives and what it calls itself.
 *
 * @param folder holds the key; made when it is missing
 * @param port on which the key set is served, on the loopback address; 0 for any free one
 * @param issuer the {@code iss} of its tokens
 * @param audience the {@code aud} of its tokens
 */
public record DevelopmentIdentityConfig(Path folder, int port, String issuer, String audience) {

    private static final int LAST_PORT = 65535;

    /** Refuses ports that do not exist. */
    public DevelopmentIdentityConfig {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to " + LAST_PORT + ")");
        }
    }
}
