package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Somebody who knows what is stored for certain, and what he has wished since. What he was not answered he sends again
 * under the same key, and what he was answered too: neither has a second effect.
 */
abstract class RepeatingWriter {

    /** A write that was answered. */
    private record Answered(KeyedWrite write, HttpResponse<String> answer) {}

    private final String name;
    private int writes;
    private Map<String, String> settled = new HashMap<>();
    private Map<String, String> wished = Map.of();
    private Optional<KeyedWrite> open = Optional.empty();
    private Optional<Answered> last = Optional.empty();

    /** @param name of which no other writer's begins */
    RepeatingWriter(String name) {
        this.name = name;
    }

    /** Writes one thing after the other until no answer comes. */
    final void writeUntilBroken(Api api, CountDownLatch count) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                wished = new HashMap<>(settled);
                KeyedWrite write = next(wished, name + "-" + ++writes);
                open = Optional.of(write);
                HttpResponse<String> answer = write.sendTo(api);
                take(answer);
                last = Optional.of(new Answered(write, answer));
                count.countDown();
            }
        } catch (UncheckedIOException broken) {
            // Killed: whether what was wished last is stored, nobody can know but by looking.
        }
    }

    private void take(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        settled = wished;
        open = Optional.empty();
        Answers.serial(answer.body()).ifPresent(this::acknowledged);
    }

    /**
     * Looks what is stored, and repeats what was not answered.
     *
     * @return whether what was not answered had been done
     */
    final boolean settle(Api api, String round) {
        Map<String, String> stored = stored(api);
        assertThat(stored)
                .as("%s: what was acknowledged to %s, or that and what was wished last", round, name)
                .isIn(settled, wished);
        last.ifPresent(answered -> requireKnownAgain(api, answered, round));
        boolean isDone = open.isPresent() && stored.equals(wished);
        open.ifPresent(write -> repeat(api, write, isDone, round));
        return isDone;
    }

    private void requireKnownAgain(Api api, Answered answered, String round) {
        long before = effects(api);
        HttpResponse<String> again = answered.write().sendTo(api);
        assertThat(again.statusCode())
                .as("%s: %s, which had been answered", round, answered.write())
                .isEqualTo(answered.answer().statusCode());
        assertThat(again.body()).isEqualTo(answered.answer().body());
        assertThat(effects(api))
                .as("%s: effects of %s, sent a second time", round, answered.write())
                .isEqualTo(before);
    }

    private void repeat(Api api, KeyedWrite write, boolean isDone, String round) {
        long before = effects(api);
        take(write.sendTo(api));
        assertThat(effects(api))
                .as(
                        "%s: effects after %s, which %s when the engine was killed",
                        round, write, isDone ? "had been done" : "was not done")
                .isEqualTo(isDone ? before : before + 1);
        if (!isDone) {
            assertThat(stored(api)).as("%s: after %s", round, write).isEqualTo(settled);
        }
    }

    /** Takes note of the serial that an acknowledgement told. */
    abstract void acknowledged(long serial);

    /** The next wish, done to what is stored by the writer's own account. */
    abstract KeyedWrite next(Map<String, String> state, String key);

    abstract Map<String, String> stored(Api api);

    /** A number that each effect of a write counts up by one. */
    abstract long effects(Api api);
}
