package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * One thing that is wrong with a request.
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
     * @param pointer to the part of the body that names it; empty where none does
     */
    record Owner(String pointer, String name, String type) implements Place {
        @Override
        public void write(JsonGenerator out) throws IOException {
            if (!pointer.isEmpty()) {
                out.writeStringField("pointer", pointer);
            }
            out.writeStringField("name", name);
            out.writeStringField("type", type);
        }
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        place.write(out);
        out.writeStringField("code", code);
        out.writeStringField("detail", detail);
        out.writeEndObject();
    }
}
