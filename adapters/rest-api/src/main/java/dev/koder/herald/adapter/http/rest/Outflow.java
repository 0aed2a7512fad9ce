package dev.koder.herald.adapter.http.rest;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.ServerConnectionException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What goes out on a connection, as Helidon writes it. */
record Outflow(OutputStream out) implements DataWriter {

    @Override
    public void write(BufferData... buffers) {
        writeNow(BufferData.create(buffers));
    }

    @Override
    public void write(BufferData buffer) {
        writeNow(buffer);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        writeNow(BufferData.create(buffers));
    }

    @Override
    public void writeNow(BufferData buffer) {
        try {
            buffer.writeTo(out);
        } catch (UncheckedIOException gone) {
            throw new ServerConnectionException("lost", gone);
        }
    }
}
