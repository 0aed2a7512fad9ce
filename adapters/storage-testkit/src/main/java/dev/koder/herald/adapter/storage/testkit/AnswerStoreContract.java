package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.retry.AnswerLimits;
import dev.koder.herald.application.retry.EarlierAnswer;
import dev.koder.herald.application.retry.port.AnswerStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AnswerStore} keeps to. */
abstract class AnswerStoreContract extends Contract {

    private static final IdempotencyKey KEY = new IdempotencyKey("key-1", "aa");
    private static final IdempotencyKey SAME_KEY_OF_ANOTHER_REQUEST = new IdempotencyKey("key-1", "bb");
    private static final Duration KEPT = Duration.ofHours(24);

    private AnswerStore answers() {
        return stores().answers();
    }

    private void keep(TenantId tenant, IdempotencyKey key, String answer, Instant at) {
        keep(tenant, key, answer, at, AnswerLimits.DEFAULT);
    }

    private void keep(TenantId tenant, IdempotencyKey key, String answer, Instant at, AnswerLimits limits) {
        answers().keep(tenant, key, answer, at, at.minus(KEPT), limits);
    }

    /** The answer's text, or what is known instead. */
    private String found(TenantId tenant, IdempotencyKey key, Instant at) {
        Optional<EarlierAnswer> found = answers().find(tenant, key, at.minus(KEPT));
        return found.map(AnswerStoreContract::text).orElse("nothing");
    }

    private static String text(EarlierAnswer earlier) {
        return switch (earlier) {
            case EarlierAnswer.Given(String text) -> text;
            case EarlierAnswer.ToOtherRequest other -> "other";
        };
    }

    @Test
    void finds_an_answer_as_it_was_kept() {
        String answer = "200\nETag: \"1\"\n\n{\"name\": \"b\u00fccher\"}\t\r\n";
        keep(ACME, KEY, answer, START);

        assertThat(found(ACME, KEY, START)).isEqualTo(answer);
    }

    @Test
    void knows_nothing_of_a_key_that_was_never_used() {
        assertThat(found(ACME, KEY, START)).isEqualTo("nothing");
    }

    @Test
    void tells_when_the_key_was_another_request_s() {
        keep(ACME, KEY, "200 done", START);

        assertThat(found(ACME, SAME_KEY_OF_ANOTHER_REQUEST, START)).isEqualTo("other");
    }

    @Test
    void keeps_the_keys_of_tenants_apart() {
        keep(ACME, KEY, "200 done", START);

        assertThat(found(GLOBEX, KEY, START)).isEqualTo("nothing");
        keep(GLOBEX, SAME_KEY_OF_ANOTHER_REQUEST, "200 theirs", START);
        assertThat(found(ACME, KEY, START)).isEqualTo("200 done");
        assertThat(found(GLOBEX, SAME_KEY_OF_ANOTHER_REQUEST, START)).isEqualTo("200 theirs");
    }

    @Test
    void the_first_answer_under_a_key_stays() {
        keep(ACME, KEY, "first", START);
        keep(ACME, KEY, "second", START.plusSeconds(1));
        keep(ACME, SAME_KEY_OF_ANOTHER_REQUEST, "third", START.plusSeconds(2));

        assertThat(found(ACME, KEY, START.plusSeconds(3))).isEqualTo("first");
    }

    @Test
    void forgets_an_answer_in_time_and_takes_another_under_its_key_then() {
        keep(ACME, KEY, "first", START);
        Instant end = START.plus(KEPT);

        assertThat(found(ACME, KEY, end.minusNanos(1))).isEqualTo("first");
        assertThat(found(ACME, KEY, end)).isEqualTo("nothing");
        keep(ACME, SAME_KEY_OF_ANOTHER_REQUEST, "second", end);
        assertThat(found(ACME, SAME_KEY_OF_ANOTHER_REQUEST, end)).isEqualTo("second");
    }

    /** Keeps answers of so many octets a second after one another, and answers which of them are there at the end. */
    private List<Integer> left(AnswerLimits limits, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            keep(ACME, key(i), "\u00fc".repeat(octets[i] / 2), START.plusSeconds(i), limits);
        }
        return IntStream.range(0, octets.length)
                .filter(i ->
                        !found(ACME, key(i), START.plusSeconds(octets.length)).equals("nothing"))
                .boxed()
                .toList();
    }

    private static IdempotencyKey key(int number) {
        return new IdempotencyKey("key-" + number, "aa");
    }

    @Test
    void the_earliest_answers_of_a_tenant_go_where_there_are_too_many() {
        keep(GLOBEX, KEY, "theirs", START.minusSeconds(1));

        assertThat(left(new AnswerLimits(3, 1000), 2, 2, 2, 2, 2)).containsExactly(2, 3, 4);
        assertThat(found(GLOBEX, KEY, START)).isEqualTo("theirs");
    }

    @Test
    void the_earliest_answers_of_a_tenant_go_where_they_have_too_many_octets() {
        assertThat(left(new AnswerLimits(9, 100), 60, 20, 20, 30)).containsExactly(1, 2, 3);
    }

    @Test
    void an_answer_that_takes_more_than_all_the_room_is_not_kept_and_drives_out_none() {
        assertThat(left(new AnswerLimits(9, 100), 60, 102)).containsExactly(0);
    }

    @Test
    void there_is_room_again_once_answers_are_forgotten() {
        AnswerLimits limits = new AnswerLimits(2, 100);
        left(limits, 50, 50);
        assertThat(answers().forget(START.plusSeconds(1), 10)).isFalse();

        assertThat(left(limits, 50, 50)).containsExactly(0, 1);
    }

    @Test
    void an_answer_that_takes_the_place_of_an_old_one_needs_no_more_room_than_its_own() {
        AnswerLimits limits = new AnswerLimits(2, 100);
        keep(ACME, key(7), "a".repeat(50), START.minus(KEPT), limits);

        keep(ACME, key(7), "b".repeat(50), START, limits);

        assertThat(left(limits, 50)).containsExactly(0);
        assertThat(found(ACME, key(7), START)).isEqualTo("b".repeat(50));
    }

    @Test
    void forgets_so_many_old_answers_at_once_and_tells_whether_there_are_more() {
        left(AnswerLimits.DEFAULT, 2, 2, 2, 2);

        assertThat(answers().forget(START.plusSeconds(2), 2)).isTrue();
        assertThat(answers().forget(START.plusSeconds(2), 2)).isFalse();
        assertThat(found(ACME, key(2), START.plusSeconds(2))).isEqualTo("nothing");
        assertThat(found(ACME, key(3), START.plusSeconds(3))).isNotEqualTo("nothing");
    }

    @Test
    void an_answer_that_is_kept_drives_out_a_few_old_ones_at_most() {
        for (int i = 0; i < 40; i++) {
            keep(GLOBEX, key(i), "old", START);
        }

        keep(ACME, KEY, "new", START.plus(KEPT));

        assertThat(answers().forget(START, 20)).isTrue();
    }
}
