package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.zone.ChangeId;
import java.util.Optional;

/**
 * Numbers the changes of all zones in the order in which they are committed. Numbers are given by the writer alone; names are read by anybody.
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

    /** The number of the change with this name; empty where this store cannot have given it. */
    Optional<Long> sequence(ChangeId change) {
        String prefix = epoch + "-";
        String number = change.value().startsWith(prefix) ? change.value().substring(prefix.length()) : "";
        return number.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(number)) : Optional.empty();
    }
}
