package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One request for a route, as its handler sees it: admitted, its parameters known. Used by one thread. */
final class Call {

    private final Incoming incoming;
    private final Map<String, String> path;
    private final Map<String, String> query;
    private final Optional<KeyedRequest> keyed;
    private final Optional<Caller> caller;
    private final RequestBudget budget;
    private final KeyedAnswers answers;
    private final boolean isAnsweredOnce;

    Call(
            Incoming incoming,
            RouteTable.Found found,
            Optional<Caller> caller,
            RequestBudget budget,
            KeyedAnswers answers) {
        this.budget = budget;
        this.answers = answers;
        this.isAnsweredOnce = found.route().makesVersions();
        this.incoming = incoming;
        this.path = found.path();
        this.query = QueryString.read(incoming.rawQuery(), found.route().parameters());
        this.keyed = parameter(RequestHeader.IDEMPOTENCY_KEY.name(), () -> KeyedRequest.of(incoming, caller));
        if (keyed.isPresent() && found.route().hasAnotherEffectEachTime()) {
            throw Refusal.ofParameter(
                    RequestHeader.IDEMPOTENCY_KEY.name(),
                    RequestHeader.IDEMPOTENCY_KEY.name()
                            + ": not taken here (expected: none, as the request has another effect each time it is sent)");
        }
        this.caller = caller.map(it -> keyed.map(it::with).orElse(it));
    }

    /** Who calls. Only routes that nobody needs a token for have no caller, and they do not ask. */
    Caller caller() {
        return caller.orElseThrow();
    }

    /** The path as it was sent. */
    String rawPath() {
        return incoming.rawPath();
    }

    /** A part of the path, decoded. */
    String path(String name) {
        return Optional.ofNullable(path.get(name)).orElseThrow();
    }

    /** A part of the path, and what a parser that throws {@link DnsFormatException} makes of it. */
    <T> T path(String name, Function<String, T> parser) {
        return parameter(name, path(name), parser);
    }

    /** The zone in the path. */
    DomainName zone() {
        return path("zone", NameReading::zone);
    }

    /** The zone in the path, where the path names one. */
    Optional<DomainName> zoneInPath() {
        return path.containsKey("zone") ? Optional.of(zone()) : Optional.empty();
    }

    /** A query parameter, decoded. */
    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    <T> Optional<T> query(String name, Function<String, T> parser) {
        return query(name).map(text -> parameter(name, text, parser));
    }

    private static <T> T parameter(String name, String text, Function<String, T> parser) {
        return parameter(name, () -> parser.apply(text));
    }

    private static <T> T parameter(String name, Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (DnsFormatException misshapen) {
            throw Refusal.ofParameter(name, Form.words(misshapen));
        }
    }

    Optional<String> header(String name) {
        return incoming.header(name);
    }

    /** Whether a query parameter that is false when left out is true. */
    boolean isSet(String name) {
        return query(name, Call::truth).orElse(false);
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new DnsFormatException("value", text, "true or false");
        }
        return text.equals("true");
    }

    /** Whether the body is of this media type, where the route takes several. */
    boolean isSent(String mediaType) {
        return header("Content-Type")
                .map(MediaRange::type)
                .filter(mediaType::equals)
                .isPresent();
    }

    Conditions conditions() {
        return Conditions.of(incoming);
    }

    /**
     * What the form makes of the body, which is JSON.
     *
     * @throws Refusal with all that is wrong with it
     */
    <T> T read(Form<T> form, long maxBytes) {
        try (JsonBody json = JsonBody.of(body(maxBytes))) {
            return form.read(json).orRefuse();
        }
    }

    /**
     * The body; reading beyond the limit, or beyond what the caller's budget has room for, ends the request with a {@link Refusal}.
     * At its end a request that was answered before ends with that answer.
     */
    InputStream body(long maxBytes) {
        InputStream body = new LimitedStream(incoming, maxBytes, budget);
        return keyed.map(request -> request.noting(body, this::recall)).orElse(body);
    }

    /**
     * To be called before a request is refused for what is stored, its body unread: one that may have been answered before is read to
     * its end, as only all of it tells, and ends with that answer.
     */
    void readOut(InputStream body) throws IOException {
        if (isKept()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** To be called when all of the request was read: where it was answered before, it ends with that answer. */
    void recall() {
        if (isKept()) {
            answers.recall(caller());
        }
    }

    /** To be called with the answer; where it is good for good, the same request gets it again. */
    void keep(Answer answer) {
        if (isKept() && answer.isFinal()) {
            answers.keep(caller(), answer);
        }
    }

    private boolean isKept() {
        return isAnsweredOnce && keyed.isPresent();
    }
}
