package dev.koder.herald.adapter.http.rest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers as text that can be kept: a line with the status, one for each header, an empty one, and then the content, which is text
 * in UTF-8.
 */
final class AnswerText {

    private static final String END = "\n";
    private static final String BETWEEN = ": ";
    private static final String MEDIA_TYPE = "Content-Type";

    private AnswerText() {}

    /** The answer as text; empty for one that is written while it is sent. */
    static Optional<String> of(Answer answer) {
        return switch (answer.content()) {
            case Answer.Content.Nothing nothing -> Optional.of(head(answer) + END);
            case Answer.Content.Octets(String mediaType, ByteBuffer octets) ->
                Optional.of(head(answer.with(MEDIA_TYPE, mediaType))
                        + END
                        + StandardCharsets.UTF_8.decode(octets.duplicate()));
            case Answer.Content.Stream stream -> Optional.empty();
        };
    }

    private static String head(Answer answer) {
        StringBuilder head = new StringBuilder().append(answer.status()).append(END);
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(BETWEEN).append(value).append(END));
        return head.toString();
    }

    /** Reads what {@link #of} wrote. */
    static Answer read(String text) {
        int end = text.indexOf(END + END);
        String[] lines = text.substring(0, end).split(END, -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(BETWEEN, 2);
            headers.put(header[0], header[1]);
        }
        Optional<String> mediaType = Optional.ofNullable(headers.remove(MEDIA_TYPE));
        byte[] content = text.substring(end + 2 * END.length()).getBytes(StandardCharsets.UTF_8);
        return new Answer(
                Integer.parseInt(lines[0]),
                headers,
                mediaType
                        .<Answer.Content>map(type -> new Answer.Content.Octets(type, ByteBuffer.wrap(content)))
                        .orElseGet(Answer.Content.Nothing::new));
    }
}
