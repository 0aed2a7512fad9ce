package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.application.port.Stores;

/**
 * A store that a test may use until it closes it.
 *
 * @param stores its ports
 * @param closing lets go of whatever the store holds; run once
 */
public record OpenedStore(Stores stores, Runnable closing) implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
