package dev.koder.herald.sync.engine.http;

import dev.koder.herald.adapter.config.file.Authorities;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * How to reach the engine.
 *
 * @param url where its API is, without {@code /api/v1}
 * @param token the bearer token, asked for before each request, so that a replaced one is seen
 * @param authorities whose word on the engine's certificate is taken
 * @param pop the name of this point of presence
 * @param deadline for an exchange, the time the engine was asked to wait not counted
 * @param exportDeadline for fetching one export
 * @param largestExportBytes where an export is cut off
 */
public record EngineAccess(
        URI url,
        Token token,
        Authorities authorities,
        String pop,
        Duration deadline,
        Duration exportDeadline,
        long largestExportBytes) {

    /** Where the bearer token comes from. */
    @FunctionalInterface
    public interface Token {
        String read() throws IOException;
    }
}
