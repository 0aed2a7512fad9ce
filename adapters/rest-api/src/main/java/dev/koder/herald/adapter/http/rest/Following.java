package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is asked of something that goes on: what came after a point, and to wait for it where nothing did.
 *
 * @param after the point; empty for the beginning
 * @param limit at most so much of it
 * @param patience for how long to wait
 */
record Following<P>(Optional<P> after, int limit, Duration patience) {

    static final String AFTER = "after";

    /**
     * Describes a route as one that is followed.
     *
     * @param after what the point is
     * @param things what comes, in the plural
     * @param usual how many of them are told where nobody says
     * @param happened what has not happened while it waits
     */
    static Route.Draft described(Route.Draft draft, String after, String things, int usual, String happened) {
        return draft.query(AFTER, "string", after)
                .query("limit", "integer", "At most so many " + things + ": 1 to 500, " + usual + " when left out.")
                .query(
                        Waiting.PARAMETER,
                        "string",
                        "How long to hold the request open while nothing has " + happened
                                + ": 0s to 60s, 0s when left out.")
                .refuses(ProblemType.CURSOR_EXPIRED);
    }

    /**
     * What a call asks.
     *
     * @param point what a text means that was answered before
     */
    static <P> Following<P> of(Call call, Function<String, P> point, int most, int usual, Duration longest) {
        return new Following<>(call.query(AFTER, point), Paging.limit(call, most, usual), Waiting.of(call, longest));
    }

    /** The text, where it has the form of a point. */
    static String point(String text, Pattern form, String expected) {
        if (!form.matcher(text).matches()) {
            throw new DnsFormatException(AFTER, text, expected);
        }
        return text;
    }

    /**
     * What came.
     *
     * @param next the point to go on from
     * @param isComplete whether there is nothing after that now
     * @param name of the member that holds the entries
     */
    static <T> Answer answer(String next, boolean isComplete, String name, List<T> entries, Json.Entry<T> view) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeStringField("cursor", next);
            out.writeBooleanField("complete", isComplete);
            Json.list(out, name, entries, view);
            out.writeEndObject();
        });
    }
}
