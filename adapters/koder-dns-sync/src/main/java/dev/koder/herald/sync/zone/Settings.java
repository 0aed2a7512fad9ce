package dev.koder.herald.sync.zone;

import java.time.Duration;

/**
 * What an operator can set about keeping zones.
 *
 * @param longPoll how long the engine may hold a question for changes open
 * @param betweenListings how often the feed is read from the beginning
 * @param heartbeat the longest time between two reports
 * @param betweenLooks how often the name server is looked at
 * @param removedKept how long the file of a deleted zone is kept
 * @param parallelUpdates how many zones are worked on at the same time
 */
public record Settings(
        Duration longPoll,
        Duration betweenListings,
        Duration heartbeat,
        Duration betweenLooks,
        Duration removedKept,
        int parallelUpdates) {}
