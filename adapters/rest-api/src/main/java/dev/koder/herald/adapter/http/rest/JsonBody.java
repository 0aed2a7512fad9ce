package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON text with one value (RFC 8259), read once from its start to its end. Every method throws a {@link Refusal} that says where,
 * if it comes to something that is no JSON. Used by one thread.
 */
final class JsonBody implements Closeable {

    static final int DEEPEST = 32;
    static final int LONGEST_NUMBER = 64;
    static final int LONGEST_NAME = 256;
    static final int LONGEST_STRING = 1 << 20;

    private static final ObjectReader TREES = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build()
            .readerFor(JsonNode.class);

    private final JsonParser parser;
    private final JsonToken first;

    private JsonBody(JsonParser parser) {
        this.parser = parser;
        JsonToken token = next();
        if (token == null) {
            throw new JsonFault(1, 1, "nothing (expected: one JSON value)").refusal();
        }
        this.first = token;
    }

    /** Reads the stream, which is closed with what is made of it. */
    static JsonBody of(InputStream octets) {
        try {
            return new JsonBody(TREES.createParser(octets));
        } catch (CharConversionException coding) {
            throw JsonFault.ofCoding().refusal();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    boolean isList() {
        return first == JsonToken.START_ARRAY;
    }

    /** All of it. */
    JsonNode whole() {
        JsonNode value = tree();
        requireEnd();
        return value;
    }

    /**
     * Hands on the entries of the list, one after the other; each can be gone before the next is there.
     *
     * @param most hands on no more than these, though all are read
     * @return how many entries there are
     */
    int entries(int most, Consumer<JsonNode> taker) {
        int count = 0;
        for (; next() != JsonToken.END_ARRAY; count++) {
            if (count < most) {
                taker.accept(tree());
            } else {
                skip();
            }
        }
        requireEnd();
        return count;
    }

    private void requireEnd() {
        if (next() != null) {
            JsonLocation at = parser.currentTokenLocation();
            throw new JsonFault(at.getLineNr(), at.getColumnNr(), "more than one value (expected: one JSON value)")
                    .refusal();
        }
    }

    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException broken) {
            throw refused(broken);
        }
    }

    private JsonNode tree() {
        try {
            return TREES.readTree(parser);
        } catch (IOException broken) {
            throw refused(broken);
        }
    }

    private void skip() {
        try {
            parser.skipChildren();
        } catch (IOException broken) {
            throw refused(broken);
        }
    }

    private RuntimeException refused(IOException broken) {
        return switch (broken) {
            case JsonProcessingException syntax -> JsonFault.of(parser, syntax).refusal();
            case CharConversionException coding -> JsonFault.ofCoding().refusal();
            default -> new UncheckedIOException(broken);
        };
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
