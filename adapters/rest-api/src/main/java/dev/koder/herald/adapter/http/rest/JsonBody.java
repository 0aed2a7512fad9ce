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
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON text with one value (RFC 8259), read once from its start to its end. Every method throws a {@link Refusal} that says where,
 * if it comes to something that is no JSON. Used by one thread.
 */
final class JsonBody implements Closeable {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_STRING = 1 << 20;

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
            throw malformed(1, 1, "nothing (expected: one JSON value)");
        }
        this.first = token;
    }

    /** Reads the stream, which is closed with what is made of it. */
    static JsonBody of(InputStream octets) {
        try {
            return new JsonBody(TREES.createParser(octets));
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
            throw malformed(at.getLineNr(), at.getColumnNr(), "more than one value (expected: one JSON value)");
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

    private static RuntimeException refused(IOException broken) {
        if (!(broken instanceof JsonProcessingException syntax)) {
            return new UncheckedIOException(broken);
        }
        JsonLocation at = syntax.getLocation() == null ? JsonLocation.NA : syntax.getLocation();
        return malformed(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), words(syntax));
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

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
