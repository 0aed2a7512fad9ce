package dev.koder.herald.app.scenario;

import java.net.http.HttpResponse;

/**
 * A write as its author sends it, and sends it again where he was not answered.
 *
 * @param mediaType of the body
 * @param body empty where there is none
 * @param key what the engine knows it again by
 */
record KeyedWrite(String method, String path, String mediaType, String body, String key) {

    /** A write with JSON, or without a body where it is empty. */
    static KeyedWrite of(String method, String path, String json, String key) {
        return new KeyedWrite(method, path, "application/json", json, key);
    }

    HttpResponse<String> sendTo(Api api) {
        return api.sendText(method, path, mediaType, body, "Idempotency-Key", key);
    }
}
