package dev.koder.herald.adapter.http.rest;

import java.time.Duration;

/**
 * Where the REST API listens and how much it takes.
 *
 * @param host a name or an address of this machine
 * @param port 0 for any free one
 * @param maxBodyBytes the largest JSON body
 * @param maxImportBytes the largest zone text
 * @param acceptsLegacyTenantHeader whether {@code X-Tenant-ID} stands for a token; whoever reaches the listener can then act
 *     for any tenant
 * @param stopWithin how long running requests may take once the API stops
 * @param version of the program, for the documentation
 */
public record RestConfig(
        String host,
        int port,
        long maxBodyBytes,
        long maxImportBytes,
        boolean acceptsLegacyTenantHeader,
        Duration stopWithin,
        String version) {

    private static final int LAST_PORT = 65535;

    /** JSON is held in memory as a whole. */
    private static final long LARGEST_BODY = 1L << 30;

    /** Refuses numbers outside their range. */
    public RestConfig {
        require(port >= 0 && port <= LAST_PORT, "port", port, "0 to " + LAST_PORT);
        require(
                maxBodyBytes > 0 && maxBodyBytes <= LARGEST_BODY,
                "max-body-bytes",
                maxBodyBytes,
                "1 to " + LARGEST_BODY);
        require(maxImportBytes > 0, "max-import-bytes", maxImportBytes, "1 or more");
    }

    private static void require(boolean lawful, String what, long value, String expected) {
        if (!lawful) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: " + expected + ")");
        }
    }
}
