package dev.koder.herald.adapter.client.rest;

import java.io.IOException;

/** That something failed at this end of the connection, and not at the engine's; the message says what. */
final class OwnEndException extends IOException {

    private static final long serialVersionUID = 1L;

    OwnEndException(String message, IOException cause) {
        super(message, cause);
    }
}
