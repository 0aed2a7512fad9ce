package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.feed.FeedSlice;
import dev.koder.herald.application.feed.FollowFeed;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** The feed of changed zones, for points of presence and for integrations. */
final class FeedRoutes {

    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final int USUAL_LIMIT = 500;

    private final FollowFeed followFeed;
    private final Metrics metrics;

    FeedRoutes(RestApi.UseCases useCases, Metrics metrics) {
        this.followFeed = useCases.news().followFeed();
        this.metrics = metrics;
    }

    List<Route> routes() {
        Route.Draft route = Route.of("GET", Links.BASE + "/feed", Access.READER_OR_POP)
                .called(
                        "Feed",
                        "followFeed",
                        "Follow the changes of zones",
                        "Each zone that changed after the cursor, once, in the order of its latest change; deleted zones are among"
                                + " them until they are forgotten. Without after, all zones. complete is false while there is more:"
                                + " ask again at once with the new cursor. A token with herald.pop sees the zones of all tenants,"
                                + " any other those of its own.");
        return List.of(Following.described(
                        route,
                        "The cursor of the answer before; from the beginning when left out.",
                        "zones",
                        USUAL_LIMIT,
                        "changed")
                .answersJson(200, "What changed; no zones when the wait was over first.", "Feed")
                .by(this::follow));
    }

    private Answer follow(Call call) throws InterruptedException {
        Following<FeedCursor> asked =
                Following.of(call, FeedRoutes::cursor, FollowFeed.MAX_LIMIT, USUAL_LIMIT, FollowFeed.MAX_WAIT);
        FeedSlice slice = Waiting.counted(
                metrics, () -> followFeed.follow(call.caller(), asked.after(), asked.limit(), asked.patience()));
        return switch (slice) {
            case FeedSlice.Changes changes ->
                Following.answer(
                        changes.next().value(), changes.complete(), "zones", changes.zones(), FeedRoutes::write);
            case FeedSlice.CursorUnknown unknown ->
                throw new Refusal(
                        ProblemType.CURSOR_EXPIRED,
                        "after: a cursor that leads nowhere any more (expected: none, to begin anew)");
        };
    }

    private static FeedCursor cursor(String text) {
        return new FeedCursor(Following.point(text, CURSOR, "the cursor of an earlier answer"));
    }

    private static void write(JsonGenerator out, FeedSlice.ZoneStanding standing) throws IOException {
        out.writeStringField("name", standing.zone().toString());
        out.writeNumberField("serial", standing.serial().value());
        out.writeStringField("state", standing.deleted() ? "deleted" : "active");
    }
}
