package dev.koder.herald.adapter.http.rest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A JSON object as it is answered, known by an entity tag that follows from its octets. Immutable.
 */
final class Representation {

    private static final int TAG_OCTETS = 8;

    private final byte[] json;

    private Representation(byte[] json) {
        this.json = json;
    }

    /**
     * The object of these members.
     *
     * @param members written between its braces
     */
    static Representation of(Json.Content members) {
        return new Representation(Json.octets(Json.object(members)));
    }

    EntityTag tag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return EntityTag.strong(HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_OCTETS)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** It as an answer, with its entity tag. */
    Answer answer() {
        return tagged(Answer.of(200, Answer.JSON, json));
    }

    /** It as an answer to a read, or 304 where the caller has it. */
    Answer answer(Conditions conditions) {
        return conditions.isKnown(tag()) ? tagged(Answer.of(304)) : answer();
    }

    private Answer tagged(Answer answer) {
        return answer.with("ETag", tag().toString());
    }
}
