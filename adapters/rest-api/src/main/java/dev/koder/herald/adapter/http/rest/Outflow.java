package dev.koder.herald.adapter.http.rest;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * What goes out on a connection, as Helidon writes it. Written by the thread of the connection; others look whether an answer has
 * begun.
 */
final class Outflow implements DataWriter {

    /** The word upon which a body is sent: no answer yet (RFC 9110, section 15.2.1). */
    private static final String GO_ON = "HTTP/1.1 100 Continue\r\n\r\n";

    private final OutputStream out;
    private volatile boolean hasAnswered;

    Outflow(OutputStream out) {
        this.out = out;
    }

    /** A request begins of which nothing is answered. */
    void forgetAnswer() {
        hasAnswered = false;
    }

    /** Whether some of the answer to the request has gone out. */
    boolean hasAnswered() {
        return hasAnswered;
    }

    /** Writes in Helidon's stead, where that waits. */
    void writeInstead(byte[] octets) throws IOException {
        out.write(octets);
    }

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
        if (!hasAnswered) {
            hasAnswered = !isGoOn(buffer);
        }
        try {
            buffer.writeTo(out);
        } catch (UncheckedIOException gone) {
            throw new ServerConnectionException("lost", gone);
        }
    }

    private static boolean isGoOn(BufferData buffer) {
        if (buffer.available() != GO_ON.length()) {
            return false;
        }
        for (int i = 0; i < GO_ON.length(); i++) {
            if (buffer.get(i) != GO_ON.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
