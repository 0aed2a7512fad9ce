package dev.koder.herald.application.review;

import dev.koder.herald.domain.review.ChangeRequest;
import java.util.List;

/**
 * A part of the list of change requests.
 *
 * @param isLast whether nothing follows
 */
public record RequestPage(List<ChangeRequest> requests, boolean isLast) {

    /** Keeps what was handed in from changing. */
    public RequestPage {
        requests = List.copyOf(requests);
    }
}
