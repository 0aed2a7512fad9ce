package dev.koder.herald.adapter.http.rest;

import java.util.List;

/** Ends the handling of a request with a problem. Costs no stack trace, as bad requests are nothing out of the ordinary. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.type().code(), null, false, false);
        this.problem = problem;
    }

    Refusal(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    /** Something outside the body is wrong. */
    static Refusal ofParameter(String name, String detail) {
        return new Refusal(Problem.of(
                ProblemType.BAD_PARAMETER,
                detail,
                List.of(new ProblemError(new ProblemError.Parameter(name), "bad-parameter", detail))));
    }

    Problem problem() {
        return problem;
    }
}
