package dev.koder.herald.adapter.identity.koderid;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** Where a key set comes from. Each answer comes within seconds and is of bounded size. */
interface KeySetSource {

    /** Some hundred keys. */
    int MAX_BYTES = 256 * 1024;

    /** For all of a fetch. */
    Duration DEADLINE = Duration.ofSeconds(5);

    /** What a key set is asked for as. */
    String MEDIA_TYPES = "application/jwk-set+json, application/json";

    /** The key set as text. */
    String fetch() throws IOException;

    /** For messages. */
    URI location();

    /** The source behind an {@code https:}, {@code http:} or {@code file:} URI. */
    static KeySetSource at(URI location) {
        return location.getScheme().toLowerCase(Locale.ROOT).equals("file")
                ? new InFile(location)
                : new HttpKeySetSource(location);
    }

    /** The source that a configuration names, or leaves to the issuer to name. */
    static KeySetSource of(KoderIdConfig config, InstantSource clock) {
        return config.keySet()
                .map(KeySetSource::at)
                .orElseGet(() -> new DiscoveredKeySet(new IssuerMetadata(config.issuer()), DEADLINE, clock));
    }

    /** All of the stream. */
    static String read(InputStream in) throws IOException {
        byte[] octets = in.readNBytes(MAX_BYTES + 1);
        if (octets.length > MAX_BYTES) {
            throw new IOException("answer too large (expected: at most " + MAX_BYTES + " octets)");
        }
        return new String(octets, StandardCharsets.UTF_8);
    }

    /** A key set in a file, read anew at each fetch. */
    record InFile(URI location) implements KeySetSource {
        @Override
        public String fetch() throws IOException {
            try (InputStream in = Files.newInputStream(Path.of(location))) {
                return read(in);
            }
        }
    }
}
