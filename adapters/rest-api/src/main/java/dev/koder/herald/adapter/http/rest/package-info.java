/**
 * The REST API: Herald over HTTP/1.1, HTTP/1.0 and TLS.
 *
 * <p>One table of routes ({@code Routes}) says what there is; routing, authorisation, the metrics' labels, OpenAPI and the
 * human documentation follow from it. Handlers turn text into domain values, call one use case and turn its outcome into an
 * answer; each refusal is a problem detail (RFC 9457) with a type that never changes once released.
 *
 * <p>HTTP semantics are those of RFC 9110: conditional requests (section 13) with strong entity tags, HEAD and OPTIONS on
 * every route, content negotiation by media type alone. Not done: ranges, compression, HTTP/2, CORS.
 */
@NullMarked
package dev.koder.herald.adapter.http.rest;

import org.jspecify.annotations.NullMarked;
