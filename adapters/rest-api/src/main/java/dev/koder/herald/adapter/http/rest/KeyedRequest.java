package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.RequestKey;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.io.IOException;
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

    /**
     * The request with its key, where it has one. A key in quotes is a structured field's string (RFC 9651). What a caller whose
     * credential is limited asks for is answered to that credential only.
     */
    static Optional<KeyedRequest> of(Incoming incoming, Optional<Caller> caller) {
        Optional<KeyedRequest> keyed = incoming.header(RequestHeader.IDEMPOTENCY_KEY.name())
                .map(text -> new KeyedRequest(IdempotencyKey.requireKey(unquoted(text.strip())), incoming));
        caller.filter(it -> it.authority().isLimited())
                .flatMap(it -> it.note().credential())
                .ifPresent(credential -> keyed.ifPresent(request -> request.add(credential)));
        return keyed;
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    /** The body, which is noted as it is read; its reader tells when it comes to its end. */
    InputStream noting(InputStream body, Runnable atEnd) {
        return new NotedStream(body, digest, atEnd);
    }

    private static final class NotedStream extends DigestInputStream {

        private final Runnable atEnd;

        NotedStream(InputStream body, MessageDigest digest, Runnable atEnd) {
            super(body, digest);
            this.atEnd = atEnd;
        }

        @Override
        public int read() throws IOException {
            return told(super.read());
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            return told(super.read(octets, from, length));
        }

        private int told(int read) {
            if (read < 0) {
                atEnd.run();
            }
            return read;
        }
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
