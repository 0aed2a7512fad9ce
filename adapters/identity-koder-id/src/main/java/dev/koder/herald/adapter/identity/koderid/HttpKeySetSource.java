package dev.koder.herald.adapter.identity.koderid;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * A key set behind a URL.
 *
 * @param location {@code https:} or {@code http:}
 * @param deadline for the whole fetch, from the name look-up to the last octet
 */
record HttpKeySetSource(URI location, Duration deadline) implements KeySetSource {

    HttpKeySetSource(URI location) {
        this(location, DEADLINE);
    }

    @Override
    public String fetch() throws IOException {
        return HttpText.within(deadline, () -> HttpText.get(location, MEDIA_TYPES, deadline.multipliedBy(2)));
    }
}
