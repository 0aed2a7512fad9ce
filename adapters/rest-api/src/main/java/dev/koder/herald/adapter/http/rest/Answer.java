package dev.koder.herald.adapter.http.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a handler answers. Immutable.
 *
 * @param status an HTTP status
 * @param headers without those that the content brings along
 * @param content what follows them
 */
record Answer(int status, Map<String, String> headers, Content content) {

    static final String JSON = "application/json";

    /** After so many seconds whoever found that the store does not answer may come again. */
    static final String RETRY_SECONDS = "1";

    /** Lower ones say that what was asked for is done. */
    static final int FIRST_OTHER_STATUS = 300;

    /** The body of an answer. */
    sealed interface Content {

        /** None. */
        record Nothing() implements Content {}

        /**
         * Held in memory.
         *
         * @param octets positioned at the first
         */
        record Octets(String mediaType, ByteBuffer octets) implements Content {}

        /**
         * Written when it is sent.
         *
         * @param length in octets, where it is known before
         */
        record Stream(String mediaType, OptionalLong length, Source source) implements Content {}
    }

    /** Writes the content once, or is closed without having been asked. */
    interface Source extends AutoCloseable {

        void writeTo(OutputStream out) throws IOException;

        @Override
        void close();
    }

    static Answer of(int status) {
        return new Answer(status, Map.of(), new Content.Nothing());
    }

    static Answer of(int status, String mediaType, byte[] octets) {
        return new Answer(status, Map.of(), new Content.Octets(mediaType, ByteBuffer.wrap(octets)));
    }

    static Answer text(int status, String mediaType, String text) {
        return of(status, mediaType + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(int status, Json.Content content) {
        return of(status, JSON, Json.octets(content));
    }

    static Answer stream(String mediaType, OptionalLong length, Source source) {
        return new Answer(200, Map.of(), new Content.Stream(mediaType, length, source));
    }

    /** Whether it stays true: where something is to be asked for again, the next answer may be another. */
    boolean isFinal() {
        return status < FIRST_OTHER_STATUS && !headers.containsKey("Retry-After");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, content);
    }
}
