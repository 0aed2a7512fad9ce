package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.IpAddress;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A request as it comes from the HTTP server, whichever that is. */
interface Incoming {

    /** In upper case. */
    String method();

    /** As it was sent, percent-coded. */
    String rawPath();

    /** As it was sent, percent-coded; empty where there is none. */
    String rawQuery();

    /** All values of a header, joined by commas. */
    Optional<String> header(String name);

    /** Where it comes from: behind trusted proxies what these say, and in front of them the other end of the connection. */
    IpAddress clientAddress();

    /** The length of the body, where it was declared. */
    OptionalLong declaredLength();

    /** The body, to be read once. */
    InputStream body();
}
