package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.domain.record.RecordKey;
import java.io.IOException;
import java.util.Optional;

/**
 * One thing that is wrong with a request, or one that is worth a warning: both look the same in answers.
 *
 * @param place where
 * @param code a word for programs, which never changes once released
 * @param detail what is there, and what was expected
 */
record ProblemError(Place place, String code, String detail) {

    /** Where in a request something is wrong. */
    sealed interface Place {

        void write(JsonGenerator out) throws IOException;
    }

    /**
     * A value in a JSON body.
     *
     * @param pointer an RFC 6901 pointer in its form for URI fragments, {@code #} for the whole body
     */
    record At(String pointer) implements Place {
        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeStringField("pointer", pointer);
        }
    }

    /** A place in a text; the first line is 1, the first octet of a line is column 1. */
    record Position(long line, long column) implements Place {
        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeNumberField("line", line);
            out.writeNumberField("column", column);
        }
    }

    /**
     * Something outside the body.
     *
     * @param parameter the name of a path or query parameter or a header
     */
    record Parameter(String parameter) implements Place {
        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeStringField("parameter", parameter);
        }
    }

    /**
     * An RRset of the zone that would result.
     *
     * @param named where the request names it; empty where it does not
     */
    record Owner(Optional<Place> named, RecordKey key) implements Place {
        @Override
        public void write(JsonGenerator out) throws IOException {
            if (named.isPresent()) {
                named.get().write(out);
            }
            out.writeStringField("name", key.owner().toString());
            out.writeStringField("type", key.type().toString());
        }
    }

    /** Its members. */
    static void write(JsonGenerator out, ProblemError error) throws IOException {
        error.place.write(out);
        out.writeStringField("code", error.code);
        out.writeStringField("detail", error.detail);
    }
}
