package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** JSON text to trees and values to JSON text (RFC 8259). Safe for use by many threads. */
final class Json {

    private static final int USUAL_ANSWER_BYTES = 512;

    private static final JsonFactory WRITING = new JsonFactory();

    private Json() {}

    /** Writes one value. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    /** Writes the members of one entry of a list. */
    @FunctionalInterface
    interface Entry<T> {
        void write(JsonGenerator out, T entry) throws IOException;
    }

    /** Writes an object of these members. */
    static Content object(Content members) {
        return out -> {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        };
    }

    /** Writes a list of objects as a member of this name. */
    static <T> void list(JsonGenerator out, String name, Iterable<T> entries, Entry<? super T> view)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (T entry : entries) {
            out.writeStartObject();
            view.write(out, entry);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /**
     * The value that these octets hold.
     *
     * @throws Refusal saying where they are no JSON
     */
    static JsonNode parse(byte[] octets) {
        try (JsonBody body = JsonBody.of(new ByteArrayInputStream(octets))) {
            return body.whole();
        }
    }

    /** The content as JSON text in UTF-8. */
    static byte[] octets(Content content) {
        return octets(content, USUAL_ANSWER_BYTES);
    }

    /** The content as JSON text in UTF-8, which is likely to have so many octets. */
    static byte[] octets(Content content, int likely) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(likely);
        try (JsonGenerator out = WRITING.createGenerator(octets)) {
            content.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return octets.toByteArray();
    }

    /** A tree as JSON text, with line ends and indentation. */
    static byte[] pretty(JsonNode tree) {
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A string as it stands in JSON text, quotes included. */
    static String quoted(String text) {
        return new String(octets(out -> out.writeString(text)), StandardCharsets.UTF_8);
    }

    /** Reads a resource of this package. */
    static JsonNode resource(String name) {
        try (InputStream in = Json.class.getResourceAsStream(name);
                JsonBody body = JsonBody.of(Objects.requireNonNull(in, name))) {
            return body.whole();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
