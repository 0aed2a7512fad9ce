package dev.koder.herald.adapter.identity.koderid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of an issuer that verify tokens, by their ids (RFC 7517, section 5). Immutable.
 *
 * @param byId several keys under one id differ in their algorithms (RFC 7517, section 4.5)
 */
record KeySet(Map<String, List<VerificationKey>> byId) {

    /** The key set before the first fetch. */
    static final KeySet NONE = new KeySet(Map.of());

    /**
     * Reads a key set. Entries of unknown kinds, without an id, or misshapen, are passed over: one key that a later
     * Koder ID adds must not cost the others.
     *
     * @throws IOException where nothing usable is left
     */
    static KeySet parse(String json) throws IOException {
        Map<String, List<VerificationKey>> byId = new HashMap<>();
        for (Map<String, Object> entry : entries(json)) {
            key(entry).ifPresent(key -> byId.computeIfAbsent((String) entry.get("kid"), id -> new ArrayList<>(1))
                    .add(key));
        }
        if (byId.isEmpty()) {
            throw new IOException(
                    "no usable key in the key set (expected: EC P-256, RSA or Ed25519 keys, each with a kid)");
        }
        byId.replaceAll((id, keys) -> List.copyOf(keys));
        return new KeySet(Map.copyOf(byId));
    }

    private static Map<String, Object>[] entries(String json) throws IOException {
        try {
            Map<String, Object>[] entries = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(json), "keys");
            if (entries != null) {
                return entries;
            }
        } catch (ParseException notJson) {
            throw new IOException("not a key set (expected: a JSON object with an array named keys)", notJson);
        }
        throw new IOException("not a key set (expected: a JSON object with an array named keys)");
    }

    private static Optional<VerificationKey> key(Map<String, Object> entry) {
        try {
            boolean hasId = entry.get("kid") instanceof String id && !id.isEmpty();
            return hasId ? VerificationKey.of(JWK.parse(entry)) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException misshapen) {
            return Optional.empty();
        }
    }

    boolean knows(String keyId) {
        return byId.containsKey(keyId);
    }

    Optional<VerificationKey> find(String keyId, JWSAlgorithm algorithm) {
        return byId.getOrDefault(keyId, List.of()).stream()
                .filter(key -> key.algorithms().contains(algorithm))
                .findFirst();
    }
}
