package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.event.FollowEvents;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.zone.ChangeId;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** The log of events: everything that happened to a tenant's zones, one after the other. */
final class EventRoutes {

    static final String GROUP = "Events";
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9-]{1,128}");
    private static final int USUAL_LIMIT = 100;

    private final FollowEvents followEvents;
    private final Metrics metrics;

    EventRoutes(RestApi.UseCases useCases, Metrics metrics) {
        this.followEvents = useCases.news().followEvents();
        this.metrics = metrics;
    }

    List<Route> routes() {
        Route.Draft route = Route.of("GET", Links.BASE + "/events", Access.READER)
                .called(
                        GROUP,
                        "followEvents",
                        "Follow what happens to zones",
                        "Every creation, change and deletion of the tenant's zones, and what happens around them, in the order in which"
                                + " they were committed; none is left out, as each was stored together with what it tells of. Without after,"
                                + " from the oldest event that is kept. complete is false while there is more: ask again at once with the"
                                + " new cursor. The id of any event is a cursor too: it goes on after that event. New types of events"
                                + " may come; pass over those you do not know.");
        return List.of(Following.described(
                        route, "The cursor of the answer before, or an event's id.", "events", USUAL_LIMIT, "happened")
                .answersJson(200, "What happened; no events when the wait was over first.", "Events")
                .by(this::follow));
    }

    private Answer follow(Call call) throws InterruptedException {
        Following<ChangeId> asked =
                Following.of(call, EventRoutes::cursor, FollowEvents.MAX_LIMIT, USUAL_LIMIT, FollowEvents.MAX_WAIT);
        EventSlice slice = Waiting.counted(
                metrics, () -> followEvents.follow(call.caller(), asked.after(), asked.limit(), asked.patience()));
        return switch (slice) {
            case EventSlice.Events events ->
                Following.answer(events.next().value(), events.complete(), "events", events.list(), EventRoutes::write);
            case EventSlice.CursorUnknown unknown -> throw cursorExpired(Following.AFTER);
        };
    }

    /** A point in the order of events. */
    static ChangeId cursor(String text) {
        return new ChangeId(Following.point(text, CURSOR, "the cursor of an earlier answer, or an event's id"));
    }

    static Refusal cursorExpired(String parameter) {
        return new Refusal(
                ProblemType.CURSOR_EXPIRED,
                parameter + ": events after this cursor were forgotten, or it is from another database"
                        + " (expected: none, to begin with the oldest event that is kept)");
    }

    /** The members of an event. */
    static void write(JsonGenerator out, Event event) throws IOException {
        out.writeStringField("id", event.id().value());
        out.writeStringField("type", event.type().word());
        out.writeStringField("timestamp", event.at().toString());
        out.writeObjectFieldStart("data");
        if (event.place().isPresent()) {
            out.writeStringField("zone", event.place().get().zone().toString());
            out.writeNumberField("serial", event.place().get().serial().value());
        }
        if (event.type().isOfVersion()) {
            out.writeStringField("change", event.id().value());
        }
        if (event.subject().isPresent()) {
            out.writeStringField("subject", event.subject().get());
        }
        out.writeStringField("actor", event.actor().value());
        if (event.note().requestId().isPresent()) {
            out.writeStringField("requestId", event.note().requestId().get());
        }
        if (event.note().reason().isPresent()) {
            out.writeStringField("reason", event.note().reason().get());
        }
        Views.agreement(out, event.note());
        out.writeEndObject();
    }
}
