package dev.koder.herald.adapter.http.rest;

/** Answers the calls of one route. Safe for use by many threads. */
@FunctionalInterface
interface Handler {

    /**
     * Answers.
     *
     * @throws Refusal where the request is not as the route describes it
     * @throws InterruptedException where the API stops meanwhile
     */
    Answer answer(Call call) throws InterruptedException;
}
