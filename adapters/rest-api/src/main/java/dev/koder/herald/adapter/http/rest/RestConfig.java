package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.IpNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the REST API listens and how much it takes.
 *
 * @param host a name or an address of this machine
 * @param port 0 for any free one
 * @param maxBodyBytes the largest JSON body
 * @param maxImportBytes the largest zone text
 * @param acceptsLegacyTenantHeader whether {@code X-Tenant-ID} stands for a token; whoever reaches the listener can then act
 *     for any tenant
 * @param connections how many there may be, and how long they may take
 * @param certificate with which it speaks TLS; it speaks plain HTTP where there is none
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
        Connections connections,
        Optional<CertificateFiles> certificate,
        Proxies proxies,
        Duration stopWithin,
        String version) {

    private static final int LAST_PORT = 65535;

    /** JSON is held in memory as a whole. */
    private static final long LARGEST_BODY = 1L << 30;

    /**
     * How many connections there may be, and how long those at their other ends may take.
     *
     * @param most how many are open at once; further ones wait until one of them ends
     * @param mostOfAddress how many of them may be of one address, or of one IPv6 /64, unless it is a proxy's
     * @param idleWithin how long one may stay open with nothing being asked
     * @param headWithin in what time a request's line and headers must come
     * @param bodyWithin in what time its body must come, and an answer must be taken on
     * @param leastBytesPerSecond a body has another second for as many octets as this that have come
     */
    public record Connections(
            int most,
            int mostOfAddress,
            Duration idleWithin,
            Duration headWithin,
            Duration bodyWithin,
            int leastBytesPerSecond) {

        private static final Duration SHORTEST = Duration.ofMillis(10);

        /** Refuses numbers outside their range. */
        public Connections {
            require(most > 0, "connections", most, "1 or more");
            require(mostOfAddress > 0, "connections-per-address", mostOfAddress, "1 or more");
            require(leastBytesPerSecond > 0, "least-rate", leastBytesPerSecond, "1 or more");
            for (Duration within : List.of(idleWithin, headWithin, bodyWithin)) {
                require(within.compareTo(SHORTEST) >= 0, "within", within.toMillis(), "10 ms or more");
            }
        }
    }

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

    /**
     * A certificate and its key, as PEM files. Each handshake looks whether they were changed.
     *
     * @param certificate the server's own first, and those between it and one that clients trust
     * @param key in PKCS #8, not encrypted
     */
    public record CertificateFiles(Path certificate, Path key) {}

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
