package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.IpNetwork;
import java.time.Duration;
import java.util.List;

/**
 * Where the REST API listens and how much it takes.
 *
 * @param host a name or an address of this machine
 * @param port 0 for any free one
 * @param maxBodyBytes the largest JSON body
 * @param maxImportBytes the largest zone text
 * @param acceptsLegacyTenantHeader whether {@code X-Tenant-ID} stands for a token; whoever reaches the listener can then act
 *     for any tenant
 * @param proxies who may say for whom they call
 * @param stopWithin how long running requests may take once the API stops
 * @param version of the program, for the documentation
 */
public record RestConfig(
        String host,
        int port,
        long maxBodyBytes,
        long maxImportBytes,
        boolean acceptsLegacyTenantHeader,
        Proxies proxies,
        Duration stopWithin,
        String version) {

    private static final int LAST_PORT = 65535;

    /** JSON is held in memory as a whole. */
    private static final long LARGEST_BODY = 1L << 30;

    /**
     * The proxies in front of the API, and how they tell for whom they call.
     *
     * @param trusted where they call from; whoever else names another's address is not believed
     * @param header the one that all of them write; they must replace or extend what callers wrote into it
     */
    public record Proxies(List<IpNetwork> trusted, ProxyHeader header) {

        /** No proxy: everybody calls for themselves. */
        public static final Proxies NONE = new Proxies(List.of(), ProxyHeader.X_FORWARDED_FOR);

        /** Keeps what was handed in from changing. */
        public Proxies {
            trusted = List.copyOf(trusted);
        }
    }

    /** A header in which a proxy tells for whom it calls. */
    public enum ProxyHeader {
        /** A list of addresses. */
        X_FORWARDED_FOR("X-Forwarded-For"),
        /** The one of RFC 7239. */
        FORWARDED("Forwarded");

        private final String fieldName;

        ProxyHeader(String fieldName) {
            this.fieldName = fieldName;
        }

        String fieldName() {
            return fieldName;
        }
    }

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
