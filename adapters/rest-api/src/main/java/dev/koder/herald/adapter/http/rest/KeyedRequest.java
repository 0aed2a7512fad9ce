package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.RequestKey;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A request that may be sent again, as its answer may have been lost. Its fingerprint is made of all that it asks for: method,
 * path, query, what must hold, and the body as far as it was read. Used by the thread that reads it.
 */
final class KeyedRequest implements RequestKey {

    private final String key;
    private final MessageDigest digest = sha256();

    private KeyedRequest(String key, Incoming incoming) {
        this.key = key;
        add(incoming.method());
        add(incoming.rawPath());
        add(incoming.rawQuery());
        add(incoming.header("If-Match").orElse(""));
        add(incoming.header("If-None-Match").orElse(""));
    }

    /** The request with its key, where it has one. A key in quotes is a structured field's string (RFC 9651). */
    static Optional<KeyedRequest> of(Incoming incoming) {
        return incoming.header(RequestHeader.IDEMPOTENCY_KEY.name())
                .map(text -> new KeyedRequest(IdempotencyKey.requireKey(unquoted(text.strip())), incoming));
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    /** The body, which is noted as it is read. */
    InputStream noting(InputStream body) {
        return new DigestInputStream(body, digest);
    }

    @Override
    public IdempotencyKey known() {
        try {
            MessageDigest soFar = (MessageDigest) digest.clone();
            return new IdempotencyKey(key, HexFormat.of().formatHex(soFar.digest()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java cannot be asked before its end", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
