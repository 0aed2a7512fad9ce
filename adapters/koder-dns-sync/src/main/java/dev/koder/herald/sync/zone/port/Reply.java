package dev.koder.herald.sync.zone.port;

/**
 * What the name server made of a request.
 *
 * @param <T> what it answers when all went well
 */
public sealed interface Reply<T> {

    /** All went well. */
    record Given<T>(T value) implements Reply<T> {}

    /** The name server answered, and the answer was no. */
    record Refused<T>(String why) implements Reply<T> {}

    /** There is nobody there: no socket, no listener, or a connection closed without an answer. */
    record Silent<T>(String why) implements Reply<T> {}

    /** No answer within the deadline. The request may still be carried out. */
    record Late<T>(String why) implements Reply<T> {}

    /** Stands for a value where there is nothing to tell but that it is done. */
    enum Done {
        DONE
    }

    /** The reason, or that there is none as all went well: for a log. */
    default String outcome() {
        return this instanceof Given<T> ? "done" : reason();
    }

    /** Why there is no value; empty when there is one. */
    default String reason() {
        return switch (this) {
            case Given<T> ignored -> "";
            case Refused<T>(String why) -> why;
            case Silent<T>(String why) -> why;
            case Late<T>(String why) -> why;
        };
    }
}
