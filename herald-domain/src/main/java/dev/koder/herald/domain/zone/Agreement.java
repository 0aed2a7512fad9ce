package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.tenant.Actor;
import java.util.List;

/**
 * That others have agreed to a change before it was made.
 *
 * @param request the change request, by its id
 * @param approvers who agreed, in the order in which they did
 */
public record Agreement(String request, List<Actor> approvers) {

    /** Keeps what was handed in from changing. */
    public Agreement {
        approvers = List.copyOf(approvers);
    }
}
