package dev.koder.herald.adapter.client.rest;

import dev.koder.herald.adapter.config.file.Authorities;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Calls an engine on behalf of a tenant. Safe for use by many threads.
 *
 * <p>Whatever keeps a call from being answered at all is an {@link IOException} with a message for people; whatever the engine
 * answers is a {@link Reply}.
 */
public final class HeraldClient implements AutoCloseable {

    private static final String ZONE_TEXT = "text/dns";
    private static final int NOT_FOUND = 404;
    private static final int ACCEPTED = 202;

    private final EngineConnection engine;

    /** Calls that engine. */
    public HeraldClient(Access access, Repetition repetition) {
        this.engine = new EngineConnection(access, repetition);
    }

    /**
     * Which engine is called, and as whom.
     *
     * @param engine where its API is, without {@code /api/v1}
     * @param token the bearer token
     * @param authorities whose word on the engine's certificate is taken
     * @param patience for how long an answer is waited for, the sending of a zone text included
     */
    public record Access(URI engine, String token, Authorities authorities, Duration patience) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Access[" + engine + "]";
        }
    }

    /**
     * How a change is sent again whose answer was lost.
     *
     * @param keys gives each change a key of its own, by which the engine makes it once
     */
    public record Repetition(Supplier<String> keys, Pause pause) {}

    /** Waits before a change is sent again. */
    @FunctionalInterface
    public interface Pause {

        /**
         * Waits.
         *
         * @param attempt how often the change has been sent so far
         * @param atLeast how long the engine, or what stands before it, wants to be left in peace
         */
        void before(int attempt, Duration atLeast) throws InterruptedException;
    }

    /** That a change was sent, and no answer came that tells whether it was made. */
    public static final class UnansweredException extends IOException {

        private static final long serialVersionUID = 1L;

        UnansweredException(IOException cause) {
            super(
                    cause.getMessage()
                            + "; whether the change was made is not known (compare by: koder-herald zone diff)",
                    cause);
        }
    }

    /** What the engine answered. */
    public sealed interface Reply<T> {

        /**
         * It did what was asked.
         *
         * @param value what came of it
         */
        record Done<T>(T value) implements Reply<T> {}

        /**
         * It did not, and nothing was changed.
         *
         * @param problem why
         */
        record Refused<T>(Problem problem) implements Reply<T> {}

        /**
         * It keeps what was asked for as a change request: others have to agree, and nothing was changed.
         *
         * @param json the whole answer, as it came
         * @param request the name of the change request
         */
        record Proposed<T>(String json, String request) implements Reply<T> {}
    }

    /**
     * An RFC 9457 problem.
     *
     * @param json the whole of it, as it came
     * @param status the HTTP status
     * @param detail in a sentence, what is wrong and what was expected
     * @param errors each single thing that is wrong
     */
    public record Problem(String json, int status, String detail, List<Finding> errors) {

        /** Keeps what was handed in from changing. */
        public Problem {
            errors = List.copyOf(errors);
        }
    }

    /**
     * One thing that is wrong or worth a look.
     *
     * @param line of the text, from 1 on; empty where it has none
     * @param column of the line, from 1 on
     * @param code the word for programs
     * @param detail what is there, and what was expected
     */
    public record Finding(OptionalLong line, OptionalLong column, String code, String detail) {}

    /**
     * What an import came to, or the applying of a plan.
     *
     * @param json the whole answer, as it came
     * @param isCreated whether the zone is new
     * @param serial of the version that came of it; empty where the zone was so already
     * @param warningCount how many warnings there are, those included that are not listed
     * @param warnings those that are listed
     */
    public record Imported(
            String json, boolean isCreated, OptionalLong serial, long warningCount, List<Finding> warnings) {

        /** Keeps what was handed in from changing. */
        public Imported {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * What a zone text would change.
     *
     * @param json the whole answer, as it came
     * @param plan the name of the plan that is kept; empty where none is
     * @param zone the name, as the engine spells it
     * @param base the serial of the version that would be changed
     * @param isPending whether anything would change
     * @param removed RRsets that would go or be replaced, in canonical order; the SOA first where it would be
     * @param added RRsets that would be new, or take the place of one, likewise
     * @param cautions what deserves a second look, as far as it is listed
     * @param warnings those that are listed
     */
    public record Foreseen(
            String json,
            Optional<String> plan,
            String zone,
            long base,
            boolean isPending,
            List<Entry> removed,
            List<Entry> added,
            List<Finding> cautions,
            List<Finding> warnings) {

        /** Keeps what was handed in from changing. */
        public Foreseen {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
            cautions = List.copyOf(cautions);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * An RRset in presentation format.
     *
     * @param records the data of each
     */
    public record Entry(String name, String type, long ttl, List<String> records) {

        /** Keeps what was handed in from changing. */
        public Entry {
            records = List.copyOf(records);
        }
    }

    /**
     * What was exported.
     *
     * @param zone the name, as the engine spells it
     * @param serial of the version
     * @param records how many records there are, the SOA among them
     * @param bytes how long the text is
     */
    public record Exported(String zone, long serial, long records, long bytes) {}

    /**
     * A zone text to be sent.
     *
     * @param name what messages call it
     * @param bytes how long it is, where that is known
     * @param isRepeatable whether it can be read more than once
     */
    public record Upload(String name, Source source, OptionalLong bytes, boolean isRepeatable) {}

    /** Where a text is read from. */
    @FunctionalInterface
    public interface Source {

        /** Its beginning; whoever calls closes it. */
        InputStream open() throws IOException;
    }

    /** Hears how a call goes on, at every piece that is sent or received, from a thread of the client's. */
    @FunctionalInterface
    public interface Progress {

        /**
         * So much was sent or received.
         *
         * @param bytes so far
         * @param all as far as that is known
         */
        void moved(long bytes, OptionalLong all);
    }

    /**
     * Puts zone text in the place of all that a zone holds.
     *
     * @param mayCreate whether the zone is created where there is none; without it that is a problem
     * @throws UnansweredException where the text was sent, and nobody knows what came of it
     * @throws IOException where the engine cannot be reached, or the text not be read; nothing was changed
     */
    public Reply<Imported> importZone(String zone, Upload text, boolean mayCreate, Progress progress)
            throws IOException, InterruptedException {
        HttpResponse<String> there = look(zone);
        boolean isNew = mayCreate && there.statusCode() == NOT_FOUND;
        if (!isNew && !isDone(there)) {
            return new Reply.Refused<>(Replies.problem(there));
        }
        HttpRequest.Builder request = engine.request(path(zone, "/import")).header("Content-Type", ZONE_TEXT);
        try (SentBody body = new SentBody.Text(text, progress)) {
            return changed(engine.change(isNew ? request.header("If-None-Match", "*") : request, body));
        }
    }

    /**
     * Tells what zone text would change. Nothing is changed, and nothing kept.
     *
     * @throws IOException where the engine cannot be reached, or the text not be read
     */
    public Reply<Foreseen> foreseeZone(String zone, Upload text, Progress progress)
            throws IOException, InterruptedException {
        return foreseen(zone, "/import?dry-run=true", text, progress);
    }

    /**
     * Has a plan made of what zone text would change. Nothing is changed; where nothing would be, there is no plan.
     *
     * @throws IOException where the engine cannot be reached, or the text not be read
     */
    public Reply<Foreseen> planZone(String zone, Upload text, Progress progress)
            throws IOException, InterruptedException {
        return foreseen(zone, "/plans", text, progress);
    }

    private Reply<Foreseen> foreseen(String zone, String rest, Upload text, Progress progress)
            throws IOException, InterruptedException {
        HttpResponse<String> there = look(zone);
        if (!isDone(there)) {
            return new Reply.Refused<>(Replies.problem(there));
        }
        HttpRequest.Builder request = engine.request(path(zone, rest)).header("Content-Type", ZONE_TEXT);
        try (SentBody body = new SentBody.Text(text, progress)) {
            HttpResponse<String> response = engine.ask(request, body);
            return isDone(response)
                    ? new Reply.Done<>(Replies.foreseen(response))
                    : new Reply.Refused<>(Replies.problem(response));
        }
    }

    /** Looks whether the zone is there: an engine that refuses early would break off the sending. */
    private HttpResponse<String> look(String zone) throws IOException, InterruptedException {
        return engine.ask(engine.request(path(zone, "")).GET());
    }

    /**
     * Applies a plan, provided that the zone has not changed since.
     *
     * @param reason why, 1 to 500 ASCII characters; for the zone's history
     * @throws UnansweredException where nobody knows whether it was applied
     * @throws IOException where the engine cannot be reached; nothing was changed
     */
    public Reply<Imported> applyPlan(String zone, String plan, Optional<String> reason)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = engine.request(path(zone, "/plans/" + plan + "/apply"));
        reason.ifPresent(why -> request.header("Herald-Reason", why));
        return changed(engine.change(request, new SentBody.None()));
    }

    private static Reply<Imported> changed(HttpResponse<String> response) throws IOException {
        if (!isDone(response)) {
            return new Reply.Refused<>(Replies.problem(response));
        }
        try {
            return response.statusCode() == ACCEPTED
                    ? new Reply.Proposed<>(response.body(), Replies.proposed(response))
                    : new Reply.Done<>(Replies.imported(response));
        } catch (IOException unreadable) {
            throw new UnansweredException(unreadable);
        }
    }

    /**
     * Writes the current text of a zone.
     *
     * @param out is flushed, not closed; what stands in it after an exception is of no use
     * @throws IOException where the engine cannot be reached, the text was cut on the way, or cannot be written
     */
    public Reply<Exported> exportZone(String zone, OutputStream out, Progress progress)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = engine.request(path(zone, "/export"))
                .header("Accept", ZONE_TEXT)
                .GET();
        try {
            HttpResponse<InputStream> response = engine.open(request);
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) {
                    return new Reply.Refused<>(
                            Replies.problem(response.statusCode(), new String(in.readAllBytes(), Replies.CHARSET)));
                }
                OptionalLong bytes = response.headers().firstValueAsLong("Content-Length");
                return new Reply.Done<>(new ExportedText(out).copy(new CountedStream(in, bytes, progress)));
            }
        } catch (IOException failure) {
            throw engine.told(failure);
        }
    }

    private static String path(String zone, String rest) {
        return "/zones/" + ZonePath.of(zone) + rest;
    }

    private static boolean isDone(HttpResponse<?> response) {
        return response.statusCode() / 100 == 2;
    }

    @Override
    public void close() {
        engine.close();
    }
}
