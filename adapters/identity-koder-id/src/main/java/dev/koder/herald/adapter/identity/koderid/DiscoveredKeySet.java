package dev.koder.herald.adapter.identity.koderid;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A key set whose place the issuer tells in its metadata. Safe for use by many threads.
 *
 * <p>The metadata is read with the first fetch, with one an hour later, and with the next one after the key set was not to be
 * had: other fetches cost one request. It is read and the key set fetched within one deadline.
 */
final class DiscoveredKeySet implements KeySetSource {

    /** A key set that has moved is found within the hour. */
    private static final Duration PLACE_LIFETIME = Duration.ofHours(1);

    private final IssuerMetadata metadata;
    private final Duration deadline;
    private final InstantSource clock;

    private volatile Optional<Place> known = Optional.empty();

    DiscoveredKeySet(IssuerMetadata metadata, Duration deadline, InstantSource clock) {
        this.metadata = metadata;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** Where the key set is, as the issuer told then. */
    private record Place(URI keySet, Instant toldAt) {

        boolean isOldAt(Instant now) {
            Duration age = Duration.between(toldAt, now);
            return age.isNegative() || age.compareTo(PLACE_LIFETIME) >= 0;
        }
    }

    @Override
    public String fetch() throws IOException {
        return HttpText.within(deadline, this::read);
    }

    private String read() throws IOException {
        URI keySet = place().keySet();
        try {
            return HttpText.get(keySet, MEDIA_TYPES, deadline.multipliedBy(2));
        } catch (IOException failure) {
            known = Optional.empty();
            throw new IOException("key set at " + keySet + ": " + HttpText.words(failure), failure);
        }
    }

    private Place place() throws IOException {
        Instant now = clock.instant();
        Optional<Place> told = known.filter(place -> !place.isOldAt(now));
        if (told.isPresent()) {
            return told.get();
        }
        Place place = new Place(metadata.keySet(deadline.multipliedBy(2)), now);
        known = Optional.of(place);
        return place;
    }

    @Override
    public URI location() {
        return metadata.places().getFirst();
    }
}
