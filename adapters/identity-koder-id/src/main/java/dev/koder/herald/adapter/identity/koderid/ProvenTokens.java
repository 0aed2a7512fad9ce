package dev.koder.herald.adapter.identity.koderid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tokens whose signature was found good, and the key that proved it: looking at a signature costs a hundred times as much as
 * looking here. Claims are not remembered as good: they are judged at each request.
 *
 * <p>Holds digests of the tokens, not the tokens. The ones that were not used for longest make room. Safe for use by many
 * threads.
 */
final class ProvenTokens {

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<ByteBuffer, Proof> proofs = new LinkedHashMap<>(16, 0.75f, true);

    /** Remembers at most so many. */
    ProvenTokens(int most) {
        this.most = most;
    }

    /**
     * That a token is signed by a key.
     *
     * @param token taken apart
     * @param key the very key, not one of the same name
     */
    record Proof(SignedToken token, VerificationKey key) {}

    Optional<Proof> find(String token) {
        ByteBuffer digest = digest(token);
        lock.lock();
        try {
            return Optional.ofNullable(proofs.get(digest));
        } finally {
            lock.unlock();
        }
    }

    void remember(String token, Proof proof) {
        ByteBuffer digest = digest(token);
        lock.lock();
        try {
            proofs.put(digest, proof);
            if (proofs.size() > most) {
                proofs.pollFirstEntry();
            }
        } finally {
            lock.unlock();
        }
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
