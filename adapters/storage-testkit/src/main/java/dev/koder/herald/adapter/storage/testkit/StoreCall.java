package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.application.port.Stores;
import java.util.function.Consumer;

/**
 * A call of a port, for tests that say the same of many.
 *
 * @param name the port, a dot and the method; then, in words, what is special about it
 * @param before what is done first, so that the call finds what it is about
 * @param call the call itself
 */
record StoreCall(String name, Consumer<Stores> before, Consumer<Stores> call) {

    /** A call that needs nothing to be there. */
    static StoreCall of(String name, Consumer<Stores> call) {
        return new StoreCall(name, stores -> {}, call);
    }

    static StoreCall after(Consumer<Stores> before, String name, Consumer<Stores> call) {
        return new StoreCall(name, before, call);
    }

    /** The port and the method. */
    String method() {
        return name.split(" ", 2)[0];
    }

    @Override
    public String toString() {
        return name;
    }
}
