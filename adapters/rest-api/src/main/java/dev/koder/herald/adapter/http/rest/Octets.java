package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** What HTTP is spoken over: the wire itself, or an encrypted connection over it. */
interface Octets {

    /** Waits until HTTP can be spoken. */
    void open() throws IOException;

    /** Octets that have come, at least one; nothing at the end. */
    byte @Nullable [] read() throws IOException;

    /** To be written to; what is written goes at once. */
    OutputStream out();

    /** Says that nothing more follows, where that is a thing to say. */
    void end();

    /** Octets as they are on the wire. */
    record Plain(Wire wire) implements Octets {

        @Override
        public void open() {}

        @Override
        public byte @Nullable [] read() throws IOException {
            return wire.read();
        }

        @Override
        public OutputStream out() {
            return new WireOutput(wire);
        }

        @Override
        public void end() {}
    }
}
