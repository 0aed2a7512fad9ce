package dev.koder.herald.adapter.http.rest;

import java.util.List;

/** What came of reading a JSON value. */
sealed interface Reading<T> {

    /** It is as expected. */
    record Ok<T>(T value) implements Reading<T> {}

    /**
     * It is not.
     *
     * @param errors at least one, in document order
     */
    record Bad<T>(List<ProblemError> errors) implements Reading<T> {

        public Bad {
            errors = List.copyOf(errors);
        }

        public Bad(String pointer, String code, String detail) {
            this(List.of(new ProblemError(new ProblemError.At(pointer), code, detail)));
        }
    }

    /**
     * The value.
     *
     * @throws Refusal with all errors where there is none
     */
    default T orRefuse() {
        return switch (this) {
            case Ok<T> ok -> ok.value();
            case Bad<T> bad ->
                throw new Refusal(Problem.of(
                        ProblemType.UNPROCESSABLE_CONTENT,
                        bad.errors().getFirst().detail(),
                        bad.errors()));
        };
    }
}
