package dev.koder.herald.application.review;

import dev.koder.herald.domain.review.ChangeRequest;

/**
 * How a change request goes on.
 *
 * @param next as it is then
 * @param step what the event tells of it
 */
public record ReviewTurn(ChangeRequest next, ReviewStep step) {}
