package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.application.feed.FollowFeed;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The feed of changed zones, for points of presence and for integrations. */
final class FeedRoutes {

    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final int USUAL_LIMIT = 500;

    private final FollowFeed followFeed;
    private final Metrics metrics;

    FeedRoutes(RestApi.UseCases useCases, Metrics metrics) {
        this.followFeed = useCases.followFeed();
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", Links.BASE + "/feed", Access.READER_OR_POP)
                .called(
                        "Feed",
                        "followFeed",
                        "Follow the changes of zones",
                        "Each zone that changed after the cursor, once, in the order of its latest change; deleted zones are among"
                                + " them until they are forgotten. Without after, all zones. complete is false while there is more:"
                                + " ask again at once with the new cursor. A token with herald.pop sees the zones of all tenants,"
                                + " any other those of its own.")
                .query("after", "string", "The cursor of the answer before; from the beginning when left out.")
                .query("limit", "integer", "At most so many zones: 1 to 500, 500 when left out.")
                .query(
                        "wait",
                        "string",
                        "How long to hold the request open while nothing has changed: 0s to 60s, 0s when left out.")
                .answersJson(200, "What changed; no zones when the wait was over first.", "Feed")
                .refuses(ProblemType.CURSOR_EXPIRED)
                .by(this::follow));
    }

    private Answer follow(Call call) throws InterruptedException {
        Optional<FeedCursor> after = call.query("after", FeedRoutes::cursor);
        int limit = Paging.limit(call, FollowFeed.MAX_LIMIT, USUAL_LIMIT);
        Duration wait = Waiting.of(call, FollowFeed.MAX_WAIT);
        return switch (Waiting.counted(metrics, () -> followFeed.follow(call.caller(), after, limit, wait))) {
            case FeedSlice.Changes changes -> answer(changes);
            case FeedSlice.CursorUnknown unknown ->
                throw new Refusal(
                        ProblemType.CURSOR_EXPIRED,
                        "after: a cursor that leads nowhere any more (expected: none, to begin anew)");
        };
    }

    private static FeedCursor cursor(String text) {
        if (!CURSOR.matcher(text).matches()) {
            throw new DnsFormatException("after", text, "the cursor of an earlier answer");
        }
        return new FeedCursor(text);
    }

    private static Answer answer(FeedSlice.Changes changes) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeStringField("cursor", changes.next().value());
            out.writeBooleanField("complete", changes.complete());
            out.writeArrayFieldStart("zones");
            for (FeedSlice.ZoneStanding standing : changes.zones()) {
                out.writeStartObject();
                out.writeStringField("name", standing.zone().toString());
                out.writeNumberField("serial", standing.serial().value());
                out.writeStringField("state", standing.deleted() ? "deleted" : "active");
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }
}
