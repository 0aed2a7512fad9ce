package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.zone.ChangeId;

/**
 * Numbers the changes of all zones in the order in which they are committed. Used by the writer alone.
 *
 * <p>A number whose transaction came to nothing is left out; none is given twice.
 */
final class Changes {

    private final String epoch;
    private long last;

    /**
     * Goes on from what is stored.
     *
     * @param epoch the store's name, which makes its changes differ from those of other stores
     * @param last the number of the latest change that was committed
     */
    Changes(String epoch, long last) {
        this.epoch = epoch;
        this.last = last;
    }

    /** The number of the change that is about to be made. */
    long next() {
        return ++last;
    }

    /** The name of the change with this number. */
    ChangeId named(long sequence) {
        return new ChangeId(epoch + "-" + sequence);
    }
}
