package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.Bookmark;
import dev.koder.herald.sync.zone.port.Cursor;
import dev.koder.herald.sync.zone.port.Engine;
import dev.koder.herald.sync.zone.port.FeedAnswer;
import dev.koder.herald.sync.zone.port.FeedEntry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the engine's feed into the book: change by change, and now and then all of it from the beginning.
 *
 * <p>The saved place serves one purpose after a restart: an engine that no longer knows it has another store, so equal
 * serials prove nothing and every zone's content is compared. For one thread at a time.
 */
public final class FollowFeed {
    private static final Logger LOG = System.getLogger(FollowFeed.class.getName());

    /** An engine that answers an empty page at once, though asked to wait, is not asked again before this is over. */
    private static final Duration SHORTEST_ROUND = Duration.ofSeconds(1);

    private final Engine engine;
    private final ZoneBook book;
    private final Bookmark bookmark;
    private final Troubles troubles;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Duration longestWait;
    private final Duration betweenListings;

    private @Nullable Cursor cursor;
    private volatile @Nullable Instant readAt;
    private boolean isStarted;
    private boolean isCompareDue;
    private boolean isGoneUntold = true;
    private Instant nextListingAt = Instant.MIN;
    private int failures;

    /**
     * @param longestWait how long the engine may hold a question open
     * @param betweenListings how often the feed is read from the beginning
     */
    public FollowFeed(
            Engine engine,
            ZoneBook book,
            Bookmark bookmark,
            Troubles troubles,
            InstantSource clock,
            Backoff backoff,
            Duration longestWait,
            Duration betweenListings) {
        this.engine = engine;
        this.book = book;
        this.bookmark = bookmark;
        this.troubles = troubles;
        this.clock = clock;
        this.backoff = backoff;
        this.longestWait = longestWait;
        this.betweenListings = betweenListings;
    }

    /** When the feed was last read to its end, in this run or an earlier one; empty before the first time. */
    public Optional<Instant> readAt() {
        return Optional.ofNullable(readAt);
    }

    /** Takes up the saved place. Answers whether there is one. */
    public boolean resume() {
        try {
            Optional<Bookmark.Place> place = bookmark.load();
            place.ifPresent(known -> {
                cursor = known.cursor();
                readAt = known.readAt();
            });
            return place.isPresent();
        } catch (IOException e) {
            troubles.raise(Part.DISK, "cursor: " + e);
            return false;
        }
    }

    /** Asks the engine once, or lists all of it when that is due; returns how long to wait before the next step. */
    public Duration step() throws InterruptedException {
        if (!isStarted && cursor != null) {
            return read(Duration.ZERO);
        }
        isStarted = true;
        Duration untilListing = Duration.between(clock.instant(), nextListingAt);
        if (untilListing.isPositive() && untilListing.compareTo(betweenListings) <= 0) {
            return read(untilListing.compareTo(longestWait) < 0 ? untilListing : longestWait);
        }
        return list();
    }

    private Duration read(Duration wait) throws InterruptedException {
        Instant askedAt = clock.instant();
        return switch (engine.changedAfter(cursor, wait)) {
            case FeedAnswer.Page page -> changed(page, askedAt, wait);
            case FeedAnswer.CursorExpired() -> expired();
            case FeedAnswer.NoAnswer(String why) -> failed(why);
        };
    }

    private Duration changed(FeedAnswer.Page page, Instant askedAt, Duration wait) {
        boolean isStuck = !page.isComplete() && page.cursor().equals(cursor);
        if (isStuck) {
            return failed("feed: not complete, and the cursor stays (expected: another cursor)");
        }
        book.wish(page.zones(), false);
        reached(page.cursor(), page.isComplete());
        isStarted |= page.isComplete();
        boolean isEarly = page.isComplete()
                && page.zones().isEmpty()
                && wait.isPositive()
                && Duration.between(askedAt, clock.instant()).compareTo(SHORTEST_ROUND) < 0;
        return isEarly ? SHORTEST_ROUND : Duration.ZERO;
    }

    private Duration expired() {
        LOG.log(Level.WARNING, Event.of("feed cursor unknown to the engine, comparing every zone"));
        cursor = null;
        isCompareDue = true;
        isGoneUntold = true;
        nextListingAt = Instant.MIN;
        return Duration.ZERO;
    }

    private Duration failed(String why) {
        failures++;
        troubles.raise(Part.ENGINE, why);
        return backoff.after(failures);
    }

    private void reached(Cursor place, boolean isEnd) {
        cursor = place;
        failures = 0;
        if (troubles.clear(Part.ENGINE)) {
            book.tellAll();
            book.retryAll();
        }
        if (isEnd) {
            readAt = clock.instant();
            save(new Bookmark.Place(place, clock.instant()));
        }
    }

    private void save(Bookmark.Place place) {
        try {
            bookmark.save(place);
            troubles.clear(Part.DISK);
        } catch (IOException e) {
            troubles.raise(Part.DISK, "cursor: " + e);
        }
    }

    /** Reads everything from the beginning. Nothing is concluded from a listing that did not come to its end. */
    private Duration list() throws InterruptedException {
        Set<DomainName> listed = new HashSet<>();
        Set<DomainName> deleted = new HashSet<>();
        @Nullable Cursor place = null;
        while (true) {
            FeedAnswer answer = engine.changedAfter(place, Duration.ZERO);
            if (!(answer instanceof FeedAnswer.Page page)) {
                return failed(
                        answer instanceof FeedAnswer.NoAnswer(String why) ? why : "feed: cursor expired while listing");
            }
            if (!page.isComplete() && page.cursor().equals(place)) {
                return failed("feed: not complete, and the cursor stays (expected: another cursor)");
            }
            book.wish(page.zones(), isCompareDue);
            page.zones().stream().map(FeedEntry::zone).forEach(listed::add);
            page.zones().stream()
                    .filter(entry -> !entry.isLive())
                    .map(FeedEntry::zone)
                    .forEach(deleted::add);
            place = page.cursor();
            if (page.isComplete()) {
                return listed(place, listed, deleted);
            }
        }
    }

    private Duration listed(Cursor place, Set<DomainName> listed, Set<DomainName> deleted) {
        book.listed(listed);
        if (isCompareDue) {
            book.tellAll();
        }
        if (isGoneUntold) {
            book.tellGone(deleted);
        }
        isCompareDue = false;
        isGoneUntold = false;
        nextListingAt = clock.instant().plus(betweenListings);
        reached(place, true);
        LOG.log(Level.DEBUG, Event.of("feed listed").with("zones", listed.size()));
        return Duration.ZERO;
    }
}
