package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.quota.LimitClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One method of one path: all that routing, authorisation, metrics and documentation know of it.
 *
 * @param method in upper case
 * @param path with parameters in braces, each a whole segment
 * @param access who may call it
 * @param limitClass whose budget it spends; empty on routes for everybody
 * @param reach how much of its tenant the caller must be allowed to see
 * @param words what it is called and what it does
 * @param traces what it leaves behind when it does what was asked
 * @param parameters the query parameters it knows
 * @param inputs the bodies it takes, one for each media type; the first is the one that its example is about
 * @param outputs what it answers when it does what was asked
 * @param problems what it answers instead, besides what every route may answer
 * @param withoutConditions why a write takes neither If-Match nor If-None-Match, or where it takes what they would say: the end of
 *     a sentence; empty where the handler judges them, and of reads
 * @param handler does it
 */
record Route(
        String method,
        String path,
        Access access,
        Optional<LimitClass> limitClass,
        Reach reach,
        Words words,
        Set<Trace> traces,
        List<Parameter> parameters,
        List<Input> inputs,
        List<Output> outputs,
        Set<ProblemType> problems,
        Optional<String> withoutConditions,
        Handler handler) {

    private static final int NOT_MODIFIED = 304;
    private static final String NOT_TAGGED = "what is written here has no entity tag";

    /** Whose budget this caller spends on it, whether it may call it or not: that of points of presence is theirs alone. */
    Optional<LimitClass> limitClass(Caller caller) {
        return limitClass.map(it -> it == LimitClass.POP && !caller.may(Permission.POP) ? usualClass(method) : it);
    }

    private static LimitClass usualClass(String method) {
        return method.equals("GET") ? LimitClass.READ : LimitClass.WRITE;
    }

    /**
     * What a route is called.
     *
     * @param group the heading it stands under
     * @param operation a name for programs, unique
     * @param summary a few words
     * @param text some sentences
     */
    record Words(String group, String operation, String summary, String text) {}

    /**
     * A request's body.
     *
     * @param mediaType what Content-Type is then
     * @param schema its name among the schemas; empty for text
     * @param example one such body
     */
    record Input(String mediaType, String schema, String example) {}

    /**
     * A good answer.
     *
     * @param mediaType empty where there is no body
     * @param schema its name among the schemas; empty for text
     * @param headers that come with it, by name
     * @param sometimes those that come with it where there is something to say
     */
    record Output(
            int status, String text, String mediaType, String schema, List<String> headers, List<String> sometimes) {

        private boolean namesChange() {
            return Stream.concat(headers.stream(), sometimes.stream()).anyMatch(ZoneAnswers.CHANGE_HEADER::equals);
        }
    }

    static Draft of(String method, String path, Access access) {
        return new Draft(method, path, access);
    }

    /** The names of the path's parameters, in their order. */
    List<String> pathParameters() {
        return Stream.of(path.split("/", -1))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    /** What a route can leave behind. */
    enum Trace {
        /** Versions of zones. */
        VERSIONS,
        /** Events for all that it does, and with each of them, from the store, an entry in the audit trail. */
        EVENTS,
        /** Events that tell others of it, beside the entry of its own that says more. */
        NEWS,
        /** Another effect each time that the same request comes; so it takes no idempotency key. */
        ANOTHER_EACH_TIME
    }

    /** Whether it does more than to answer. */
    boolean writes() {
        return !method.equals("GET");
    }

    /** Whether it is a read that is answered with 304 where the caller has what is there. */
    boolean isConditionalRead() {
        return outputs.stream().anyMatch(output -> output.status() == NOT_MODIFIED);
    }

    /** Whether it is compared with what is stored before it is done, as If-Match or If-None-Match says. */
    boolean takesConditions() {
        return writes() && withoutConditions.isEmpty();
    }

    /** Whether it can make versions of zones: one whose change the answer names, or several. */
    boolean makesVersions() {
        return traces.contains(Trace.VERSIONS);
    }

    /** Whether the store writes down by itself what it did. */
    boolean leavesEvents() {
        return traces.contains(Trace.EVENTS);
    }

    /** Whether a request that comes again has another effect, whatever it brings. */
    boolean hasAnotherEffectEachTime() {
        return traces.contains(Trace.ANOTHER_EACH_TIME);
    }

    /** Whether a request that comes again under its idempotency key has one effect. */
    boolean hasOneEffect() {
        return makesVersions() || problems.contains(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    /** The media types that it answers with when it does what was asked. */
    List<String> mediaTypes() {
        return outputs.stream()
                .map(Output::mediaType)
                .filter(type -> !type.isEmpty())
                .distinct()
                .toList();
    }

    /** A route that is being described. Used by one thread. */
    static final class Draft {

        private final String method;
        private final String path;
        private final Access access;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Output> outputs = new ArrayList<>();
        private final Set<ProblemType> problems = new TreeSet<>();
        private final Set<Trace> traces = EnumSet.noneOf(Trace.class);
        private final List<Input> inputs = new ArrayList<>();
        private Optional<LimitClass> limitClass;
        private Reach reach = Reach.TENANT;
        private Words words = new Words("", "", "", "");
        private String withoutConditions = NOT_TAGGED;

        private Draft(String method, String path, Access access) {
            this.method = method;
            this.path = path;
            this.access = access;
            this.limitClass = access.needsToken() ? Optional.of(usualClass(method)) : Optional.empty();
        }

        /** Spends another budget than that of reads or writes. */
        Draft spends(LimitClass other) {
            limitClass = Optional.of(other);
            return this;
        }

        Draft called(String group, String operation, String summary, String text) {
            words = new Words(group, operation, summary, text);
            return this;
        }

        Draft reaches(Reach newReach) {
            reach = newReach;
            return this;
        }

        /** Besides what follows from its answers: one that names a change has made a version, which is an event. */
        Draft leaves(Trace... more) {
            traces.addAll(List.of(more));
            return this;
        }

        Draft query(String name, String form, String text) {
            parameters.add(new Parameter(name, form, text));
            return this;
        }

        Draft takesJson(String schema, String example) {
            inputs.add(new Input(Answer.JSON, schema, example));
            return this;
        }

        Draft takesText(String mediaType, String example) {
            inputs.add(new Input(mediaType, "", example));
            return this;
        }

        Draft answersJson(int status, String text, String schema, String... headers) {
            return answers(status, text, Answer.JSON, schema, headers);
        }

        Draft answers(int status, String text, String mediaType, String schema, String... headers) {
            outputs.add(new Output(status, text, mediaType, schema, List.of(headers), List.of()));
            return this;
        }

        /** Headers that the answer described last has where there is something to say. */
        Draft sometimes(String... headers) {
            Output last = outputs.removeLast();
            outputs.add(new Output(
                    last.status(), last.text(), last.mediaType(), last.schema(), last.headers(), List.of(headers)));
            return this;
        }

        Draft refuses(ProblemType... types) {
            problems.addAll(List.of(types));
            return this;
        }

        /** A write that answers {@link ProblemType#PRECONDITION_FAILED} takes them, and needs no such word. */
        Draft takesNoConditions(String why) {
            withoutConditions = why;
            return this;
        }

        Route by(Handler handler) {
            if (access == Access.WRITER && outputs.stream().anyMatch(Output::namesChange)) {
                leaves(Trace.VERSIONS, Trace.EVENTS);
            }
            if (traces.contains(Trace.VERSIONS) && path.startsWith(Links.BASE + "/zones/{zone}/")) {
                answersJson(202, "It waits for the agreement of others.", "ProposedChange", "Location");
            }
            return done(handler);
        }

        private Route done(Handler handler) {
            return new Route(
                    method,
                    path,
                    access,
                    limitClass,
                    reach,
                    words,
                    Set.copyOf(traces),
                    List.copyOf(parameters),
                    List.copyOf(inputs),
                    List.copyOf(outputs),
                    Set.copyOf(problems),
                    judgesConditions() ? Optional.empty() : Optional.of(withoutConditions),
                    handler);
        }

        private boolean judgesConditions() {
            return method.equals("GET") || problems.contains(ProblemType.PRECONDITION_FAILED);
        }
    }
}
