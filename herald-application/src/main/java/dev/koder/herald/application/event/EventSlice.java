package dev.koder.herald.application.event;

import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.zone.ChangeId;
import java.util.List;

/** What happened after a point in the order of all events. */
public sealed interface EventSlice {

    /**
     * The events.
     *
     * @param list in the order in which they were committed
     * @param next the point to go on from; it may move on though no event is in the list
     * @param complete whether there is nothing after {@code next} now
     */
    record Events(List<Event> list, ChangeId next, boolean complete) implements EventSlice {

        /** Keeps what was handed in from changing. */
        public Events {
            list = List.copyOf(list);
        }
    }

    /** The point is not one of this store's, or events after it were forgotten: whoever asks has missed some. */
    record CursorUnknown() implements EventSlice {}
}
