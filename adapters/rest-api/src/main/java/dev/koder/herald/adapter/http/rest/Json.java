package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON text to trees and values to JSON text (RFC 8259). Safe for use by many threads. */
final class Json {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_STRING = 1 << 20;
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

    /** Made when the first body arrives: an engine that only serves answers never loads what it needs for reading. */
    private static final class Reading {

        static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxNameLength(LONGEST_NAME)
                                .maxStringLength(LONGEST_STRING)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * The value that these octets hold.
     *
     * @throws Refusal saying where they are no JSON
     */
    static JsonNode parse(byte[] octets) {
        try {
            JsonNode value = Reading.MAPPER.readTree(octets);
            if (value == null || value.isMissingNode()) {
                throw malformed(1, 1, "nothing (expected: one JSON value)");
            }
            return value;
        } catch (JsonProcessingException syntax) {
            JsonLocation at = syntax.getLocation() == null ? JsonLocation.NA : syntax.getLocation();
            throw malformed(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), words(syntax));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Refusal malformed(long line, long column, String detail) {
        return new Refusal(Problem.of(
                ProblemType.MALFORMED_BODY,
                "line " + line + ", column " + column + ": " + detail,
                List.of(new ProblemError(new ProblemError.Position(line, column), "syntax", detail))));
    }

    /** The parser's words without its hints for programmers. */
    private static String words(JsonProcessingException syntax) {
        return syntax.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("not JSON")
                .replaceAll(" \\([^)]*$", "");
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
            return Reading.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
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
        try (var in = Json.class.getResourceAsStream(name);
                JsonParser parser = Reading.MAPPER.createParser(in)) {
            return Reading.MAPPER.readTree(parser);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
